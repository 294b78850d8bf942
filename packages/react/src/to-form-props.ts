import type { FormView } from '@kratos-login/core';
import { submitForm } from '@kratos-login/core/page';
import type { FormHTMLAttributes, RefCallback } from 'react';

/** The properties of a `<form>` in React's spelling. */
export interface FormProps {
  /** A `get` before hydration would put the password into the address. */
  readonly method: 'post';
  /** Sets `noValidate`, because Kratos validates. */
  readonly ref: RefCallback<HTMLFormElement>;
  /** Submits the form to the login. */
  readonly onSubmit: NonNullable<FormHTMLAttributes<HTMLFormElement>['onSubmit']>;
}

/**
 * Returns the props of a `<form>`. Before the script runs, the form is a `post`, because a `get` would put the password into the address. The `ref` turns the
 * browser's own validation off, because Kratos validates. Set `key={view.form}` yourself, because React ignores a spread key.
 *
 * ```tsx
 * import type { FormView } from '@kratos-login/core'
 * import { toFieldProps, toFormProps } from '@kratos-login/react'
 *
 * export const Form = ({ view }: { view: FormView }) => (
 *   <form key={view.form} {...toFormProps(view)}>
 *     {view.fields.map((field) => <input key={field.name} aria-label={field.label} {...toFieldProps(field)} />)}
 *     <button>{view.submitLabel}</button>
 *   </form>
 * )
 * ```
 */
export const toFormProps = (view: FormView): FormProps => ({
  method: 'post',
  ref: dropBubbles,
  onSubmit: (event) => {
    if (event.target === event.currentTarget) submitForm(event, view); // React also bubbles the event of a form in a dialog inside this one
  },
});

function dropBubbles(form: HTMLFormElement | null): void {
  if (form !== null) form.noValidate = true;
}
