import { createElement } from './create-element.ts';

/** Adds a button to each code block that copies it. */
export function addCopyButtons(): void {
  for (const figure of document.querySelectorAll('figure.code')) {
    const code = figure.querySelector('code');
    if (code === null || navigator.clipboard === undefined) continue;
    const button = createElement('button', { type: 'button', class: 'copy', 'aria-label': 'Copy the code' }, 'Copy');
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(code.textContent).then(
        () => tell(button, 'Copied'),
        () => tell(button, 'Not allowed'),
      );
    });
    figure.append(button);
  }
}

/** The button keeps its name for assistive technology, and a live region says what happened. */
function tell(button: HTMLElement, text: string): void {
  button.textContent = text;
  const status =
    document.querySelector('#copied') ?? document.body.appendChild(createElement('div', { id: 'copied', role: 'status', class: 'unseen' }));
  status.textContent = text;
  setTimeout(() => {
    button.textContent = 'Copy';
    status.textContent = '';
  }, 2_000);
}
