import axe from 'axe-core';
import { expect, test } from 'vitest';
import { findBackground, measureContrast } from './measure-contrast.ts';
import { pageNames, showPage } from './show-page.ts';

const schemes = ['light', 'dark'] as const;

/** Three brands, and colours that are hard for text: the brightest, the darkest, one in the middle, and one that no screen shows. */
const accents = ['#0a7d5a', '#e4572e', '#7a1fa2', '#ffd400', '#fff', '#000', '#777', '#00f', 'oklch(0.6 0.4 20)'];

test.for(schemes)('axe reports no violation of any page in %s colours', async (scheme) => {
  for (const name of pageNames) {
    showPage(name).dataset['scheme'] = scheme;
    const { violations } = await axe.run('.kl', { rules: { 'target-size': { enabled: true } } });
    expect([name, ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)]).toEqual([name]);
  }
});

test.for(schemes)('text has a contrast of 7, and links and main buttons have 4.5, in %s colours and with any accent', (scheme) => {
  for (const accent of ['', ...accents])
    for (const name of pageNames) {
      const root = showPage(name, accent && `:root { --kl-accent: ${accent} }`);
      root.dataset['scheme'] = scheme;
      expect([accent, name, ...findFaint(root)]).toEqual([accent, name]);
    }
});

test.for(schemes)('fields, their buttons and focus rings have a contrast of 3 with what is around them in %s colours', (scheme) => {
  for (const accent of ['', ...accents]) {
    const root = showPage('wrong', accent && `:root { --kl-accent: ${accent} }`);
    root.dataset['scheme'] = scheme;
    for (const input of root.querySelectorAll('input')) {
      const { borderTopColor, backgroundColor } = getComputedStyle(input);
      input.focus();
      const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(input);
      expect([outlineStyle, outlineWidth]).toEqual(['solid', '2px']);
      for (const background of [backgroundColor, findBackground(input.parentElement)])
        for (const color of [borderTopColor, outlineColor]) expect(measureContrast(color, background)).toBeGreaterThanOrEqual(3);
    }
  }
});

test.for(schemes)('the countdown of a button that waits has a contrast of 7 with it in %s colours', (scheme) => {
  const root = showPage('wait');
  root.dataset['scheme'] = scheme;
  const [button = root, countdown = root] = root.querySelectorAll('.kl-primary, .kl-wait');
  expect(measureContrast(getComputedStyle(countdown).color, findBackground(button))).toBeGreaterThanOrEqual(7);
});

/** Finds visible texts with too little contrast. */
function findFaint(root: HTMLElement): string[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const faint: string[] = [];
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (parentElement === null || getComputedStyle(parentElement).fontSize === '0px') continue;
    const contrast = measureContrast(getComputedStyle(parentElement).color, findBackground(parentElement));
    const least = parentElement.closest('.kl-link, .kl-primary, .kl-mark, .kl-avatar') === null ? 7 : 4.5;
    if (contrast < least) faint.push(`${textContent}: ${contrast}`);
  }
  return faint;
}
