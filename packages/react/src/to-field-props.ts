import type { Field } from '@kratos-login/core';

/** The props of an `<input>`. The types are narrow, because the inputs of many component libraries require that. */
export interface FieldProps {
  /** `field.name`. */
  readonly name: string;
  /** `field.type`. */
  readonly type: Field['type'];
  /** `field.value`, as the initial value. */
  readonly defaultValue: string;
  /** `field.autocomplete`. */
  readonly autoComplete: Field['autocomplete'];
  /** `field.inputMode`. */
  readonly inputMode: Field['inputMode'];
  /** `field.enterKeyHint`. */
  readonly enterKeyHint: Field['enterKeyHint'];
  /** Identifiers and passwords are typed as they are. */
  readonly autoCapitalize: 'none';
  /** A spelling checker may send what is typed to a server. */
  readonly spellCheck: false;
  /** `field.dir`. */
  readonly dir: Field['dir'];
  /** Set unless the field is hidden. */
  readonly required: boolean;
  /** Set if the field is for password managers only. */
  readonly hidden?: true;
  readonly 'aria-invalid'?: true;
}

/**
 * Returns the props of an uncontrolled `<input>`. Typing causes no render, and text typed before hydration is kept.
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
