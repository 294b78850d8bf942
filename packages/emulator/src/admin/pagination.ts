import { fromBase64, toBase64Url } from '../bytes/base64.ts';
import { badRequest } from '../errors.ts';
import type { HttpReply, KratosError } from '../http/reply.ts';
import type { ApiCall } from '../http/request.ts';

/** A part of a list, and the headers with the links to the other parts. */
export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly headers: Readonly<Record<string, string>>;
}

/** How to split a list into pages by token. */
interface Keyset<Item> {
  readonly defaultSize: number;
  readonly maxSize: number;
  /** The token of the first page, which every response contains. */
  readonly first: string;
  /** Returns the token of the page after an item. */
  readonly toToken: (item: Item) => string;
  /** Returns a filter for the items after a token, or `null` for a token that Kratos did not issue. */
  readonly after: (token: string) => ((item: Item) => boolean) | null;
}

const invalidPageToken = (): KratosError => badRequest('The page token is invalid, do not craft your own page tokens');

/** Returns Go's error for a string that is not an integer, else `null`. */
export const toNumberProblem = (text: string): string | null =>
  /^[+-]?\d+$/.test(text)
    ? isInt(BigInt(text.replace('+', '')))
      ? null
      : `strconv.Atoi: parsing ${JSON.stringify(text)}: value out of range`
    : `strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`;

// Go's int has 64 bits.
const isInt = (value: bigint): boolean => BigInt.asIntN(64, value) === value;

/** Returns a page by `page_token` and `page_size`. Source: oryx/pagination/keysetpagination. */
export function toPageByToken<Item>(call: ApiCall, items: readonly Item[], keyset: Keyset<Item>): ListPage<Item> | KratosError {
  const token = call.query.get('page_token') ?? '';
  const isAfter = token === '' ? () => true : keyset.after(token);
  if (isAfter === null) return invalidPageToken();
  const wanted = Number(call.query.get('page_size') ?? 0);
  const size = Math.min(wanted > 0 ? wanted : keyset.defaultSize, keyset.maxSize);
  const rest = items.filter(isAfter);
  const shown = rest.slice(0, size);
  const last = shown.at(-1);
  const links = [toLink(call, { page_size: String(size), page_token: keyset.first }, 'first')];
  if (last !== undefined && rest.length > size)
    links.push(toLink(call, { page_size: String(size), page_token: keyset.toToken(last) }, 'next'));
  return { items: shown, headers: { link: links.join(',') } };
}

/** Returns a page of sessions. `page` starts at 1, and 0 is the first page, too. Source: oryx/pagination/migrationpagination. */
export const toSessionPage = <Item>(call: ApiCall, items: readonly Item[]): ListPage<Item> => toPage(call, items, 1);

/** Returns a page of schemas. `page` starts at 0. */
export const toSchemaPage = <Item>(call: ApiCall, items: readonly Item[]): ListPage<Item> => toPage(call, items, 0);

function toPage<Item>(call: ApiCall, items: readonly Item[], firstPage: 0 | 1): ListPage<Item> {
  const { page, size } = call.query.has('page_token') || call.query.has('page_size') ? readTokenPage(call) : readPage(call, 1000);
  const start = Math.max(page - firstPage, 0) * size;
  const toParameters = (offset: number, step: number): Readonly<Record<string, string>> => ({
    page: String(Math.trunc(offset / step)),
    page_size: String(step),
    page_token: toOffsetToken(offset),
    per_page: String(step),
  });
  return { items: items.slice(start, start + size), headers: toHeaders(call, items.length, { page, size }, toParameters) };
}

/** Returns a page of identities by `page`, which starts at 0, and `per_page`. Source: x/pagination.go. */
export function toLegacyPage<Item>(call: ApiCall, items: readonly Item[], total: number): ListPage<Item> | KratosError {
  const { page, size } = readPage(call, 500);
  if (page * size > 1000)
    return badRequest(
      'Legacy pagination is not supported for enumerating over 1000 items. Please switch to using page_token and page_size.',
    );
  const toParameters = (offset: number, step: number): Readonly<Record<string, string>> => ({
    page: String(Math.trunc(offset / step)),
    per_page: String(step),
  });
  return { items: items.slice(page * size, (page + 1) * size), headers: toHeaders(call, total, { page, size }, toParameters) };
}

export const withHeaders = (reply: HttpReply, headers: Readonly<Record<string, string>>): HttpReply => ({
  ...reply,
  headers: { ...reply.headers, ...headers },
});

function readPage({ query }: ApiCall, most: number): { readonly page: number; readonly size: number } {
  const read = (name: string, fallback: number): number => {
    const given = query.get(name) ?? '';
    return /^[+-]?\d+$/.test(given) ? Number(given) : fallback;
  };
  return { page: Math.max(read('page', 0), 0), size: Math.max(Math.min(read('per_page', 250), most), 1) };
}

function readTokenPage({ query }: ApiCall): { readonly page: number; readonly size: number } {
  const given = query.get('page_size') ?? '';
  const size = Math.max(Math.min(/^[+-]?\d+$/.test(given) ? Number(given) : 250, 1000), 1);
  const bytes = fromBase64(query.get('page_token') ?? '');
  const offset = Number(/"offset":"(-?\d+)"/.exec(bytes === null ? '' : new TextDecoder().decode(bytes))?.[1] ?? 0);
  return { page: Math.max(Math.trunc(offset / size), 0), size };
}

const toOffsetToken = (offset: number): string => toBase64Url(new TextEncoder().encode(`{"offset":"${offset}","v":2}`));

// Reproduces the edge cases of Kratos. Source: oryx/pagination/header.go.
function toHeaders(
  call: ApiCall,
  total: number,
  { page, size }: { readonly page: number; readonly size: number },
  toParameters: (offset: number, step: number) => Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const offset = page * size;
  const last = total % size === 0 ? total - size : Math.trunc(total / size) * size;
  const link = (rel: string, at: number, step = size): string => toLink(call, toParameters(at, step), rel);
  const toLinks = (): readonly string[] => {
    if (offset >= last) {
      if (total === 0) return [link('first', 0), link('next', offset + size), link('prev', offset - size)];
      return total <= size ? [link('first', 0, total)] : [link('first', 0), link('prev', last - size)];
    }
    if (offset < size) return [link('next', size), link('last', last)];
    return [link('first', 0), link('next', offset + size), link('prev', offset - size), link('last', last)];
  };
  return { 'x-total-count': String(total), link: toLinks().join(',') };
}

/** Links to the same list with other parameters, sorted as in Go. */
function toLink({ query, target }: ApiCall, parameters: Readonly<Record<string, string>>, rel: string): string {
  const all = new URLSearchParams(query);
  for (const [name, value] of Object.entries(parameters)) all.set(name, value);
  const names = [...new Set(all.keys())].sort();
  const sorted = new URLSearchParams(names.flatMap((name) => all.getAll(name).map((value) => [name, value])));
  const text = sorted.toString().replaceAll('*', '%2A').replaceAll('%7E', '~');
  return `<${target.replace(/\?.*$/s, '')}?${text}>; rel="${rel}"`;
}
