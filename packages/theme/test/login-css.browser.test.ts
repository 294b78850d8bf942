import axe from 'axe-core';
import { expect, test } from 'vitest';
import { pageNames, showPage } from './show-page.ts';

test.for(['light', 'dark'])('axe reports no violation of any page in %s colours', async (scheme) => {
  for (const name of pageNames) {
    showPage(name).dataset['scheme'] = scheme;
    const { violations } = await axe.run('.kl', { rules: { 'target-size': { enabled: true } } });
    expect([name, ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)]).toEqual([name]);
  }
});
