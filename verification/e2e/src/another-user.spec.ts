import { expect } from '@playwright/test';
import { emulatorTest as test } from './emulator-test.ts';
import { ann, bob, createPersonPage, password } from './person-page.ts';

test('a password that confirms one user is not submitted to the form of another user who signed in in another tab', async ({
  page,
  context,
  kratos,
}) => {
  const cleo = 'cleo@example.com';
  kratos.identities.add({ email: cleo, password: 'another long password' });
  await createPersonPage(page).open();
  await createPersonPage(page).enterPassword(bob);
  await createPersonPage(page).seeSignedIn(bob, 'aal1');
  await page.goto('/?refresh=true');
  await createPersonPage(page).seeReady('Confirm');
  const other = createPersonPage(await context.newPage());
  await other.page.goto('/');
  await other.seeSignedIn(bob, 'aal1');
  await other.press('Sign out');
  await other.enterPassword(cleo, 'another long password');
  await other.seeSignedIn(cleo, 'aal1');
  const posts = () => kratos.log.filter(({ method }) => method === 'POST').length;
  const before = posts();
  await createPersonPage(page).password.fill(password);
  await createPersonPage(page).press('Confirm');
  await expect(page.getByText(cleo)).toBeVisible();
  await expect(createPersonPage(page).alert).toContainText('We had to start this step again');
  await expect(createPersonPage(page).password).toHaveValue('');
  await expect(createPersonPage(page).password).toBeFocused();
  // Password managers read this field to know which account the next password belongs to.
  await expect(page.locator('input[name="username"]')).toHaveValue(cleo);
  expect(posts()).toBe(before + 1);
});

test('a page that Kratos opened with ?flow= keeps its mailed code over a reload, and still offers the authenticator app', async ({
  page,
  kratos,
}) => {
  kratos.configure({ selfservice: { methods: { code: { mfa_enabled: true } } } });
  await createPersonPage(page).open();
  const flow = await page.evaluate(async () => {
    const response = await fetch('/kratos/self-service/login/browser', { headers: { Accept: 'application/json' } });
    return (await response.json()).id as string;
  });
  await page.goto(`/?flow=${flow}`);
  await createPersonPage(page).enterPassword(ann);
  await createPersonPage(page).seeStep('Enter your 6-digit code');
  await createPersonPage(page).press('Email yourself a code');
  await createPersonPage(page).press(`Send a code to ${ann}`);
  await page.getByText('We sent a code').waitFor();
  for (const url of [`/?flow=${flow}`, '/']) {
    await page.goto(url);
    await createPersonPage(page).seeStep('Check your email');
  }
  expect(kratos.mails).toHaveLength(1);
  await createPersonPage(page).press('Use your authenticator app');
  await createPersonPage(page).enterCode(kratos.totpCode(ann));
  await createPersonPage(page).seeSignedIn(ann, 'aal2');
});
