import { type Login, seal } from '@kratos-login/core';
import type { UserEvent } from '@kratos-login/core/machine';
import type { AnyEventObject, SimulatedClock } from 'xstate';
import type { Driver } from 'xstate-paths';
import type { LoginSecrets } from './login-alphabet.ts';
import { outcomeOf } from './login-outcomes.ts';
import type { ScriptedKratos } from './scripted-kratos.ts';
import { sealCode } from './seal-code.ts';
import { waitUntil } from './wait-until.ts';

/** Options of {@link createLoginDriver}. */
export interface LoginDriverOptions {
  /** A started login. */
  readonly login: Login;
  /** The scripted Kratos that the login calls. */
  readonly kratos: ScriptedKratos;
  /** The clock that was passed to the login. */
  readonly clock: SimulatedClock;
  /** The timeout of a call in milliseconds, and a function that lets this time pass, such as fake timers. */
  readonly passTime: (ms: number) => Promise<unknown>;
  /** The secrets to type. */
  readonly secrets: Required<LoginSecrets>;
  /** Performs an event on the page, and returns whether the page offers it. Default: there is no page. */
  readonly act?: (event: UserEvent) => boolean;
}

/**
 * Creates a `Driver` for a login with a scripted Kratos. `act` performs the events that a page offers, and the actor gets the others.
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
      if (src === 'submitFlow' && login.actor.getSnapshot().context.flow === null) return; // no request was sent
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

/** A sealed value opens once, so each event needs a new one. */
function withSecret(event: AnyEventObject, { password, code }: Required<LoginSecrets>): UserEvent {
  const typed = event as UserEvent;
  if (typed.type === 'password.submit') return { ...typed, secret: typed.secret && seal(password) };
  return typed.type === 'code.submit' ? { ...typed, secrets: sealCode(code) } : typed;
}
