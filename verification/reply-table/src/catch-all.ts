import type { ReplyEvent } from '@kratos-login/core';
import { type Column, columns } from './states.ts';

type Reply = ReplyEvent['type'];
/** By the reply that is heard, the states that leave it to the root. */
type RootHandled = Readonly<Record<Reply, readonly Column[]>>;

const everyPlace = columns.filter((column) => column !== 'PQ' && column !== 'TQ');

/** The replies that reach `reply.*` at the root of the chart. All others find a state that knows what to do: one that gets in here has lost its edge. */
export const rootHandled: RootHandled = {
  // Trouble, which is what it is there for.
  'reply.refused': everyPlace,
  'reply.rateLimited': everyPlace,
  'reply.unavailable': everyPlace,
  'reply.serverError': everyPlace,
  'reply.unreachable': everyPlace,
  'reply.timedOut': everyPlace,
  'reply.unexpected': everyPlace,
  'reply.restartLimitReached': everyPlace.filter((column) => column !== 'PU'), // a password was judged a moment ago
  'reply.noUsableMethod': ['O1', 'O2', 'PS', 'PR', 'PU', 'TS', 'TR'],
  // No trouble in itself, but never seen there. After the password a missing session says that cookies are blocked.
  'reply.noSession': ['O1', 'PS', 'PR', 'PU'],
  'reply.secondFactorDue': ['TS'],
  'reply.flow': [],
  'reply.signedIn': [],
  'reply.redirectRequired': [],
  'reply.sessionChanged': [],
  'reply.rejected': [],
  'reply.accountBlocked': [],
  'reply.flowGone': [],
  'reply.csrfMismatch': [],
};

/** And those that Kratos never gives there. */
export const rootHandledImpossible: Partial<RootHandled> = {
  'reply.noUsableMethod': ['AW', 'SO'],
  'reply.secondFactorDue': ['O1', 'O2', 'PR', 'PU', 'TR', 'SO'],
  'reply.rejected': ['O1', 'O2', 'AW', 'PR', 'PU', 'TR', 'SO'],
  'reply.accountBlocked': ['O1', 'O2', 'AW', 'PR', 'PU', 'TR', 'SO'],
  'reply.flowGone': ['PR', 'PU', 'TR'],
  'reply.csrfMismatch': ['PR', 'PU', 'TR'],
};
