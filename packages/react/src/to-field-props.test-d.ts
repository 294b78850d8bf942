import type { InputHTMLAttributes } from 'react';
import { expectTypeOf } from 'vitest';
import type { FieldProps } from './to-field-props.ts';

/** An input as narrow as those of component libraries: nothing is `undefined`, and a text is a string. */
interface NarrowInput {
  readonly name: string;
  readonly type?: 'text' | 'password' | 'email';
  readonly defaultValue?: string;
  readonly autoComplete?: string;
  readonly inputMode?: 'text' | 'email' | 'numeric';
  readonly dir?: 'ltr' | 'rtl' | 'auto';
  readonly required?: boolean;
}

expectTypeOf<FieldProps>().toExtend<NarrowInput>();
expectTypeOf<FieldProps>().toExtend<InputHTMLAttributes<HTMLInputElement>>();
