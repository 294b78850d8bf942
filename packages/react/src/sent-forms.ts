import type { FormView } from '@kratos-login/core';

type Submit = NonNullable<FormView['submit']>;

/** The form that was sent last, by its `submit` function: a login has one `submit` for its whole life. */
const sentForms = new WeakMap<Submit, HTMLFormElement>();

export function keepSentForm(submit: Submit | null, form: HTMLFormElement): void {
  if (submit !== null) sentForms.set(submit, form);
}

/** Returns `undefined` when the form is unknown or no longer on the page. */
export function findSentForm(submit: Submit | null): HTMLFormElement | undefined {
  const form = submit === null ? undefined : sentForms.get(submit);
  return form?.isConnected ? form : undefined;
}
