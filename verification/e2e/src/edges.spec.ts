import { expect, type Page } from '@playwright/test';
import { checkAxe } from './check-axe.ts';
import type { Edge } from './edges/edge.ts';
import { ends } from './edges/ends.ts';
import { firstStep } from './edges/first-step.ts';
import { secondStep } from './edges/second-step.ts';
import { troubles } from './edges/troubles.ts';
import { noticeChanges, readNoticed } from './notice-changes.ts';
import { as } from './person.ts';
import { test } from './steered.ts';

for (const journey of [...firstStep, ...secondStep, ...troubles, ...ends]) {
  test(journey.map(({ name }) => name).join(', then '), async ({ page, kratos, context }) => {
    await noticeChanges(page);
    for (const edge of journey) {
      await test.step(edge.name, async () => {
        await edge.walk({ page, person: as(page), kratos, context });
        await see(page, edge);
      });
    }
  });
}

async function see(page: Page, { title, alert = '', status = '', focus, description = '', invalid = [], email }: Edge): Promise<void> {
  await expect.poll(() => readPage(page)).toEqual({ title, alert, status, invalid });
  const focused = page.locator(':focus');
  if (focus === null) await expect(focused).toHaveCount(0);
  else {
    await expect(focused).toMatchAriaSnapshot(`- ${focus}`);
    await expect(focused).toHaveAccessibleDescription(description);
  }
  if (email !== undefined) await expect(page.getByLabel(/^e-?mail$/i)).toHaveValue(email);
  const { alerts, falls } = await readNoticed(page);
  expect(falls).toEqual([]);
  // A sentence is spoken when it comes into a region that was empty.
  if (alert !== '') expect(alerts.slice(-2)).toEqual(['', alert]);
  await checkAxe(page);
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
