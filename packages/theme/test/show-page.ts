import css from '../login.css?inline';
import { pages } from './fixture/pages.ts';

export type PageName = keyof typeof pages;
export const pageNames = Object.keys(pages) as readonly PageName[];

/** Shows a page of the fixture with the stylesheet, and with `more` after it. The document has nothing else. */
export function showPage(name: PageName, more = ''): HTMLElement {
  const sheets = [css, more].map((text) => Object.assign(document.createElement('style'), { className: 'login-css', textContent: text }));
  for (const old of document.querySelectorAll('.login-css')) old.remove();
  document.head.append(...sheets);
  document.body.innerHTML = pages[name];
  const root = document.querySelector<HTMLElement>('.kl');
  if (root === null) throw new Error(`The page ${name} has no root.`);
  return root;
}
