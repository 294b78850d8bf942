import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Application, type ProjectReflection } from 'typedoc';
import type { ApiEntry } from './find-entries.ts';
import { mendMarkdown } from './mend-markdown.ts';
import type { ApiPage } from './read-api.ts';

/** Runs TypeDoc, with a TypeScript of its own: the compiler of this repository is newer than TypeDoc understands. */
export async function writeApi(root: string, entries: readonly ApiEntry[], folder: string): Promise<readonly ApiPage[]> {
  const out = join(folder, 'markdown');
  rmSync(out, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const tsconfig = join(folder, 'tsconfig.json');
  writeFileSync(tsconfig, JSON.stringify(toConfig(root, entries)));
  const app = await Application.bootstrapWithPlugins({
    entryPoints: entries.map(({ source }) => join(root, source)),
    tsconfig,
    plugin: ['typedoc-plugin-markdown'],
    skipErrorChecking: true, // `pnpm types` does that
    excludeExternals: true,
    excludePrivate: true,
    readme: 'none',
    disableGit: true,
    sourceLinkTemplate: 'https://github.com/kratos-login/kratos-login/blob/main/packages/{path}#L{line}',
    basePath: root,
    logLevel: 'Error',
    outputs: [{ name: 'markdown', path: out }],
    ...markdownOptions,
  });
  const project = await app.convert();
  if (project === undefined) throw new Error('TypeDoc could not read the packages.');
  nameModules(project, root, entries);
  await app.generateOutputs(project);
  return entries.map(({ name, source }, order) => toPage(name, source, order, readFileSync(join(out, `${toFile(name)}.md`), 'utf8')));
}

const markdownOptions = {
  outputFileStrategy: 'modules',
  hidePageHeader: true,
  hideBreadcrumbs: true,
  hidePageTitle: true,
  hideGroupHeadings: false,
  useCodeBlocks: true,
  expandObjects: true,
  typeDeclarationFormat: 'table',
  enumMembersFormat: 'table',
  tableColumnSettings: { hideSources: true, hideModifiers: true, hideInherited: true, hideOverrides: true },
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  typeAliasPropertiesFormat: 'table',
  propertyMembersFormat: 'table',
  indexFormat: 'table',
};

/** Modules have the names that hosts import, not those of their files. */
function nameModules(project: ProjectReflection, root: string, entries: readonly ApiEntry[]): void {
  for (const module of project.children ?? []) {
    const file = module.sources?.[0]?.fullFileName.replaceAll('\\', '/');
    const entry = entries.find(({ source }) => join(root, source).replaceAll('\\', '/') === file);
    if (entry !== undefined) module.name = toFile(entry.name);
  }
}

const toFile = (name: string): string => name.replace('@kratos-login/', '');

function toPage(name: string, source: string, order: number, text: string): ApiPage {
  const label = toFile(name);
  return { path: `api/${label}`, title: name, label, description: `What ${name} exports.`, order, source, text: mendMarkdown(text, label) };
}

function toConfig(root: string, entries: readonly ApiEntry[]): object {
  return {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: {
      lib: ['ES2024', 'DOM', 'DOM.Iterable'],
      types: ['node', 'react'],
      typeRoots: [join(root, 'node_modules/@types')],
      jsx: 'react-jsx',
      composite: false,
      noEmit: true,
    },
    files: entries.map(({ source }) => join(root, source)),
  };
}
