import type { FormView } from '@kratos-login/core';
import { isServed } from './served-view.ts';

/** The properties of the `<button>` that sends a form, in React's spelling. */
export interface SubmitProps {
  /** The type of the button. */
  readonly type: 'submit';
  /** Set in the HTML of a server, until hydration. */
  readonly disabled: boolean;
  /** Firefox restores the disabled state of a button after a reload, unless `autocomplete` is off. */
  readonly autoComplete: 'off';
  readonly 'aria-disabled': boolean;
}

/**
 * Returns the props of the submit button. In the HTML of a server it is `disabled` until hydration, which blocks Enter as well: without the script
 * the browser would post the password to the page's own server. During a request it is only `aria-disabled`, because a disabled button loses the
 * focus.
 *
 * ```tsx
 * import type { FormView } from '@kratos-login/core'
 * import { toSubmitProps } from '@kratos-login/react'
 *
 * export const Submit = ({ view }: { view: FormView }) => <button {...toSubmitProps(view)}>{view.submitLabel}</button>
 * ```
 */
export const toSubmitProps = (view: FormView): SubmitProps => ({
  type: 'submit',
  disabled: isServed(view),
  autoComplete: 'off',
  'aria-disabled': view.isPending,
});
