import type { Field } from '@kratos-login/core';
import type { InputHTMLAttributes } from 'react';

/** The properties of an `<input>` in React's spelling. */
export type FieldProps = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  | 'name'
  | 'type'
  | 'defaultValue'
  | 'autoComplete'
  | 'inputMode'
  | 'enterKeyHint'
  | 'autoCapitalize'
  | 'spellCheck'
  | 'dir'
  | 'hidden'
  | 'required'
  | 'aria-invalid'
>;

/**
 * What a field's `<input>` needs: uncontrolled, so that typing costs no render and nothing typed before hydration is lost.
 *
 * ```tsx
 * import type { Field } from '@kratos-login/core'
 * import { toFieldProps } from '@kratos-login/react'
 *
 * export const Input = ({ field, isReadOnly }: { field: Field; isReadOnly: boolean }) => <input id={field.name} readOnly={isReadOnly} {...toFieldProps(field)} />
 * ```
 */
export const toFieldProps = ({ name, type, value, autocomplete, inputMode, enterKeyHint, dir, isHidden, messages }: Field): FieldProps => ({
  name,
  type,
  defaultValue: value,
  autoComplete: autocomplete,
  inputMode,
  enterKeyHint,
  autoCapitalize: 'none',
  spellCheck: false,
  dir,
  required: !isHidden,
  ...(isHidden && { hidden: true }),
  ...(messages.length > 0 && { 'aria-invalid': true }),
});
