import type { Field } from '@kratos-login/core';

/** The properties of an `<input>` in React's spelling, as exactly as they are known: the inputs of many component libraries take no less. */
export interface FieldProps {
  readonly name: string;
  readonly type: Field['type'];
  readonly defaultValue: string;
  readonly autoComplete: Field['autocomplete'];
  readonly inputMode: Field['inputMode'];
  readonly enterKeyHint: Field['enterKeyHint'];
  readonly autoCapitalize: 'none';
  readonly spellCheck: false;
  readonly dir: Field['dir'];
  readonly required: boolean;
  readonly hidden?: true;
  readonly 'aria-invalid'?: true;
}

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
