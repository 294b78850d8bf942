import { findLayoutProblems } from '@verification/gallery/find-layout-problems';
import { layoutLooks } from '@verification/gallery/layout-looks';
import { expect } from 'vitest';
import { resizePage } from './open-browser.ts';
import type { PersonPage } from './person-page.ts';
import { webkitTest as test } from './webkit-test.ts';

for (const { size, lang, scheme } of layoutLooks) {
  test(`each state of the gallery fits into ${size.join(' × ')}, in ${lang} and ${scheme}`, { timeout: 300_000 }, async ({ launch }) => {
    const person = await launch();
    const states = await readStates(person);
    expect(states.length).toBeGreaterThan(50);
    await resizePage(person.driver, size);
    const problems: string[] = [];
    for (const state of states) {
      await showState(person, new URLSearchParams({ state, lang, scheme }));
      const found = await person.driver.executeScript<readonly string[]>(findLayoutProblems);
      problems.push(...found.map((problem) => `${state}: ${problem}`));
    }
    expect(problems).toEqual([]);
  });
}

/** Returns the ids of all states, from the overview. */
async function readStates(person: PersonPage): Promise<readonly string[]> {
  await showState(person, new URLSearchParams());
  return person.driver.executeScript<string[]>(() =>
    [...document.querySelectorAll<HTMLElement>('[data-state]')].map(({ dataset }) => dataset['state'] ?? ''),
  );
}

/** Opens a page of the gallery and waits for its login. */
async function showState({ driver, url }: PersonPage, query: URLSearchParams): Promise<void> {
  await driver.get(`${url}gallery?${query}`);
  const read = (): Promise<string | null> => driver.executeScript<string | null>('return document.documentElement.dataset.gallery ?? null');
  await expect.poll(read, { message: `gallery?${query}` }).toBe('ready');
}
