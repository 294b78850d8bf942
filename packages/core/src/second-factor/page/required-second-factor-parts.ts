import type { SecondFactorView } from '../second-factor-view.ts';

/** The kinds of views, each of which a page has to show. The first one is that before Kratos has answered. */
export const requiredSecondFactorParts = [
  'loading',
  'overview',
  'pairing',
  'backup-codes',
  'confirming',
  'signed-out',
  'error',
  'done',
] as const satisfies readonly SecondFactorView['kind'][];
