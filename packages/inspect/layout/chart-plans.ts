import type { ChartPlan } from './place-states.ts';

/** The columns follow the usual course from left to right. */
export const loginPlan: ChartPlan = {
  columns: [['init'], ['password'], ['awaiting-TOTP'], ['success', 'error']],
  roads: {
    'login ▸ reply.flow[1]': 'login.init.opening',
    'login ▸ reply.flow': 'login.password.steppingUp',
    'login ▸ reply.signedIn': 'login.awaiting-TOTP.submitting',
  },
};

export const secondFactorPlan: ChartPlan = {
  columns: [
    ['loading', 'routing'],
    ['overview', 'pairing'],
    ['changing', 'backup-codes'],
    ['confirming', 'signed-out', 'signing-out'],
    ['done', 'error'],
  ],
  roads: {},
};
