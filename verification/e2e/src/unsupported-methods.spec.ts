import { expect } from '@playwright/test';
import { checkAxe } from './check-axe.ts';
import { emulatorTest as test } from './emulator-test.ts';
import { createPersonPage } from './person-page.ts';

const passkeys = { passkey: { enabled: true, config: { rp: { id: 'localhost', display_name: 'Example' } } } };
const github = { id: 'github', provider: 'github', client_id: 'demo', client_secret: 'secret', mapper_url: 'base64://e30=' };

test('a passkey is offered beside the password, and the page says that it is not available', async ({ page, kratos }) => {
  kratos.configure({ selfservice: { methods: passkeys } });
  const person = createPersonPage(page);
  await person.open();
  await person.press('Use a passkey');
  await expect(page.getByRole('status')).toHaveText('Not available here yet');
  await checkAxe(page);
  await person.enterPassword();
  await person.seeStep('Enter your 6-digit code');
});

test('a login with only a social provider shows its button and no field', async ({ page, kratos }) => {
  kratos.configure({
    selfservice: { methods: { password: { enabled: false }, oidc: { enabled: true, config: { providers: [github] } } } },
  });
  await page.goto('/');
  await expect(page.getByRole('button', { name: /github/i })).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toHaveCount(0);
  await checkAxe(page);
});
