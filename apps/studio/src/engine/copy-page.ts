import { hidden } from './known.ts';

/** Copies the `<body>` of a page without what was typed, without secrets, and without anything that runs. */
export function copyPage(body: HTMLElement, knownAddresses: readonly string[]): HTMLElement {
  const copy = body.cloneNode(true) as HTMLElement;
  for (const element of copy.querySelectorAll('script, noscript, template, link, style')) element.remove();
  for (const element of copy.querySelectorAll('[data-secret]')) {
    element.replaceChildren();
    for (const name of ['src', 'href', 'alt', 'value']) element.removeAttribute(name);
  }
  for (const field of copy.querySelectorAll('input, textarea, select, option')) clearField(field, knownAddresses);
  for (const element of copy.querySelectorAll('[href], [src], [action], [formaction]')) {
    const src = element.getAttribute('src');
    if (element.localName === 'a') element.setAttribute('href', '#');
    for (const name of ['action', 'formaction', 'srcset']) element.removeAttribute(name);
    if (src !== null && !src.startsWith('data:image/svg+xml,')) element.removeAttribute('src');
  }
  for (const text of listTexts(copy)) text.data = maskAddresses(text.data, knownAddresses);
  for (const element of copy.querySelectorAll('[aria-label], [title], [placeholder]'))
    for (const name of ['aria-label', 'title', 'placeholder']) {
      const value = element.getAttribute(name);
      if (value !== null) element.setAttribute(name, maskAddresses(value, knownAddresses));
    }
  return copy;
}

/** A copy has what was typed, too, beside its attributes. Its field shows that there was something, and no more. */
function clearField(field: Element, knownAddresses: readonly string[]): void {
  const input = field as HTMLInputElement;
  const isText = field.localName === 'textarea' || (field.localName === 'input' && !['checkbox', 'radio'].includes(input.type));
  const typed = isText ? input.value : '';
  for (const name of ['value', 'checked', 'selected', 'autofocus']) field.removeAttribute(name);
  if (field.localName === 'textarea') field.textContent = '';
  if (isText) input.value = typed === '' || input.type === 'hidden' ? '' : knownAddresses.includes(typed) ? typed : hidden;
  else if (field.localName === 'input') input.checked = false;
}

function* listTexts(root: HTMLElement): Generator<Text> {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) yield walker.currentNode as Text;
}

/** The addresses of the studio's own users are no secret. All others belong to the user. */
const maskAddresses = (text: string, known: readonly string[]): string =>
  text.replace(/[^\s\u2066-\u2069]+@[^\s\u2066-\u2069]+/g, (address) => {
    const [, bare = ''] = /^[^\p{L}\p{N}]*(.*?)[^\p{L}\p{N}]*$/u.exec(address) ?? [];
    return known.includes(bare) ? address : hidden;
  });
