/** The findings of `diagnose` as cards. They know nothing of the page around them, so any page for developers can show them. */
import type { Finding, Snippet } from '@kratos-login/core/diagnose';

/** Returns a list with one card for each finding: what is wrong, why it matters, what to do, and lines to copy. */
export function createFindingCards(findings: readonly Finding[]): HTMLElement {
  const list = create('ul', 'finding-cards', findings.map(createCard));
  return Object.assign(list, { lang: 'en', dir: 'ltr', role: 'list' }); // whatever language the page speaks
}

function createCard({ code, severity, title, what, why, fix, copy }: Finding): HTMLElement {
  const [mark, kind] = severity === 'problem' ? ['✗', 'Problem'] : ['!', 'Hint'];
  const sign = create('span', 'finding-mark', [mark]);
  sign.ariaHidden = 'true';
  const heading = create('p', 'finding-title', [
    sign,
    ' ',
    create('span', 'finding-kind', [kind]),
    ' ',
    create('strong', '', [title]),
    ' ',
  ]);
  heading.append(create('code', 'finding-code', [code]));
  return create('li', `finding finding-${severity}`, [
    heading,
    create('p', 'finding-what', [what]),
    create('dl', '', [
      create('div', '', [create('dt', '', ['Why']), create('dd', '', [why])]),
      create('div', '', [create('dt', '', ['Fix']), create('dd', '', [fix])]),
    ]),
    ...(copy === null ? [] : [createSnippet(copy)]),
  ]);
}

function createSnippet({ label, code }: Snippet): HTMLElement {
  const lines = create('code', '', [code]);
  const status = create('span', 'finding-status', []);
  status.role = 'status';
  const button = create('button', 'finding-copy', ['Copy']);
  button.ariaLabel = `Copy the lines for ${label}`;
  Object.assign(button, { type: 'button', onclick: async () => status.replaceChildren(await copyText(code, lines)) });
  const caption = create('figcaption', '', [create('span', 'finding-label', [label]), status, button]);
  const figure = create('figure', 'finding-snippet', [caption, create('pre', '', [lines])]);
  figure.ariaLabel = label; // otherwise its name would have the button, too
  return figure;
}

/** Copies a text, or selects it where the page may not use the clipboard. Returns what was done. */
async function copyText(text: string, element: HTMLElement): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return 'Copied';
  } catch {
    getSelection()?.selectAllChildren(element);
    return 'Selected, to be copied with the keyboard';
  }
}

function create(tag: string, className: string, children: readonly (string | Node)[]): HTMLElement {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.append(...children);
  return element;
}
