import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { createPersonPage } from './person-page.ts';

test('a built page shows no hints for developers', async ({ page }) => {
  const person = createPersonPage(page);
  await page.route('**/kratos/**', (route) => route.abort());
  await page.goto('/');
  await expect(person.heading('We can’t reach Example')).toBeFocused();
  await expect(page.getByText('For developers')).toBeHidden();
  await expect(page.getByRole('listitem')).toHaveCount(0);
});

test('a built script of the page contains no hints for developers', () => {
  const apps = fileURLToPath(new URL('../../../apps', import.meta.url));
  const scripts = globSync('{react,vanilla}-demo/dist/**/*.js', { cwd: apps }).filter((path) => !path.includes('/gallery-'));
  const having = (words: RegExp) => scripts.filter((path) => words.test(readFileSync(`${apps}/${path}`, 'utf8')));
  expect(having(/self-service\/login\/browser/)).toHaveLength(4); // the scripts of both pages of both demos were found
  expect(having(/serve\.public|selfservice\./)).toEqual([]);
  expect(having(/kratos-chart|stately\.ai/)).toEqual([]);
});
