import type { Factor } from '../kratos/login-flow.ts';
import { codeFields, secondFactors } from '../second-factors.ts';
import type { Field } from './login-view.ts';

type Facts = Omit<Field, 'name' | 'label' | 'hint' | 'messages' | 'value'>;
type Content = Partial<Pick<Field, 'hint' | 'messages' | 'value' | 'enterKeyHint'>>;

/*
 * What browsers, password managers, phones and screen readers need to know about each field, once for all adapters. Each token is exact. There is no
 * `maxlength` and no `pattern`, because they cut or refuse pasted text, and no `type="number"`, because it drops leading zeros.
 */
const text = { type: 'text', autocomplete: 'off', inputMode: 'text', enterKeyHint: 'go', dir: 'auto', isHidden: false } as const;
const name = { ...text, autocomplete: 'username', inputMode: 'email', enterKeyHint: 'next' } as const;

const firstFacts = {
  identifier: name,
  password: { ...text, type: 'password', autocomplete: 'current-password' },
  // Without it Chromium takes the code for the user name, and Firefox the form for one that asks for nothing else.
  username: { ...name, isHidden: true },
} as const satisfies Readonly<Record<string, Facts>>;

/** The names of the fields with secrets. Their values are sealed when they are sent, and cleared after the reply. */
export const secretFields: readonly string[] = ['password', ...codeFields];

export const toField = (key: keyof typeof firstFacts, label: string, content: Content = {}): Field =>
  createField(key, label, firstFacts[key], content);

/** The field for the code of a second factor. */
export function toCodeField(factor: Factor, label: string, content: Content): Field {
  const { field, isNumeric } = secondFactors[factor];
  // With `one-time-code` a TOTP would be filled in for a backup code. Without a token the browser would put the code into its form history.
  const facts = isNumeric ? ({ autocomplete: 'one-time-code', inputMode: 'numeric' } as const) : {};
  return createField(field, label, { ...text, dir: 'ltr', ...facts }, content);
}

const createField = (key: string, label: string, facts: Facts, content: Content): Field => ({
  name: key,
  label,
  hint: '',
  messages: [],
  value: '',
  ...facts,
  ...content,
});
