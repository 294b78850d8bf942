import css from '../login.css?inline';
import secondFactorCss from '../second-factor.css?inline';
import { pages as loginPages } from './fixture/pages.ts';
import { secondFactorPages } from './fixture/second-factor-pages.ts';

const pages = { ...loginPages, ...secondFactorPages };

export type PageName = keyof typeof pages;
export const pageNames = Object.keys(pages) as readonly PageName[];

/** Shows a page of the fixture with the stylesheets, in the order that is harder for them, and with `more` after them. The document has nothing else. */
export function showPage(name: PageName, more = ''): HTMLElement {
  const sheets = [secondFactorCss, css, more].map((text) =>
    Object.assign(document.createElement('style'), { className: 'login-css', textContent: text }),
  );
  for (const old of document.querySelectorAll('.login-css')) old.remove();
  document.head.append(...sheets);
  document.body.innerHTML = pages[name];
  const root = document.querySelector<HTMLElement>('.kl');
  if (root === null) throw new Error(`The page ${name} has no root.`);
  return root;
}
