import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails on any axe violation of the page. */
export async function checkAxe(page: Page, step = ''): Promise<void> {
  expect(await findAxeViolations(page), step).toEqual([]);
}

/** Returns the axe violations of the page: `color-contrast: .kl-lead`. Injects the script of axe once per document. */
export async function findAxeViolations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } }).axe.run({
      preload: false,
      resultTypes: ['violations'],
      rules: { 'target-size': { enabled: true }, 'duplicate-id': { enabled: true } }, // off by default
    }),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`);
}
