import { createCssVariablesTheme, createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { escapeHtml } from '../escape-html.ts';

const languages = ['ts', 'tsx', 'js', 'html', 'css', 'json', 'yaml', 'sh', 'diff', 'http', 'ini'];
const plain = ['', 'text', 'txt'];

/** Returns code as HTML. */
export type Highlight = (code: string, language: string) => string;

/**
 * Creates a function that colours code by classes, such as `t-keyword`. Shiki's own output has `style` attributes, which the policy of the site
 * forbids. It throws for a language that it does not know.
 */
export async function createHighlighter(): Promise<Highlight> {
  const highlighter = await createHighlighterCore({
    themes: [createCssVariablesTheme({ name: 'classes', fontStyle: false })],
    langs: [
      import('shiki/langs/tsx.mjs'),
      import('shiki/langs/typescript.mjs'),
      import('shiki/langs/javascript.mjs'),
      import('shiki/langs/html.mjs'),
      import('shiki/langs/css.mjs'),
      import('shiki/langs/json.mjs'),
      import('shiki/langs/yaml.mjs'),
      import('shiki/langs/shellscript.mjs'),
      import('shiki/langs/diff.mjs'),
      import('shiki/langs/http.mjs'),
      import('shiki/langs/ini.mjs'),
    ],
    engine: createJavaScriptRegexEngine(),
  });
  return (code, language) => {
    if (plain.includes(language)) return escapeHtml(code);
    if (!languages.includes(language))
      throw new Error(`A code fence is in “${language}”. Known languages: ${[...languages, 'text', 'mermaid'].join(', ')}.`);
    const lines = highlighter.codeToTokensBase(code, { lang: language, theme: 'classes' });
    return lines.map((line) => line.map(({ content, color }) => toSpan(content, color)).join('')).join('\n');
  };
}

/** The theme gives each token a variable, such as `var(--shiki-token-keyword)`. */
function toSpan(content: string, color: string | undefined): string {
  const [, kind] = /--shiki-token-([\w-]+)/.exec(color ?? '') ?? [];
  const text = escapeHtml(content);
  return kind === undefined || content.trim() === '' ? text : `<span class="t-${kind}">${text}</span>`;
}
