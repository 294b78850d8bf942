import { type LoginInput, loginMachine } from '@kratos-login/core';
import type { secondFactorMachine } from '@kratos-login/core/second-factor';
import { type AnyActorRef, createActor, fromPromise, type SnapshotFrom } from 'xstate';

type Machine = typeof secondFactorMachine;

/**
 * Returns a copy of `secondFactorMachine` whose login inside is one call, with the ends of a login as its results. The login has a chart and paths of its own.
 *
 * ```ts
 * import { secondFactorMachine } from '@kratos-login/core/second-factor'
 * import { secondFactorAlphabet, withScriptedLogin } from '@kratos-login/testing'
 * import { explore } from 'xstate-paths'
 *
 * console.log(explore(withScriptedLogin(secondFactorMachine), secondFactorAlphabet).crashes) // []
 * ```
 */
export const withScriptedLogin = (machine: Machine): Machine =>
  machine.provide({ actors: { login: fromPromise(() => new Promise(() => {})) as never } });

/** Returns the input of the login that is shown in place. `null` if none is. */
export function findLoginInput(child: AnyActorRef | undefined): LoginInput | null {
  const snapshot: { readonly input?: LoginInput } | undefined = child?.getSnapshot();
  return snapshot?.input ?? null;
}

const logins = new WeakMap<AnyActorRef, AnyActorRef>();

/** Puts a login, which is not started, in the place of the scripted one, because a view contains it. */
export function withLogin(snapshot: SnapshotFrom<Machine>): SnapshotFrom<Machine> {
  const child = (snapshot.children as Readonly<Record<string, AnyActorRef | undefined>>)['login'];
  const input = findLoginInput(child);
  if (child === undefined || input === null) return snapshot;
  const login = logins.get(child) ?? createActor(loginMachine, { input });
  logins.set(child, login);
  return { ...snapshot, children: { ...snapshot.children, login } } as SnapshotFrom<Machine>;
}
