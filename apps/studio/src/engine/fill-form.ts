/** What is typed into a form. */
interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly code: string | null;
}

/** Types into the form on show as a user does, and does not submit it. Returns what it typed in. */
export function fillForm(document: Document, { email, password, code }: Credentials): 'password' | 'code' | 'no-form' {
  const find = (name: string): HTMLInputElement | null => {
    const input = document.querySelector<HTMLInputElement>(`input[name="${name}"]`);
    return input === null || input.readOnly || input.hidden ? null : input;
  };
  const identifier = find('identifier');
  const passwordField = find('password');
  if (passwordField !== null) {
    if (identifier !== null) type(identifier, email);
    type(passwordField, password);
    passwordField.focus();
    return 'password';
  }
  const codeField = find('totp_code') ?? document.querySelector<HTMLInputElement>('input[autocomplete="one-time-code"]');
  if (codeField === null || code === null) return 'no-form';
  type(codeField, code);
  codeField.focus();
  return 'code';
}

/** With the native setter, because React replaces that of the element. */
function type(input: HTMLInputElement, text: string): void {
  const { HTMLInputElement: Input, Event: NativeEvent } = input.ownerDocument.defaultView as unknown as typeof globalThis;
  Object.getOwnPropertyDescriptor(Input.prototype, 'value')?.set?.call(input, text);
  input.dispatchEvent(new NativeEvent('input', { bubbles: true }));
  input.dispatchEvent(new NativeEvent('change', { bubbles: true }));
}
