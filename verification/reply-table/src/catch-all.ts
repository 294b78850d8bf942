import type { ReplyEvent } from '@kratos-login/core';
import { type Column, columns } from './states.ts';

type Reply = ReplyEvent['type'];
/** By the reply that is heard, the states that leave it to the root. */
type Caught = Readonly<Record<Reply, readonly Column[]>>;

const everyPlace = columns.filter((column) => column !== 'PQ' && column !== 'TQ');

/** The replies that reach `reply.*` at the root of the chart. All others find a state that knows what to do: one that gets in here has lost its edge. */
export const caught: Caught = {
  // Trouble, which is what it is there for.
  'reply.refused': everyPlace,
  'reply.busy': everyPlace,
  'reply.unavailable': everyPlace,
  'reply.serverTrouble': everyPlace,
  'reply.unreachable': everyPlace,
  'reply.timedOut': everyPlace,
  'reply.unexpected': everyPlace,
  'reply.inCircles': everyPlace.filter((column) => column !== 'PU'), // a password was judged a moment ago
  'reply.nothingOffered': ['O1', 'O2', 'PS', 'PR', 'PU', 'TS', 'TR'],
  // No trouble in itself, but never seen there. After the password a missing session says that cookies are blocked.
  'reply.noSession': ['O1', 'PS', 'PR', 'PU'],
  'reply.secondFactorDue': ['TS'],
  'reply.flow': [],
  'reply.signedIn': [],
  'reply.leave': [],
  'reply.sessionChanged': [],
  'reply.rejected': [],
  'reply.barred': [],
  'reply.flowGone': [],
  'reply.csrfMismatch': [],
};

/** And those that Kratos never gives there. */
export const caughtStrays: Partial<Caught> = {
  'reply.nothingOffered': ['AW', 'SO'],
  'reply.secondFactorDue': ['O1', 'O2', 'PR', 'PU', 'TR', 'SO'],
  'reply.rejected': ['O1', 'O2', 'AW', 'PR', 'PU', 'TR', 'SO'],
  'reply.barred': ['O1', 'O2', 'AW', 'PR', 'PU', 'TR', 'SO'],
  'reply.flowGone': ['PR', 'PU', 'TR'],
  'reply.csrfMismatch': ['PR', 'PU', 'TR'],
};
