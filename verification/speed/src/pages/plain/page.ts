/** What both plain pages do with their document. */
const main = find(document, 'main');
const heading = find(main, 'h1');
const alert = find(main, '[role="alert"]');

/** Reads what the user typed. */
export const readValues = (): Record<string, string> =>
  Object.fromEntries([...new FormData(findForm())].map(([name, value]) => [name, String(value)]));

/** Calls a function each time the user submits a form, and enables the button. */
export function onSubmit(submit: () => void): void {
  main.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  setBusy(false);
}

/** Enables or disables the button. */
export function setBusy(isBusy: boolean): void {
  find<HTMLButtonElement>(findForm(), '[type="submit"]').disabled = isBusy;
}

/** Replaces the form for the password by the form for the code. */
export function showCodeForm(): void {
  const { content } = find<HTMLTemplateElement>(main, 'template');
  showMessage('');
  findForm().replaceWith(content.cloneNode(true));
  document.title = heading.textContent = 'Enter your 6-digit code';
  find(main, 'input').focus();
}

/** Shows why the form was rejected, and empties the secret. */
export function showMessage(text: string): void {
  alert.textContent = text;
  const secret = find<HTMLInputElement>(main, '[name="password"], [name="totp_code"]');
  secret.value = '';
  secret.focus();
}

/** Shows that the user is signed in, or that the page has to be loaded again. */
export function showEnd(title: string): void {
  alert.textContent = '';
  findForm().remove();
  document.title = heading.textContent = title;
  heading.focus();
}

const findForm = (): HTMLFormElement => find<HTMLFormElement>(main, 'form');

function find<Found extends HTMLElement>(root: ParentNode, selector: string): Found {
  const found = root.querySelector<Found>(selector);
  if (found === null) throw new Error(`The page has no ${selector}.`);
  return found;
}
