import type { ReplyEvent } from '@kratos-login/core/machine';
import { type Column, columns, isRequestState } from './states.ts';

type Reply = ReplyEvent['type'];
/** The states that leave each reply to the root. */
type RootHandled = Readonly<Record<Reply, readonly Column[]>>;

const requestStates = columns.filter(isRequestState);

/** The replies that `reply.*` at the root of the chart handles. A state that is added here by mistake has lost a transition. */
export const rootHandled: RootHandled = {
  // Failures, for which the root exists.
  'reply.refused': requestStates,
  'reply.rateLimited': requestStates,
  'reply.unavailable': requestStates,
  'reply.serverError': requestStates,
  'reply.unreachable': requestStates,
  'reply.timedOut': requestStates,
  'reply.unexpected': requestStates,
  'reply.restartLimitReached': requestStates.filter((column) => column !== 'password.steppingUp'), // the password before it has reset the count
  // Not failures, but Kratos never sends them there. After the password a missing session means that cookies are blocked.
  'reply.noSession': ['init.opening', 'password.submitting', 'password.renewing', 'password.steppingUp'],
  'reply.secondFactorDue': ['awaiting-TOTP.submitting'],
  'reply.noUsableMethod': [],
  'reply.flow': [],
  'reply.signedIn': [],
  'reply.redirectRequired': [],
  'reply.sessionChanged': [],
  'reply.rejected': [],
  'reply.accountBlocked': [],
  'reply.flowGone': [],
  'reply.csrfMismatch': [],
};

/** The same for replies that Kratos never sends there. */
export const rootHandledImpossible: Partial<RootHandled> = {
  'reply.secondFactorDue': [
    'init.opening',
    'init.openingSecondFactor',
    'password.renewing',
    'password.steppingUp',
    'awaiting-TOTP.renewing',
    'init.signingOut',
  ],
  'reply.rejected': [
    'init.opening',
    'init.openingSecondFactor',
    'init.checkingSession',
    'password.renewing',
    'password.steppingUp',
    'awaiting-TOTP.renewing',
    'init.signingOut',
  ],
  'reply.accountBlocked': [
    'init.opening',
    'init.openingSecondFactor',
    'init.checkingSession',
    'password.renewing',
    'password.steppingUp',
    'awaiting-TOTP.renewing',
    'init.signingOut',
  ],
  'reply.flowGone': ['password.renewing', 'password.steppingUp', 'awaiting-TOTP.renewing'],
  'reply.csrfMismatch': ['password.renewing', 'password.steppingUp', 'awaiting-TOTP.renewing'],
};
