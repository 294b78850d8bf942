import type { SecondFactorView } from '@kratos-login/core/second-factor';
import type { Emulator } from '@kratos-login/emulator';
import { findDeadEnd, findViewProblems } from '../simulation/find-view-problems.ts';

/** Returns what is wrong with a view: it is blank, or has secrets where none are shown. */
export function findSecondFactorViewProblems(view: SecondFactorView): readonly string[] {
  const { title, pageTitle, kind } = view;
  return [
    ...(title.trim() === '' || pageTitle.trim() === '' ? ['has no title'] : []),
    ...('readSecrets' in view && kind !== 'pairing' && kind !== 'backup-codes' ? ['has secrets'] : []),
    ...(view.kind === 'confirming' ? findViewProblems(view.login.getView()).map((problem) => `has a login inside that ${problem}`) : []),
  ];
}

/** Reports a view without any action, which is a dead end. */
export function findSecondFactorDeadEnd(view: SecondFactorView): readonly string[] {
  if (view.kind === 'done') return [];
  if (view.kind === 'confirming' && view.leave === null) return findDeadEnd(view.login.getView());
  const actions = Object.entries(view).filter(([name, value]) => typeof value === 'function' && name !== 'readSecrets');
  return actions.length > 0 ? [] : ['offers no action'];
}

/** Whether an overview says what Kratos has saved for its user. */
export function findUntruth(view: SecondFactorView, kratos: Emulator): readonly string[] {
  if (view.kind !== 'overview' || view.username === null) return [];
  const identity = kratos.identities.find(view.username);
  const truth = { totp: identity?.totpSecret !== null, lookup_secret: (identity?.lookupCodes.length ?? 0) > 0 };
  return view.methods.flatMap(({ id, isSetUp }) =>
    isSetUp !== null && isSetUp !== truth[id as keyof typeof truth] ? [`says that ${id} is${isSetUp ? '' : ' not'} set up`] : [],
  );
}
