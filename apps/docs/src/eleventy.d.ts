/** Eleventy has no types of its own. These are the parts that this site uses. */
declare module '@11ty/eleventy' {
  /** A page as Eleventy knows it. */
  export interface EleventyPage {
    readonly url: string;
    readonly inputPath: string;
    readonly outputPath: string;
  }

  /** An entry of a collection. */
  export interface EleventyItem {
    readonly url: string;
    readonly inputPath: string;
    readonly data: Readonly<Record<string, unknown>>;
  }

  /** One written page. */
  export interface EleventyResult {
    readonly url: string;
    readonly inputPath: string;
    readonly outputPath: string;
    readonly content: string;
  }

  /** How files of one kind are rendered. */
  export interface EleventyExtension {
    readonly outputFileExtension: string;
    readonly compileOptions: { readonly permalink: 'raw' };
    readonly compile: (text: string) => (data: { readonly source?: unknown; readonly page: EleventyPage }) => string;
  }

  /** The configuration of a site. */
  export interface EleventyConfig {
    addCollection(name: string, collect: (api: { getAll(): readonly EleventyItem[] }) => unknown): void;
    addExtension(name: string, extension: EleventyExtension): void;
    addFilter(name: string, filter: (...values: never[]) => unknown): void;
    addGlobalData(name: string, data: unknown): void;
    addPassthroughCopy(paths: string | Readonly<Record<string, string>>): void;
    addTemplate(path: string, content: string, data?: Readonly<Record<string, unknown>>): void;
    addTransform(name: string, transform: (this: { readonly page: EleventyPage }, content: string) => string): void;
    on(event: 'eleventy.after', listener: (event: { readonly results: readonly EleventyResult[] }) => void | Promise<void>): void;
    setIncludesDirectory(path: string): void;
    setLayoutsDirectory(path: string): void;
    setTemplateFormats(formats: readonly string[]): void;
    setUseGitIgnore(isUsed: boolean): void;
  }

  /** Eleventy as a library. */
  export class Eleventy {
    constructor(input: string, output: string, options: { quietMode?: boolean; config?: (config: EleventyConfig) => Promise<void> });
    write(): Promise<unknown>;
  }
}
