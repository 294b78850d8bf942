import { toText } from './escape-html.ts';

/** A heading of a page. */
export interface PageHeading {
  readonly level: number;
  readonly id: string;
  readonly text: string;
}

/** Returns the headings of a rendered page, of the second and third level. */
export function findHeadings(html: string): readonly PageHeading[] {
  const found = html.matchAll(/<h([23]) id="([^"]+)"[^>]*>([\s\S]*?)<\/h\1>/g);
  return [...found].map(([, level, id = '', inner = '']) => ({ level: Number(level), id, text: toText(inner) }));
}
