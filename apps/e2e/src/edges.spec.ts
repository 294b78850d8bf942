import { expect, type Page } from '@playwright/test';
import { checkAxe } from './check-axe.ts';
import { ends } from './edges/ends.ts';
import { firstStep } from './edges/first-step.ts';
import { secondStep } from './edges/second-step.ts';
import { troubles } from './edges/troubles.ts';
import { as } from './person.ts';
import { test } from './steered.ts';

for (const { name, walk, title, alert = '', status = '', focus, description = '', invalid = [], email } of [
  ...firstStep,
  ...secondStep,
  ...troubles,
  ...ends,
]) {
  test(name, async ({ page, kratos, context }) => {
    await listenToAlerts(page);
    await walk({ page, person: as(page), kratos, context });
    await expect.poll(() => readPage(page)).toEqual({ title, alert, status, invalid });
    const focused = page.locator(':focus');
    if (focus === null) await expect(focused).toHaveCount(0);
    else {
      await expect(focused).toMatchAriaSnapshot(`- ${focus}`);
      await expect(focused).toHaveAccessibleDescription(description);
    }
    if (email !== undefined) await expect(page.getByLabel('E-Mail')).toHaveValue(email);
    // A sentence is spoken when it comes into a region that was empty.
    if (alert !== '') expect((await heardAlerts(page)).slice(-2)).toEqual(['', alert]);
    await checkAxe(page);
  });
}

const readPage = (page: Page) =>
  page.evaluate(() => {
    const read = (role: string) =>
      [...document.querySelectorAll(`[role="${role}"]`)]
        .map(({ textContent }) => textContent?.trim())
        .filter(Boolean)
        .join(' | ');
    return {
      title: document.title,
      alert: read('alert'),
      status: read('status'),
      invalid: [...document.querySelectorAll<HTMLInputElement>('input[aria-invalid="true"]')].map((input) => input.name),
    };
  });

/** Notes what the alert says, with its silences. */
const listenToAlerts = (page: Page) =>
  page.addInitScript(() => {
    const heard = [''];
    Object.assign(globalThis, { heard });
    new MutationObserver(() => {
      const says = document.querySelector('[role="alert"]')?.textContent?.trim() ?? '';
      if (says !== heard.at(-1)) heard.push(says);
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });

const heardAlerts = (page: Page) => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
