import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ConsoleMessage, Page } from '@playwright/test';
import { findAxeViolations } from '@verification/e2e/check-axe';
import { compareLines } from './compare-lines.ts';
import { comparePictures } from './compare-pictures.ts';
import { findLayoutProblems } from './find-layout-problems.ts';
import { type PlannedPicture, toName, toPath } from './plan-pictures.ts';
import { readAccessibilityTree } from './read-accessibility-tree.ts';

/** The same page of both demos. */
export interface DemoPages {
  readonly react: Page;
  readonly vanilla: Page;
}

const folder = fileURLToPath(new URL('../../../test-results/gallery/', import.meta.url));

/** Takes a picture in both demos, saves it, and returns what is wrong with it. */
export async function checkPicture(pages: DemoPages, picture: PlannedPicture): Promise<readonly string[]> {
  const [react, vanilla] = await Promise.all([
    visit(pages.react, picture, picture.axe !== 'vanilla'),
    visit(pages.vanilla, picture, picture.axe !== 'react'),
  ]);
  const difference = comparePictures(react.png, vanilla.png);
  const name = toName(picture);
  await mkdir(folder, { recursive: true });
  await save(`${name}.png`, react.png);
  await save(`${name}.vanilla.png`, difference && vanilla.png);
  await save(`${name}.difference.png`, difference?.picture ?? null);
  const problems = [
    ...react.problems.map((problem) => `React: ${problem}`),
    ...vanilla.problems.map((problem) => `vanilla: ${problem}`),
    ...(difference === null ? [] : [difference.text]),
    ...compareTrees(react.tree, vanilla.tree),
  ];
  return problems.map((problem) => `${name}: ${problem}`);
}

function compareTrees(react: string, vanilla: string): readonly string[] {
  const difference = compareLines(['React', 'vanilla'], react, vanilla);
  return difference === null ? [] : [`accessibility tree: ${difference}`];
}

/** Writes a file, or removes that of an earlier run. */
async function save(name: string, png: Buffer | null): Promise<void> {
  if (png === null) await rm(`${folder}${name}`, { force: true });
  else await writeFile(`${folder}${name}`, png);
}

interface Visited {
  readonly png: Buffer;
  readonly tree: string;
  readonly problems: readonly string[];
}

async function visit(page: Page, picture: PlannedPicture, usesAxe: boolean): Promise<Visited> {
  const errors: string[] = [];
  const onError = ({ message }: Error): unknown => errors.push(message);
  const onConsole = (message: ConsoleMessage): unknown => message.type() === 'error' && errors.push(message.text());
  page.on('pageerror', onError).on('console', onConsole);
  await page.goto(toPath(picture), { waitUntil: 'commit' });
  const problem = await findProblem(page);
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide', fullPage: true });
  const tree = await readAccessibilityTree(page);
  const violations = usesAxe ? await findAxeViolations(page) : [];
  const problems = [...problem, ...violations, ...(await page.evaluate(findLayoutProblems)), ...errors];
  page.off('pageerror', onError).off('console', onConsole);
  return { png, tree, problems };
}

/** Waits until the login is at the state, or the page says why it cannot be. */
async function findProblem(page: Page): Promise<readonly string[]> {
  const root = page.locator('html[data-gallery]');
  const answer = await root.getAttribute('data-gallery', { timeout: 10_000 }).catch(() => 'nothing in ten seconds');
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  return answer === 'ready' ? [] : [`expected <html data-gallery="ready">, got ${answer}`];
}
