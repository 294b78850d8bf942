import type { Field } from './login-view.ts';

type Facts = Omit<Field, 'label' | 'hint' | 'messages' | 'value'>;

/*
 * What browsers, password managers, phones and screen readers need of each field, once for all adapters. Exact tokens, one each; no `maxlength` and
 * no `pattern`, for they cut or refuse what people paste; no `type="number"`, for it eats leading zeros.
 */
const text = { type: 'text', autocomplete: 'off', inputMode: 'text', enterKeyHint: 'go', dir: 'auto', isHidden: false } as const;
const name = { ...text, autocomplete: 'username', inputMode: 'email', enterKeyHint: 'next' } as const;
const code = { ...text, autocomplete: 'one-time-code', inputMode: 'numeric', dir: 'ltr' } as const;

const facts = {
  identifier: name,
  password: { ...text, type: 'password', autocomplete: 'current-password' },
  totp_code: code,
  code,
  // `one-time-code` would have a TOTP filled in, and no token at all would put it into the browser's form history.
  lookup_secret: { ...text, dir: 'ltr' },
  // Without it Chromium takes the code for the user name, and Firefox the form for one that asks for nothing else.
  username: { ...name, isHidden: true },
} as const satisfies Readonly<Record<string, Omit<Facts, 'name'>>>;

export type FieldName = keyof typeof facts;

/** The names of the fields that hold secrets: sent sealed, and emptied when the answer is there. */
export const secretFields: readonly string[] = ['password', 'totp_code', 'code', 'lookup_secret'] satisfies readonly FieldName[];

export const toField = (name: FieldName, label: string, more: Partial<Field> = {}): Field => ({
  name,
  label,
  hint: '',
  messages: [],
  value: '',
  ...facts[name],
  ...more,
});
