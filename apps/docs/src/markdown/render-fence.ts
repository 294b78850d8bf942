import { loginChart, secondFactorChart } from '@kratos-login/inspect/panel';
import { renderChart } from '../chart/render-chart.ts';
import { escapeHtml } from '../escape-html.ts';
import type { Highlight } from './create-highlighter.ts';

/** What stands after the backticks of a fence: a language, and `title=app/page.tsx` or `tab=React`. Values with spaces have quotes. */
export interface FenceInfo {
  readonly language: string;
  readonly title?: string;
  readonly tab?: string;
}

/** Reads what stands after the backticks of a fence. It throws for a word that it does not know. */
export function readFenceInfo(info: string): FenceInfo {
  const [, language = '', rest = ''] = /^\s*([\w-]*)\s*(.*)$/.exec(info) ?? [];
  const found = [...rest.matchAll(/(title|tab)=(?:"([^"]*)"|(\S+))\s*/g)];
  if (found.map(([all]) => all).join('') !== rest.trim()) throw new Error(`A code fence has “${rest}”. Expected title=… or tab=….`);
  return { language, ...Object.fromEntries(found.map(([, key = '', quoted, bare]) => [key, quoted ?? bare ?? ''])) };
}

/** Renders one fence. A Mermaid chart is drawn from the layout that the studio has, and its text is folded below it. */
export function renderFence(info: string, content: string, highlight: Highlight): string {
  const { language, title } = readFenceInfo(info);
  const code = content.replace(/\n$/, '');
  return language === 'mermaid' ? drawChart(code) : toFigure(language, title, highlight(code, language));
}

function drawChart(code: string): string {
  const drawn = code.includes('login_init')
    ? renderChart(loginChart, 'Chart of the login')
    : renderChart(secondFactorChart, 'Chart of the second factor');
  const text = toFigure('text', undefined, escapeHtml(code));
  return `${drawn}<p>The <a href="/">studio</a> shows this chart while a login runs.</p>\n<details><summary>The chart as text</summary>${text}</details>\n`;
}

const toFigure = (language: string, title: string | undefined, html: string): string =>
  `<figure class="code" data-language="${escapeHtml(language)}">${
    title === undefined ? '' : `<figcaption>${escapeHtml(title)}</figcaption>`
  }<pre><code>${html}</code></pre></figure>\n`;
