import { posix } from 'node:path';

/** What links are resolved against. */
export interface LinkTargets {
  /** The address of the repository, without a slash at the end. */
  readonly repository: string;
  /** The address of each page, such as `/docs/reference/chart/`, by its file in the repository. */
  readonly pages: ReadonlyMap<string, string>;
  /** Says whether a path of the repository is a file or a folder. */
  readonly find: (path: string) => 'file' | 'folder' | null;
}

/**
 * Rewrites the links in the HTML of a document: a link to a Markdown file that is a page leads to that page, an image is loaded from the site, and every
 * other path of the repository becomes a link to GitHub. It throws for a path that does not exist.
 */
export const rewriteLinks = (html: string, source: string, targets: LinkTargets): string =>
  html.replace(
    /\b(href|src|srcset)="([^"]*)"/g,
    (_all, name: string, target: string) => `${name}="${rewrite(target, name, source, targets)}"`,
  );

function rewrite(target: string, attribute: string, source: string, { repository, pages, find }: LinkTargets): string {
  const [, address = '', hash = ''] = /^([^#]*)(#.*)?$/.exec(target) ?? [];
  const path = toRepositoryPath(address, source, repository);
  if (path === null) return target;
  const page = pages.get(path) ?? pages.get(posix.join(path, 'README.md'));
  const isLine = /^#L\d+$/.test(hash); // of a source that is a page of the API reference, too
  if (page !== undefined && !isLine) return `${page}${hash === '#readme' ? '' : hash}`;
  const kind = find(path);
  if (kind === null) throw new Error(`${source} links to ${target}, which does not exist.`);
  if (attribute !== 'href') return `/docs/images/${posix.basename(path)}`;
  return `${repository}/${kind === 'file' ? 'blob' : 'tree'}/main/${path}${hash}`;
}

/** Returns `null` for a link that stays as it is: to another site, or within its page. */
function toRepositoryPath(address: string, source: string, repository: string): string | null {
  const ofRepository = new RegExp(`^${repository.replaceAll('.', '\\.')}/(?:tree|blob)/main/?(.*)$`).exec(address);
  if (ofRepository !== null) return posix.join('.', ofRepository[1] ?? '').replace(/\/$/, '');
  if (address === '' || address.startsWith('/') || /^[a-z][\w+.-]*:/i.test(address)) return null;
  return posix.join(posix.dirname(source), decodeURI(address)).replace(/\/$/, '');
}
