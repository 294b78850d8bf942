import type { Login } from '@kratos-login/core';
import { useEffect, useRef } from 'react';

declare const process: { readonly env: { readonly NODE_ENV?: string } };

interface Kept {
  /** The login in use. */
  readonly login: Login;
  /** The login passed in the last render. */
  readonly given: Login;
  /** Number of consecutive renders that each passed another login. */
  readonly inARow: number;
  /** Number of changes that came within {@link soon} of each other. */
  readonly changes: number;
  readonly changedAt: number;
  /** Whether the login in use is kept, whatever is passed. */
  readonly isHeld: boolean;
}

/** A host may replace the login, for example for another language: occasionally, with other renders in between. */
const mostInARow = 3;
const mostChanges = 6;
/** In milliseconds. */
const soon = 5_000;

/**
 * Returns the login passed, or the one in use once it is clear that each render creates another. Every login opens a flow when it starts, its answer
 * renders the component again, and that would create the next login, and so on.
 */
export function useLastingLogin(given: Login): Login {
  const kept = useRef<Kept | null>(null);
  const login = kept.current?.isHeld ? kept.current.login : given;
  useEffect(() => {
    const before = kept.current;
    const after = toKept(before, login, given);
    kept.current = after;
    if (after.isHeld && !before?.isHeld && process.env.NODE_ENV !== 'production') console.error(complaint);
  });
  return login;
}

function toKept(before: Kept | null, login: Login, given: Login): Kept {
  if (before === null) return { login, given, inARow: 0, changes: 0, changedAt: 0, isHeld: false };
  if (given === before.given) return { ...before, inARow: 0 };
  const changedAt = Date.now();
  const inARow = before.inARow + 1;
  const changes = changedAt - before.changedAt < soon ? before.changes + 1 : 1;
  const isHeld = before.isHeld || inARow >= mostInARow || changes >= mostChanges;
  return { login, given, inARow, changes, changedAt, isHeld };
}

const complaint =
  'useLogin: got another login in each render. Expected the same one: call createLogin outside of the component, or once, in useState(() => createLogin(…)). The login of an earlier render is kept, so that the page does not open one flow after another.';
