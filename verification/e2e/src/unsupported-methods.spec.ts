import { expect } from '@playwright/test';
import { checkAxe } from './check-axe.ts';
import { emulatorTest as test } from './emulator-test.ts';
import { createPersonPage } from './person-page.ts';

const passkeys = { passkey: { enabled: true, config: { rp: { id: 'localhost', display_name: 'Example' } } } };
const github = { id: 'github', provider: 'github', client_id: 'demo', client_secret: 'secret', mapper_url: 'base64://e30=' };

// `verification/finished-page` tests a host that handles them.
test('a passkey is not offered beside the password, because the demos do not handle it', async ({ page, kratos }) => {
  kratos.configure({ selfservice: { methods: passkeys } });
  const person = createPersonPage(page);
  await person.open();
  await expect(page.getByRole('button')).toHaveText(['', 'Sign in']); // the first one shows the password
  await expect(page.getByText(/passkey/i)).toHaveCount(0);
  await checkAxe(page);
  await person.enterPassword();
  await person.seeStep('Enter your 6-digit code');
});

test('a login with only a passkey says that this page does not offer it', async ({ page, kratos }) => {
  kratos.configure({ selfservice: { methods: { password: { enabled: false }, ...passkeys } } });
  await page.goto('/');
  await expect(page.getByText('This page doesn’t offer a method for this account.')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await checkAxe(page);
});

test('a login with only a social provider shows its button and no field', async ({ page, kratos }) => {
  kratos.configure({
    selfservice: { methods: { password: { enabled: false }, oidc: { enabled: true, config: { providers: [github] } } } },
  });
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Continue with GitHub', exact: true })).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toHaveCount(0);
  await checkAxe(page);
});
