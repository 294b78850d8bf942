// Checks the documents: each link into this repository leads to a committed file and an existing heading, and each named entry of a package is one
// that hosts can import. It also finds conflict markers of git in all text files.
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMain } from './is-main.mjs';
import { takeArguments } from './take-arguments.mjs';

/**
 * `files` are the committed files, `read` returns the text of a file, `url` is the address of the repository, and `entries` are the importable entries.
 * @typedef {{ readonly files: ReadonlySet<string>, readonly read: (file: string) => string, readonly url: string, readonly entries: ReadonlySet<string> }} Repository
 */

/** Returns the problems of one document. @param {string} document @param {Repository} repository @returns {string[]} */
export function findDeadLinks(document, repository) {
  const text = repository.read(document);
  const isPublished = /^packages\/[^/]+\/README\.md$/.test(document);
  const faults = findLinks(text).flatMap(({ line, target }) => {
    const fault = checkLink(target, document, isPublished, repository);
    return fault === null ? [] : [`${document}:${line} ${fault}`];
  });
  // Documents in `docs` are for this repository, which has additional entries.
  const named = document.startsWith('docs/') ? [] : findEntries(text);
  for (const { line, entry } of named)
    if (!repository.entries.has(entry)) faults.push(`${document}:${line} names ${entry}, which no package exports`);
  return faults;
}

/** Returns the lines that git leaves in a file with an unresolved conflict. @param {string} file @param {string} text @returns {string[]} */
export function findConflictMarkers(file, text) {
  const markers = text.matchAll(/^(<{7}|>{7}|\|{7})( |$)/gm);
  return [...markers].map(({ 0: marker, index }) => `${file}:${toLine(text, index)} has the conflict marker ${marker.trim()}`);
}

/** @param {string} target @param {string} document @param {boolean} isPublished @param {Repository} repository @returns {string | null} */
function checkLink(target, document, isPublished, { files, read, url }) {
  const [, path = '', heading = ''] = /^([^#]*)#?(.*)$/.exec(target) ?? [];
  const isOurs = target === url || target.startsWith(`${url}#`) || target.startsWith(`${url}/`);
  if (/^[a-z][\w+.-]*:/i.test(target) && !isOurs) return null; // a page of another site
  if (isPublished && !isOurs && path !== '') return `links to ${target}: a relative link is dead on npm. Write ${url}/tree/main/…`;
  const inRepository = isOurs
    ? path.slice(url.length).replace(/^\/(tree|blob)\/main\/?|^\/$/, '')
    : join(dirname(document), path).replaceAll('\\', '/');
  if (isOurs && /^\/(issues|releases|security)/.test(inRepository)) return null;
  const file = path === '' ? document : toFile(inRepository.replace(/\/$/, ''), files);
  if (file === null) return `links to ${target}, which is not a committed file`;
  if (heading === '' || heading === 'readme' || !file.endsWith('.md')) return null;
  return findHeadings(read(file)).includes(heading) ? null : `links to ${target}, and ${file} has no such heading`;
}

/** Returns the file that GitHub shows for a path, which is the README of a folder. @param {string} path @param {ReadonlySet<string>} files */
function toFile(path, files) {
  if (files.has(path)) return path;
  const readme = join(path === '.' ? '' : path, 'README.md').replaceAll('\\', '/');
  if (files.has(readme)) return readme;
  return [...files].some((file) => file.startsWith(`${path}/`)) ? path : null;
}

/** Blanks out code in fences, which contains no links. @param {string} text */
const withoutFences = (text) => text.replace(/^( *)(`{3,}|~{3,})[\s\S]*?^\1\2 *$/gm, (fence) => fence.replace(/[^\n]/g, ' '));

/** @param {string} text @returns {{ line: number, target: string }[]} */
export function findLinks(text) {
  const prose = withoutFences(text).replace(/`[^`\n]*`/g, (code) => 'x'.repeat(code.length));
  const found = prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)|^\[[^\]]+\]:\s*<?(\S+?)>?\s*$|\b(?:href|src|srcset)="([^"]+)"/gm);
  return [...found].map(({ 1: inline, 2: reference, 3: html, index }) => ({
    line: toLine(text, index),
    target: inline ?? reference ?? html ?? '',
  }));
}

/** Returns every entry of our packages that a text names, also in code. @param {string} text @returns {{ line: number, entry: string }[]} */
export function findEntries(text) {
  const found = text.matchAll(/@kratos-login\/[a-z-]+(?:\/[a-z-]+)*(?:\.css)?(?![\w*…/-])/g);
  return [...found].map(({ 0: entry, index }) => ({ line: toLine(text, index), entry }));
}

/** Returns the anchors of headings as GitHub names them, and the anchors that are written as HTML. @param {string} text @returns {string[]} */
export function findHeadings(text) {
  const anchors = [...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id = '']) => id);
  const headings = [...withoutFences(text).matchAll(/^#{1,6} +(.+?) *#*$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return [...headings, ...anchors];
}

/** @param {string} text @param {number} index */
const toLine = (text, index) => text.slice(0, index).split('\n').length;

/** @param {string} root @returns {Repository} */
function readRepository(root) {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  const manifest = (/** @type {string} */ path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const entries = globSync('packages/*/package.json', { cwd: root }).flatMap((path) => {
    const { name, publishConfig } = manifest(path);
    // A package that has only entries with names of their own is named, too.
    return ['.', ...Object.keys(publishConfig.exports)].map((entry) => join(name, entry).replaceAll('\\', '/'));
  });
  return {
    files: new Set(files.trim().split('\n')),
    read: (file) => readFileSync(join(root, file), 'utf8'),
    url: manifest('package.json').repository.url.replace(/^git\+|\.git$/g, ''),
    entries: new Set(entries),
  };
}

/** The recordings of Kratos are not edited, and pictures are not text. @param {string} file */
const isText = (file) => !/\.(png|ico|woff2?)$|\/recordings\//.test(file);

if (isMain(import.meta.url)) {
  takeArguments(0);
  const repository = readRepository(resolve(fileURLToPath(import.meta.url), '../..'));
  const documents = [...repository.files].filter((file) => file.endsWith('.md'));
  const faults = [
    ...documents.flatMap((document) => findDeadLinks(document, repository)),
    ...[...repository.files].filter(isText).flatMap((file) => findConflictMarkers(file, repository.read(file))),
  ];
  for (const fault of faults) console.error(fault);
  console.log(`links: ${documents.length} documents, ${faults.length} faults`);
  process.exitCode = faults.length > 0 || documents.length === 0 ? 1 : 0;
}
