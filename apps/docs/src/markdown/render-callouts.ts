import type { MarkdownIt } from 'markdown-it';

const titles: Readonly<Record<string, string>> = {
  NOTE: 'Note',
  TIP: 'Tip',
  IMPORTANT: 'Important',
  WARNING: 'Warning',
  CAUTION: 'Caution',
};

/** Renders a quote that starts with `[!NOTE]` as a callout, as GitHub does. */
export function renderCallouts(markdown: MarkdownIt): void {
  markdown.core.ruler.after('block', 'callouts', ({ tokens }) => {
    for (const [at, token] of tokens.entries()) {
      const text = tokens[at + 2];
      if (token.type !== 'blockquote_open' || text?.type !== 'inline') continue;
      const [marker, kind = ''] = /^\[!([A-Z]+)\]\s*/.exec(text.content) ?? [];
      const title = titles[kind];
      if (marker === undefined || title === undefined) continue;
      token.attrJoin('class', `callout ${kind.toLowerCase()}`);
      text.content = `**${title}.** ${text.content.slice(marker.length)}`;
    }
  });
}
