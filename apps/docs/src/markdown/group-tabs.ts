import type { MarkdownIt, Token } from 'markdown-it';
import { escapeHtml } from '../escape-html.ts';
import { readFenceInfo } from './render-fence.ts';

/**
 * Fences with `tab=…` that follow each other become one group. Several fences of one tab stand below each other. Without JavaScript all of them are
 * visible, each below its name.
 */
export function groupTabs(markdown: MarkdownIt): void {
  markdown.core.ruler.push('group-tabs', (state) => {
    const tokens: Token[] = [];
    let open: string | undefined;
    const add = (html: string): void => {
      const token = new state.Token('html_block', '', 0);
      token.content = html;
      tokens.push(token);
    };
    for (const token of state.tokens) {
      const tab = token.type === 'fence' ? readFenceInfo(token.info).tab : undefined;
      if (tab !== open) {
        if (open !== undefined) add('</div>\n');
        if (open !== undefined && tab === undefined) add('</div>\n');
        if (open === undefined && tab !== undefined) add('<div class="tabs">\n');
        if (tab !== undefined) add(`<div class="tab" data-tab="${escapeHtml(tab)}"><p class="tab-name">${escapeHtml(tab)}</p>\n`);
      }
      open = tab;
      tokens.push(token);
    }
    if (open !== undefined) add('</div></div>\n');
    state.tokens = tokens;
  });
}
