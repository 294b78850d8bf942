import { type Login, seal, type UserEvent } from '@kratos-login/core';
import type { AnyEventObject, SimulatedClock } from 'xstate';
import type { Driver } from 'xstate-paths';
import type { LoginSecrets } from './login-alphabet.ts';
import { outcomeOf } from './login-outcomes.ts';
import type { ScriptedKratos } from './scripted-kratos.ts';
import { waitUntil } from './wait-until.ts';

/** What {@link createLoginDriver} drives. */
export interface LoginDriverOptions {
  readonly login: Login;
  readonly kratos: ScriptedKratos;
  /** The one that the login was made with. */
  readonly clock: SimulatedClock;
  /** How long the login gives a call, in milliseconds, and what lets that time pass: fake timers, for instance. */
  readonly passTime: (ms: number) => Promise<unknown>;
  readonly secrets: Required<LoginSecrets>;
  /** Does it on the page, and says whether the page offers it. Default: nothing is on a page. */
  readonly act?: (event: UserEvent) => boolean;
}

/**
 * A `Driver` of a login that speaks to a scripted Kratos: what a page shows is given by `act`, what it does not offer is sent to the actor.
 *
 * ```ts
 * import { createLogin, type LoginInput } from '@kratos-login/core'
 * import { createLoginDriver, createScriptedKratos, loginPaths } from '@kratos-login/testing'
 * import { vi } from 'vitest'
 * import { SimulatedClock } from 'xstate'
 * import { drivePath } from 'xstate-paths'
 *
 * vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
 * for (const path of loginPaths()) {
 *   const [kratos, clock] = [createScriptedKratos(), new SimulatedClock()]
 *   const login = createLogin({ ...(path.start.input as LoginInput), ...kratos, clock })
 *   login.start()
 *   const secrets = { password: 'correct horse', code: '123456' }
 *   await drivePath(path, createLoginDriver({ login, kratos, clock, secrets, passTime: vi.advanceTimersByTimeAsync }))
 * }
 * ```
 */
export function createLoginDriver({ login, kratos, clock, passTime, secrets, act = () => false }: LoginDriverOptions): Driver {
  return {
    send(event) {
      if (!act(event as UserEvent)) login.actor.send(withSecret(event, secrets));
    },
    async settle({ src }, answer) {
      const outcome = outcomeOf(answer);
      if (outcome === null) throw new Error('The calls of a login never reject.');
      if (src === 'submitFlow' && login.actor.getSnapshot().context.flow === null) return; // nothing was posted, and nobody has to answer
      await kratos.answer(outcome);
      if (outcome.kind === 'timedOut') await passTime(30_000);
    },
    elapse: (ms) => {
      clock.increment(ms);
    },
    async expect(value) {
      const expected = JSON.stringify(value);
      const at = (): string => JSON.stringify(login.actor.getSnapshot().value);
      await waitUntil(
        () => at() === expected,
        () => `Expected ${expected}, got ${at()}.`,
      );
    },
  };
}

/** A seal opens once, and the one of the path was made for all paths. */
function withSecret(event: AnyEventObject, { password, code }: Required<LoginSecrets>): UserEvent {
  const typed = event as UserEvent;
  if (typed.type === 'password.submit') return { ...typed, secret: typed.secret && seal(password) };
  return typed.type === 'code.submit' ? { ...typed, secret: seal(code) } : typed;
}
