import { expect, test } from 'vitest';
import { html } from './html.ts';

test('inserted values are escaped', () => {
  expect(html`<p title="${`"'`}">${'<b>&</b>'} ${7}</p>`.html).toBe('<p title="&quot;&#39;">&lt;b&gt;&amp;&lt;/b&gt; 7</p>');
});

test('inserted pieces are not escaped', () => {
  expect(html`<ul>${['a', '<'].map((each) => html`<li>${each}</li>`)}</ul>`.html).toBe('<ul><li>a</li><li>&lt;</li></ul>');
});
