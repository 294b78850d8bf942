import type { EleventyItem } from '@11ty/eleventy';
import { type Group, groups, isGroup } from './groups.ts';

/** A page as the sidebar shows it. */
export interface NavigationPage {
  readonly url: string;
  readonly title: string;
  readonly label: string;
  readonly group: Group;
}

/** One group of the sidebar. */
export interface NavigationGroup {
  readonly name: Group;
  /** A long group is closed, unless the current page is in it. */
  readonly isFolded: boolean;
  readonly pages: readonly NavigationPage[];
}

/** Returns the sidebar. It throws for a page without a title or with an unknown group. */
export function toNavigation(items: readonly EleventyItem[]): readonly NavigationGroup[] {
  const pages = items.map(({ url, inputPath, data }) => {
    const { title, group, order, label } = data;
    if (typeof title !== 'string' || title === '') throw new Error(`${inputPath} has no title.`);
    if (!isGroup(group)) throw new Error(`${inputPath} has the group “${String(group)}”. Expected one of: ${groups.join(', ')}.`);
    if (typeof order !== 'number') throw new Error(`${inputPath} has no order, which is a number.`);
    return { url, title, label: typeof label === 'string' ? label : title, group, order };
  });
  const sorted = pages.sort((one, other) => one.order - other.order || one.title.localeCompare(other.title, 'en'));
  return groups
    .map((name) => ({ name, isFolded: folded.includes(name), pages: sorted.filter(({ group }) => group === name) }))
    .filter(({ pages }) => pages.length > 0);
}

const folded: readonly Group[] = ['API', 'Decisions'];

/** Whether a page is in a group of the sidebar. */
export const hasPage = ({ pages }: NavigationGroup, url: string): boolean => pages.some((page) => page.url === url);

/** Returns the pages before and after one page, in the order of the sidebar. */
export function findNeighbours(
  navigation: readonly NavigationGroup[],
  url: string,
): { readonly before?: NavigationPage; readonly after?: NavigationPage } {
  const pages = navigation.flatMap((group) => group.pages);
  const at = pages.findIndex((page) => page.url === url);
  const [before, after] = [pages[at - 1], pages[at + 1]];
  return at < 0 ? {} : { ...(before && { before }), ...(after && { after }) };
}
