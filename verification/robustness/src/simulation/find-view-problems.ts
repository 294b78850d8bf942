import type { LoginView } from '@kratos-login/core';

/** Returns what is wrong with a view: it is blank, or contains anything except plain data and functions. */
export function findViewProblems(view: LoginView): readonly string[] {
  const problems: string[] = [];
  if (!Object.values(view).every((value) => typeof value === 'function' || isPlain(value))) problems.push('is not plain data');
  if (view.title.trim() === '' || view.pageTitle.trim() === '') problems.push('has no title');
  if (view.kind === 'form' && !view.isPending && !hasSomethingToDo(view))
    problems.push(`is a form without a field or a choice: ${JSON.stringify(view)}`);
  return problems;
}

/** Whether JSON preserves the value. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return value === null || typeof value === 'string' || typeof value === 'boolean';
  const isList = Array.isArray(value);
  return (isList || Object.getPrototypeOf(value) === Object.prototype) && Object.values(value).every(isPlain);
}

/** Reports a view without any action, which is a dead end. */
export function findDeadEnd(view: LoginView): readonly string[] {
  if (view.step === 'success') return [];
  const verbs = Object.values(view).filter((value) => typeof value === 'function');
  return verbs.length > 0 ? [] : ['offers no action'];
}

function hasSomethingToDo(view: Extract<LoginView, { form: unknown }>): boolean {
  const { form, fields, addresses, factors, providers, unsupportedMethods, switchAccount, forgetIdentifier } = view;
  // Kratos mailed a code and named no address, or has no method for this identifier. The user can choose another account or identifier.
  if ((form === 'address' || form === 'password') && (switchAccount ?? forgetIdentifier) !== null) return true;
  return fields.some(({ isHidden }) => !isHidden) || [addresses, factors, providers, unsupportedMethods].some((ways) => ways.length > 0);
}
