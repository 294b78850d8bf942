/**
 * "Show password": `<button type="button" data-verb="showPassword" aria-controls="password" data-hide="Hide password">Show password</button>`.
 * The name of the button says what it does next, and the status region what has happened (`data-visible`, `data-hidden`).
 */
export function togglePassword(button: HTMLElement, status: HTMLElement): void {
  const isShown = show(button, findInput(button)?.type === 'password');
  status.textContent = (isShown ? button.dataset['visible'] : button.dataset['hidden']) ?? '';
}

/** Back to dots: a shown password may land in the form history. */
export function hidePasswords(root: HTMLElement): void {
  for (const button of root.querySelectorAll<HTMLElement>('[data-verb="showPassword"]')) show(button, false);
}

function show(button: HTMLElement, isShown: boolean): boolean {
  const input = findInput(button);
  if (input === null) return false;
  button.dataset['show'] ??= button.textContent ?? '';
  button.textContent = (isShown ? button.dataset['hide'] : undefined) ?? button.dataset['show'];
  input.type = isShown ? 'text' : 'password';
  return isShown;
}

function findInput(button: HTMLElement): HTMLInputElement | null {
  const input = document.getElementById(button.getAttribute('aria-controls') ?? '');
  return input instanceof HTMLInputElement ? input : null;
}
