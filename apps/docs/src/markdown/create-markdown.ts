import MarkdownIt from 'markdown-it';
import anchor from 'markdown-it-anchor';
import { escapeHtml } from '../escape-html.ts';
import type { Highlight } from './create-highlighter.ts';
import { groupTabs } from './group-tabs.ts';
import { renderCallouts } from './render-callouts.ts';
import { renderFence } from './render-fence.ts';
import { type LinkTargets, rewriteLinks } from './rewrite-links.ts';
import { toSlug } from './to-slug.ts';

/** Renders the Markdown of one document to HTML. */
export interface Markdown {
  /** `source` is the path of the document in the repository. */
  render(text: string, source: string): string;
}

/** Creates the renderer of all pages. The same Markdown is readable on GitHub. */
export function createMarkdown(highlight: Highlight, targets: LinkTargets): Markdown {
  const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false });
  markdown.use(anchor, {
    slugify: toSlug,
    uniqueSlugStartIndex: 1,
    tabIndex: false,
    permalink: anchor.permalink.linkInsideHeader({
      symbol: '',
      placement: 'after',
      class: 'anchor',
      ariaHidden: true,
      renderAttrs: () => ({ tabindex: '-1' }),
    }),
  });
  markdown.use(renderCallouts);
  markdown.use(groupTabs);
  markdown.renderer.rules['fence'] = (tokens, at) => renderFence(tokens[at]?.info ?? '', tokens[at]?.content ?? '', highlight);
  markdown.renderer.rules['code_block'] = (tokens, at) => renderFence('', tokens[at]?.content ?? '', highlight);
  markdown.renderer.rules['table_open'] = () => '<div class="table"><table>\n';
  markdown.renderer.rules['table_close'] = () => '</table></div>\n';
  // Markdown aligns columns by `style` attributes, which the policy of the site forbids.
  for (const cell of ['td', 'th']) {
    markdown.renderer.rules[`${cell}_open`] = (tokens, at) => {
      const [, side] = /text-align:(\w+)/.exec(String(tokens[at]?.attrGet('style') ?? '')) ?? [];
      return side === undefined ? `<${cell}>` : `<${cell} class="${escapeHtml(side)}">`;
    };
  }
  return { render: (text, source) => rewriteLinks(markdown.render(withoutTitle(text)), source, targets) };
}

/** The layout shows the title of the front matter, and the heading at the start is for readers on GitHub. */
const withoutTitle = (text: string): string => text.replace(/^\s*# .*\n/, '');
