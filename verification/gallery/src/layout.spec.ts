import { expect } from '@playwright/test';
import { findLayoutProblems } from './find-layout-problems.ts';
import { galleryTest as test } from './gallery-test.ts';
import { layoutLooks } from './layout-looks.ts';

for (const { size, lang, scheme } of layoutLooks) {
  test(`each state of both demos fits into ${size.join(' × ')}, in ${lang} and ${scheme}`, async ({ page, states, demoUrls }) => {
    test.setTimeout(states.length * 10_000);
    const [width, height] = size;
    await page.setViewportSize({ width, height });
    const problems: string[] = [];
    for (const [demo, url] of Object.entries(demoUrls))
      for (const state of states) {
        await page.goto(`${url}/gallery?${new URLSearchParams({ state, lang, scheme })}`);
        await expect(page.locator('html')).toHaveAttribute('data-gallery', 'ready');
        problems.push(...(await page.evaluate(findLayoutProblems)).map((problem) => `${demo}, ${state}: ${problem}`));
      }
    expect(problems).toEqual([]);
  });
}
