import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { createPersonPage } from './person-page.ts';

test('what ships says nothing to developers, and has no word of it', async ({ page }) => {
  const person = createPersonPage(page);
  await page.route('**/kratos/**', (route) => route.abort());
  await page.goto('/');
  await expect(person.heading('We cannot be reached. Please check your connection, then try again.')).toBeFocused();
  await expect(page.getByText('For developers')).toBeHidden();
  await expect(page.getByRole('listitem')).toHaveCount(0);
});

test('no script that ships has a sentence for developers', () => {
  const apps = fileURLToPath(new URL('../../../apps', import.meta.url));
  const scripts = globSync('{react,vanilla}-demo/dist/**/*.js', { cwd: apps });
  const having = (words: RegExp) => scripts.filter((path) => words.test(readFileSync(`${apps}${path}`, 'utf8')));
  expect(having(/self-service\/login\/browser/)).toHaveLength(2); // so these are the scripts
  expect(having(/serve\.public|selfservice\./)).toEqual([]);
});
