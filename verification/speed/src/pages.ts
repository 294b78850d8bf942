/** A page that can be measured. */
export interface MeasuredPage {
  /** Its name in the table and in `--pages`. */
  readonly name: string;
  /** How it is built: a demo builds itself, a plain page is a script for the same HTML, and the others have a folder of their own. */
  readonly kind: 'demo' | 'plain' | 'react';
  /** Whether the user can sign in to Kratos. Other pages are measured until their form is usable. */
  readonly isForKratos: boolean;
}

/** All pages, in the order in which they are measured and printed. */
export const pages: readonly MeasuredPage[] = [
  { name: 'react-demo', kind: 'demo', isForKratos: true },
  { name: 'vanilla-demo', kind: 'demo', isForKratos: true },
  { name: 'hand-written', kind: 'plain', isForKratos: true },
  { name: 'xstate-and-ky', kind: 'plain', isForKratos: true },
  { name: 'ory-elements', kind: 'react', isForKratos: true },
  { name: 'supabase-auth-ui', kind: 'react', isForKratos: false },
];

/** Finds the pages of `--pages`, separated by commas. Default: all. Exits on an unknown name, so that a comparison never silently lacks a page. */
export function findPages(names: string | undefined): readonly MeasuredPage[] {
  if (names === undefined) return pages;
  const asked = names.split(',');
  const unknown = asked.find((name) => !pages.some((page) => page.name === name));
  if (unknown === undefined) return pages.filter(({ name }) => asked.includes(name));
  console.error(`There is no page ${JSON.stringify(unknown)}. Expected some of ${pages.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}
