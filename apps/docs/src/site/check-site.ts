import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { listFiles } from './build-service-worker.ts';

/** Paths that another part of the build writes: a check of the documentation alone does not find them. */
export interface SiteCheck {
  readonly outside?: readonly string[];
}

/**
 * Returns what is wrong in the pages of a built site: an address that leads nowhere or is absolute, a missing anchor, anything loaded from another site,
 * inline code or style, or no policy.
 */
export function checkSite(site: string, { outside = [] }: SiteCheck = {}): readonly string[] {
  const pages = listFiles(site).filter((file) => file.endsWith('.html') && file !== '404.html'); // `404.html` has one address for each depth
  const read = cache((file: string) => readFileSync(join(site, file), 'utf8'));
  const ids = cache((file: string) => new Set([...read(file).matchAll(/\s(?:id|name)="([^"]+)"/g)].map(([, id = '']) => id)));
  const faults = pages.flatMap((page) => {
    const html = read(page);
    const links = [...html.matchAll(/<(\w+)\b[^>]*?\s(href|src|srcset)="([^"]*)"/g)];
    const found = links.flatMap(([, tag = '', , target = '']) => checkAddress(target, tag, page, { site, outside, ids }) ?? []);
    return [...checkMarkup(html), ...found].map((fault) => `${page}: ${fault}`);
  });
  return pages.length === 0 ? [`${site} has no pages`] : faults;
}

function checkMarkup(html: string): readonly string[] {
  const faults: string[] = [];
  if (!/<meta http-equiv="Content-Security-Policy" content="[^"]*script-src (?:'|&#39;)self/.test(html)) faults.push('no policy');
  if (/<script\b(?![^>]*\ssrc=)/.test(html)) faults.push('an inline script');
  if (/<style\b|<[a-z][^>]*\s(style|on\w+)="/.test(html)) faults.push('an inline style or handler');
  return faults;
}

interface Checked {
  readonly site: string;
  readonly outside: readonly string[];
  readonly ids: (file: string) => ReadonlySet<string>;
}

function checkAddress(target: string, tag: string, page: string, { site, outside, ids }: Checked): string | null {
  if (/^data:/.test(target)) return null;
  if (/^[a-z][\w+.-]*:|^\/\//i.test(target)) return tag === 'a' ? null : `<${tag}> loads ${target} from another site`;
  if (target.startsWith('/')) return `${target} is absolute`;
  const [, address = '', anchor] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(target) ?? [];
  const path = address === '' ? page : posix.join(posix.dirname(page), decodeURI(address));
  const file = path === './' || path.endsWith('/') ? posix.join(path, 'index.html') : path;
  if (outside.includes(file)) return null;
  if (file.startsWith('..') || !existsSync(join(site, file)) || statSync(join(site, file)).isDirectory()) return `${target} leads nowhere`;
  const isMissing = anchor !== undefined && anchor !== '' && file.endsWith('.html') && !ids(file).has(decodeURIComponent(anchor));
  return isMissing ? `${target} has no such anchor` : null;
}

function cache<Result>(read: (key: string) => Result): (key: string) => Result {
  const known = new Map<string, Result>();
  return (key) => {
    const result = known.get(key) ?? read(key);
    known.set(key, result);
    return result;
  };
}
