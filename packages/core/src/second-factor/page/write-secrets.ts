import { toWindow } from '../../page/to-window.ts';
import type { SecondFactorView } from '../second-factor-view.ts';
import type { SecretValues } from '../shown-secrets.ts';
import { groupKey } from './group-key.ts';
import { showQr } from './show-qr.ts';

/** By page, the elements with secrets, also after they have left the page. */
const pages = new WeakMap<HTMLElement, Set<HTMLElement>>();

/** By element, the nodes with secrets in it. */
const written = new WeakMap<HTMLElement, readonly ChildNode[]>();

/** Writes the secrets of a view into the elements for them, and empties all others. Writes nothing that is there already. */
export function writeSecrets(root: HTMLElement, view: SecondFactorView): void {
  const elements = pages.get(root) ?? new Set();
  pages.set(root, elements);
  for (const element of root.querySelectorAll<HTMLElement>('[data-secret]')) elements.add(element);
  const shows = view.kind === 'pairing' || view.kind === 'backup-codes';
  const secrets = shows ? view.readSecrets() : null;
  const usedLabel = view.kind === 'backup-codes' ? view.usedLabel : '';
  for (const element of elements) {
    const isInPage = root.contains(element);
    write(element, isInPage ? secrets : null, usedLabel);
    if (!isInPage) elements.delete(element);
  }
}

/** Empties all elements with secrets of a page. */
export function removeSecrets(root: HTMLElement): void {
  for (const element of pages.get(root) ?? []) write(element, null, '');
  pages.delete(root);
}

function write(element: HTMLElement, secrets: SecretValues | null, usedLabel: string): void {
  const kind = element.dataset['secret'];
  if (kind === 'qr' && element.localName === 'img') showQr(element as HTMLImageElement, secrets?.qr ?? null);
  if (kind === 'key') fill(element, secrets?.key ? [element.ownerDocument.createTextNode(groupKey(secrets.key))] : []);
  if (kind === 'codes') fill(element, secrets?.codes.map((code) => createItem(element.ownerDocument, code, usedLabel)) ?? []);
}

/** The other children of the element belong to a framework, and stay. */
function fill(element: HTMLElement, nodes: readonly ChildNode[]): void {
  const before = written.get(element) ?? [];
  if (before.length === nodes.length && nodes.every((node, index) => isSame(before[index], node, element))) return;
  for (const node of before) {
    // An item is emptied from the inside: the element of a code would keep it otherwise.
    for (const code of node instanceof toWindow(element).Element ? node.children : []) code.textContent = '';
    node.textContent = '';
    node.remove();
  }
  element.append(...nodes);
  written.set(element, nodes);
}

const isSame = (before: ChildNode | undefined, node: ChildNode, parent: HTMLElement): boolean =>
  before?.parentNode === parent && before.isEqualNode(node);

function createItem(document: Document, { code, isUsed }: SecretValues['codes'][number], usedLabel: string): HTMLElement {
  const item = document.createElement('li');
  if (code) item.appendChild(Object.assign(document.createElement('code'), { dir: 'ltr', textContent: code }));
  if (isUsed) {
    item.className = 'kl-used';
    item.append(code && ' ', usedLabel);
  }
  return item;
}
