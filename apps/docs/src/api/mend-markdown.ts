import { posix } from 'node:path';

/** A declaration of more lines is folded. */
const longest = 40;

/**
 * Makes a page of TypeDoc one of this site: links lead to pages, and declarations that the compiler has inferred at length are folded.
 * @param path of the page among those of TypeDoc, such as `core/read-outcome`
 */
export const mendMarkdown = (text: string, path: string): string =>
  text
    .replace(
      /\]\(([\w./-]+)\.md(#[^)]*)?\)/g,
      (_all, file: string, hash = '') => `](/docs/api/${posix.join(posix.dirname(path), file)}/${hash})`,
    )
    .replace(/^```ts\n([\s\S]*?)\n```$/gm, (fence, code: string) => {
      const isLong = code.split('\n').length > longest;
      return isLong ? `<details><summary>The whole declaration</summary>\n\n${fence}\n\n</details>` : fence;
    });
