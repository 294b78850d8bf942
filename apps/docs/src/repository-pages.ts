import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Group } from './groups.ts';

/** A Markdown file of the repository that is also a page of the site. */
export interface RepositoryPage {
  /** Its path from the root of the repository. */
  readonly file: string;
  /** Its path in the site, without an extension. */
  readonly path: string;
  readonly group: Group;
  readonly order: number;
  /** Its name in the sidebar. Default: its first heading. */
  readonly label?: string;
  /** Whether its table rows can be filtered. */
  readonly hasFilter?: boolean;
}

const single: readonly RepositoryPage[] = [
  { file: 'docs/what-kratos-answers.md', path: 'reference/what-kratos-answers', group: 'Reference', order: 50, hasFilter: true },
  { file: 'docs/chart.md', path: 'reference/chart', group: 'Reference', order: 60, label: 'Chart of the login' },
  {
    file: 'docs/second-factor-chart.md',
    path: 'reference/second-factor-chart',
    group: 'Reference',
    order: 61,
    label: 'Chart of the second factor',
  },
  {
    file: 'docs/second-factor-table.md',
    path: 'reference/second-factor-table',
    group: 'Reference',
    order: 62,
    label: 'Table of the second factor',
    hasFilter: true,
  },
  { file: 'docs/glossary.md', path: 'reference/glossary', group: 'Reference', order: 90, hasFilter: true },
  { file: 'docs/support.md', path: 'project/support', group: 'Project', order: 10 },
  { file: 'SECURITY.md', path: 'project/security', group: 'Project', order: 20 },
  { file: 'CHANGELOG.md', path: 'project/changelog', group: 'Project', order: 30 },
  { file: 'CONTRIBUTING.md', path: 'project/contributing', group: 'Project', order: 40 },
  { file: 'ARCHITECTURE.md', path: 'background/architecture', group: 'Background', order: 10 },
  { file: 'docs/worlds.md', path: 'background/worlds', group: 'Background', order: 20 },
  { file: 'docs/decisions/README.md', path: 'decisions/index', group: 'Decisions', order: 0, label: 'All decisions' },
];

/** Returns the pages whose text stays where it is in the repository. */
export function findRepositoryPages(root: string): readonly RepositoryPage[] {
  const decisions = globSync('docs/decisions/[0-9]*.md', { cwd: root }).map((file): RepositoryPage => {
    const name = basename(file, '.md');
    return { file: toSlashes(file), path: `decisions/${name.replace(/^\d+-/, '')}`, group: 'Decisions', order: Number(name.slice(0, 4)) };
  });
  const packages = globSync('packages/*/README.md', { cwd: root }).map((file): RepositoryPage => {
    const name = toSlashes(file).split('/')[1] ?? '';
    const order = ['core', 'react', 'dom', 'theme', 'inspect', 'emulator', 'testing'].indexOf(name);
    return { file: toSlashes(file), path: `packages/${name}`, group: 'Packages', order: order < 0 ? 100 : order, label: name };
  });
  return [...single, ...decisions, ...packages];
}

/** Returns the first heading of a document, and the text without it. */
export function readDocument(root: string, file: string): { readonly title: string; readonly text: string } {
  const text = readFileSync(join(root, file), 'utf8');
  const [heading, title] = /^# +(.+)\n/m.exec(text) ?? [];
  if (heading === undefined || title === undefined)
    throw new Error(`${file} has no heading of the first level. It becomes the title of its page.`);
  return { title: title.replaceAll('`', ''), text: text.replace(heading, '') };
}

const toSlashes = (path: string): string => path.replaceAll('\\', '/');
