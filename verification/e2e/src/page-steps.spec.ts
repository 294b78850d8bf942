import { expect, type Page } from '@playwright/test';
import { checkAxe } from './check-axe.ts';
import { emulatorTest as test } from './emulator-test.ts';
import { codeSteps } from './page-steps/code-steps.ts';
import { endSteps } from './page-steps/end-steps.ts';
import { failureSteps } from './page-steps/failure-steps.ts';
import type { PageStep } from './page-steps/page-step.ts';
import { passwordSteps } from './page-steps/password-steps.ts';
import { createPersonPage } from './person-page.ts';
import { readChanges, recordChanges } from './record-changes.ts';

for (const steps of [...passwordSteps, ...codeSteps, ...failureSteps, ...endSteps]) {
  test(steps.map(({ name }) => name).join(', then '), async ({ page, kratos, context }) => {
    await recordChanges(page);
    for (const step of steps) {
      await test.step(step.name, async () => {
        await step.perform({ page, person: createPersonPage(page), kratos, context });
        await see(page, step);
      });
    }
  });
}

async function see(page: Page, { title, alert = '', status = '', focus, description = '', invalid = [], email }: PageStep): Promise<void> {
  await expect.poll(() => readPage(page)).toEqual({ title: `${title} · Example`, alert, status, invalid });
  const focused = page.locator(':focus');
  if (focus === null) await expect(focused).toHaveCount(0);
  else {
    await expect(focused).toMatchAriaSnapshot(`- ${focus}`);
    await expect(focused).toHaveAccessibleDescription(description);
  }
  if (email !== undefined) await expect(page.getByLabel('Email address', { exact: true })).toHaveValue(email);
  const { alerts, falls } = await readChanges(page);
  expect(falls).toEqual([]);
  // Screen readers announce a sentence that is inserted into an empty region.
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
