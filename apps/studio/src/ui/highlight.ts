import type { HighlighterCore, ThemedToken } from 'shiki/core';

/** The languages of the studio’s code. */
export type CodeLanguage = 'json' | 'yaml';

let loading: Promise<HighlighterCore> | undefined;

/** Splits code into coloured parts, by line. The highlighter is loaded when the first code is opened. */
export async function highlight(code: string, lang: CodeLanguage): Promise<readonly (readonly ThemedToken[])[]> {
  loading ??= loadHighlighter();
  return (await loading).codeToTokensBase(code, { lang, theme: 'css-variables' });
}

async function loadHighlighter(): Promise<HighlighterCore> {
  const [{ createCssVariablesTheme, createHighlighterCore }, { createJavaScriptRegexEngine }] = await Promise.all([
    import('shiki/core'),
    import('shiki/engine/javascript'),
  ]);
  return createHighlighterCore({
    themes: [createCssVariablesTheme({ name: 'css-variables', variablePrefix: '--code-' })],
    langs: [import('shiki/langs/json.mjs'), import('shiki/langs/yaml.mjs')],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
}
