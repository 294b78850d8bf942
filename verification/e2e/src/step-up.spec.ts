import { expect, type Page } from '@playwright/test';
import { checkAxe } from './check-axe.ts';
import { emulatorTest as test } from './emulator-test.ts';
import { ann, bob, createPersonPage, recordRequests } from './person-page.ts';

const noSecondStep = 'Two-step sign-in isn’t set up';

/** Returns the status of `whoami` for this browser. */
const askWhoami = (page: Page): Promise<number> => page.evaluate(async () => (await fetch('/kratos/sessions/whoami')).status);

test.beforeEach(({ kratos }) => kratos.configure({ session: { whoami: { required_aal: 'aal1' } } }));

test('a step-up without a second factor shows an error, and "Go back" shows the session again', async ({ page }) => {
  const person = await openStepUp(page, bob);
  await checkAxe(page);
  await page.getByRole('link', { name: 'Go back' }).click();
  await person.seeSignedIn(bob, 'aal1');
  expect(new URL(page.url()).search).toBe('');
});

test('"Go back" of a step-up keeps the language of the page', async ({ page, baseURL }) => {
  await openStepUp(page, bob);
  await page.goto(`/?lang=de&aal=aal2&return_to=${baseURL}/`);
  await page.getByRole('link', { name: 'Zurück' }).click();
  await expect(page.getByText(bob)).toBeVisible();
  expect(new URL(page.url()).search).toBe('?lang=de');
});

test('"Start again" after a step-up without a second factor keeps the session', async ({ page }) => {
  const person = await openStepUp(page, bob);
  const { calls } = recordRequests(page);
  await person.press('Start again');
  await expect.poll(() => calls).toContain('GET /self-service/login/browser?aal=aal2');
  await person.seeStep(noSecondStep); // the address still requests it
  expect(calls.filter((call) => call.includes('logout'))).toEqual([]);
  expect(await askWhoami(page)).toBe(200);
});

test('another account after a failed step-up signs in without a second factor', async ({ page }) => {
  const person = await openStepUp(page, bob);
  await person.press('Use a different account');
  await expect(person.email).toBeFocused();
  await expect(person.email).toHaveValue('');
  expect(await askWhoami(page)).toBe(401);
  await person.enterPassword(ann);
  await person.seeSignedIn(ann, 'aal1');
});

test('another account at the code of a step-up signs in without a second factor', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword(ann);
  await person.seeSignedIn(ann, 'aal1');
  await page.goto('/?aal=aal2');
  await person.seeReady('Verify');
  await person.press('Use a different account');
  await expect(person.email).toBeFocused();
  await person.enterPassword(bob);
  await person.seeSignedIn(bob, 'aal1');
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [320, 1280]) {
    test(`the links after a missing second factor work with the keyboard and by touch: ${colorScheme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await openStepUp(page, bob);
      for (const name of ['Set up two-step sign-in', 'Go back']) {
        const link = page.getByRole('link', { name });
        expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(44);
        await page.keyboard.press('Tab');
        await expect(link).toBeFocused();
      }
      await checkAxe(page);
      await page.goto('/?lang=ar&aal=aal2');
      await expect(page.getByRole('link', { name: 'رجوع' })).toBeVisible();
      await checkAxe(page);
    });
  }

for (const email of [null, bob]) {
  const who = email === null ? 'signed out' : 'signed in';
  test(`after a return_to that Kratos does not allow, "Start again" starts a new login: ${who}`, async ({ page }) => {
    const person = createPersonPage(page);
    if (email !== null) {
      await person.open();
      await person.enterPassword(email);
      await person.seeSignedIn(email, 'aal1');
    }
    await page.goto('/?return_to=https://not-allowed.example/');
    await person.seeStep('This sign-in link doesn’t work');
    await person.press('Start again');
    if (email === null) await person.enterPassword(bob);
    await person.seeSignedIn(bob, 'aal1');
  });
}

async function openStepUp(page: Page, email: string): Promise<ReturnType<typeof createPersonPage>> {
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword(email);
  await person.seeSignedIn(email, 'aal1');
  await page.goto('/?aal=aal2');
  await expect(person.heading(noSecondStep)).toBeFocused();
  return person;
}
