import { expect, type Page } from '@playwright/test';
import { checkAxe } from './check-axe.ts';
import { emulatorTest as test } from './emulator-test.ts';
import { notValid, startedAgain, tookTooLong } from './page-steps/page-step.ts';
import { ann, bob, createPersonPage, password } from './person-page.ts';
import { readChanges, recordChanges } from './record-changes.ts';
import { expireFlow, loseCsrfCookie, loseFlow, type Refuse } from './refusals.ts';

/** A reason for which Kratos does not check a submission. */
interface Refusal {
  readonly name: string;
  readonly refuse: Refuse;
  /** The notices after the second refusal: for the password form, and for the code form. */
  readonly notices: readonly [password: string, code: string];
}

const refusals: readonly Refusal[] = [
  { name: 'whose CSRF cookie is lost', refuse: loseCsrfCookie, notices: [startedAgain, notValid] },
  { name: 'that Kratos does not know', refuse: loseFlow, notices: [startedAgain, startedAgain] },
  { name: 'that has expired', refuse: expireFlow, notices: [tookTooLong, startedAgain] }, // for a code form Kratos reports only a changed session
];

/** Counts the submissions from now on. */
function countSubmissions(page: Page): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST') count++;
  });
  return () => count;
}

for (const { name, notices, refuse } of refusals) {
  test(`a password form ${name} is submitted again by the page`, async ({ page, context, kratos }) => {
    await recordChanges(page);
    const person = createPersonPage(page);
    await person.open();
    await refuse({ context, kratos }, 1);
    const submissions = countSubmissions(page);
    await person.enterPassword();
    await expect(person.code).toBeFocused();
    const { alerts, falls } = await readChanges(page);
    expect([alerts, falls, submissions()]).toEqual([[''], [], 2]);
  });

  test(`a password form ${name} twice shows a notice, keeps both fields and waits for the user`, async ({ page, context, kratos }) => {
    const person = createPersonPage(page);
    await person.open();
    await refuse({ context, kratos }, 2);
    const submissions = countSubmissions(page);
    await person.enterPassword();
    await expect(person.alert).toHaveText(notices[0]);
    await expect(person.email).toHaveValue(ann);
    await expect(person.password).toHaveValue(password);
    await expect(person.password).toBeFocused();
    await expect(person.password).toHaveAccessibleDescription(notices[0]);
    await checkAxe(page);
    expect(submissions()).toBe(2);
    await person.press('Sign in');
    await expect(person.code).toBeFocused();
    expect(submissions()).toBe(3);
  });

  test(`a code form ${name} is submitted again by the page`, async ({ page, context, kratos }) => {
    await recordChanges(page);
    const person = createPersonPage(page);
    await person.open();
    await person.enterPassword();
    await expect(person.code).toBeFocused();
    await refuse({ context, kratos }, 1);
    const submissions = countSubmissions(page);
    await person.enterCode(kratos.totpCode(ann));
    await person.seeSignedIn(ann, 'aal2');
    const { alerts, falls } = await readChanges(page);
    expect([alerts, falls, submissions()]).toEqual([[''], [], 2]);
  });

  test(`a code form ${name} twice shows a notice, keeps the code and waits for the user`, async ({ page, context, kratos }) => {
    const person = createPersonPage(page);
    await person.open();
    await person.enterPassword();
    await expect(person.code).toBeFocused();
    await refuse({ context, kratos }, 2);
    const submissions = countSubmissions(page);
    const code = kratos.totpCode(ann);
    await person.enterCode(code);
    await expect(person.alert).toHaveText(notices[1]);
    await expect(person.code).toHaveValue(code);
    await expect(person.code).toBeFocused();
    await checkAxe(page);
    expect(submissions()).toBe(2);
    await person.enterCode(kratos.totpCode(ann)); // the current code: the time step may have changed
    await person.seeSignedIn(ann, 'aal2');
    expect(submissions()).toBe(3);
  });

  test(`a backup code form ${name} is submitted again by the page`, async ({ page, context, kratos }) => {
    const person = createPersonPage(page);
    await person.open();
    await person.enterPassword();
    await person.press('Use a backup code');
    await person.seeStep('Enter a backup code');
    await refuse({ context, kratos }, 1);
    const submissions = countSubmissions(page);
    await person.enterInto('Backup code', 'aaaa1111');
    await person.seeSignedIn(ann, 'aal2');
    expect(submissions()).toBe(2);
  });

  test(`a form ${name} that confirms the session is submitted again by the page`, async ({ page, context, kratos }) => {
    const person = createPersonPage(page);
    await person.open();
    await person.enterPassword(bob);
    await person.seeSignedIn(bob, 'aal1');
    await page.goto('/?refresh=true');
    await person.seeReady('Confirm');
    await refuse({ context, kratos }, 1);
    const submissions = countSubmissions(page);
    await person.password.fill(password);
    await person.press('Confirm');
    await person.seeSignedIn(bob, 'aal1');
    expect(submissions()).toBe(2);
  });
}

test('each of three tabs that are opened at once signs in with one submission', async ({ page, context, kratos }) => {
  const pages = [page, await context.newPage(), await context.newPage()] as const;
  // All requests go out before the first CSRF cookie arrives, and the browser keeps the cookie of the last reply.
  const all = Promise.withResolvers<void>();
  let asked = 0;
  await context.route(/\/self-service\/login\/browser/, async (route) => {
    await route.request().allHeaders();
    if (++asked === pages.length) all.resolve();
    await all.promise;
    await route.fallback();
  });
  await Promise.all(pages.map((each) => each.goto('/')));
  for (const each of pages) await createPersonPage(each).seeReady('Sign in');
  expect(new Set(kratos.log.map(({ path }) => path)).size).toBe(1);
  await context.unroute(/\/self-service\/login\/browser/);
  const submissions = pages.map(countSubmissions);
  for (const [index, each] of pages.entries()) {
    const person = createPersonPage(each);
    await person.enterPassword();
    if (index === 0) {
      await expect(person.code).toBeFocused();
      await person.enterCode(kratos.totpCode(ann));
    }
    await person.seeSignedIn(ann, 'aal2');
    expect(submissions[index]?.()).toBeLessThanOrEqual(index === 0 ? 3 : 2);
  }
});

test('three refused CSRF cookies in a row lead to the page about cookies', async ({ page, context, kratos }) => {
  const person = createPersonPage(page);
  await person.open();
  await refusals[0]?.refuse({ context, kratos }, 3);
  await person.enterPassword();
  await expect(person.alert).toHaveText(startedAgain);
  await person.press('Sign in');
  await person.seeStep('Your browser blocks our cookies');
});
