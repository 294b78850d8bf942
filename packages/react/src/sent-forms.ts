import type { FormView } from '@kratos-login/core';

type Submit = NonNullable<FormView['submit']>;

/** The form that was sent last, by the verb it was sent with: a login has one `submit` for its whole life. */
const sentForms = new WeakMap<Submit, HTMLFormElement>();

export function keepSentForm(submit: Submit | null, form: HTMLFormElement): void {
  if (submit !== null) sentForms.set(submit, form);
}

/** `undefined` where it is not known, or not on the page any more. */
export function findSentForm(submit: Submit | null): HTMLFormElement | undefined {
  const form = submit === null ? undefined : sentForms.get(submit);
  return form?.isConnected ? form : undefined;
}
