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
 * What a form's `<form>` needs: it is read when it is sent, and stays on the page. Sent before the script is there it is a `post`, for a `get` would
 * put the password into the address, and the browser says what is missing; with the script Kratos does, so the `ref` turns the browser's bubbles off. The
 * `key` is `view.form`: React takes none from properties that are spread.
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
    if (event.target === event.currentTarget) submitForm(event, view); // else it is the form of a dialog that React has inside of this one
  },
});

function dropBubbles(form: HTMLFormElement | null): void {
  if (form !== null) form.noValidate = true;
}
