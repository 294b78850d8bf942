import { expect, test } from '@playwright/test';
import { ann, createPersonPage, recordRequests } from './person-page.ts';

test('the page reports a lost connection, and continues when it is back', async ({ page }) => {
  const person = createPersonPage(page);
  await page.route('**/kratos/**', (route) => route.abort());
  await page.goto('/');
  await expect(person.heading('We can’t reach Example')).toBeFocused();
  await page.unroute('**/kratos/**');
  await person.press('Try again');
  await expect(person.email).toBeFocused();
  await person.enterPassword();
  await expect(person.code).toBeFocused();
});

test('a lost submission leads back to the form, which keeps the email', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await expect(page.getByRole('button', { name: 'Sign in' })).toHaveAttribute('aria-disabled', 'false');
  await page.route('**/self-service/login?*', (route) => route.abort());
  await person.enterPassword();
  await expect(person.heading('We can’t reach Example')).toBeFocused();
  await page.unroute('**/self-service/login?*');
  await person.press('Try again');
  await expect(person.email).toHaveValue(ann);
  await expect(person.password).toBeFocused();
});

for (const [what, body, contentType] of [
  ['an HTML page', '<!doctype html><title>Welcome</title>', 'text/html'],
  ['JSON of another API', '{"hello":"world"}', 'application/json'],
  ['a flow without nodes', '{"id":"f","type":"browser","requested_aal":"aal1","ui":{}}', 'application/json'],
] as const) {
  test(`${what} instead of a reply of Kratos leads to an error that can be left`, async ({ page }) => {
    const person = createPersonPage(page);
    await page.route('**/self-service/login/browser', (route) => route.fulfill({ body, contentType }));
    await page.goto('/');
    await expect(person.heading('Something went wrong')).toBeFocused();
    await page.unroute('**/self-service/login/browser');
    await person.press('Start again');
    await expect(person.email).toBeVisible();
  });
}

test('three submits in one task send one request', async ({ page }) => {
  const seen = recordRequests(page);
  const person = createPersonPage(page);
  await person.open();
  await expect(page.getByRole('button', { name: 'Sign in' })).toHaveAttribute('aria-disabled', 'false');
  await person.email.fill(ann);
  await person.password.fill('correct horse battery');
  await page.locator('form').evaluate((form: HTMLFormElement) => {
    form.requestSubmit();
    form.requestSubmit();
    form.querySelector<HTMLButtonElement>('[type="submit"]')?.click();
  });
  await expect(person.code).toBeFocused();
  expect(seen.calls.filter((call) => call === 'POST /self-service/login')).toHaveLength(1);
});

test('a double click sends one request', async ({ page }) => {
  const seen = recordRequests(page);
  const person = createPersonPage(page);
  await person.open();
  await person.email.fill(ann);
  await person.password.fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign in' }).dblclick();
  await expect(person.code).toBeFocused();
  expect(seen.calls.filter((call) => call === 'POST /self-service/login')).toHaveLength(1);
});

test('the second click of a double click does not affect the next form', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.email.fill(ann);
  await person.password.fill('correct horse battery');
  await person.press('Sign in');
  await expect(person.code).toBeFocused();
  const seen = recordRequests(page);
  const footer = page.getByRole('navigation', { name: 'Language' });
  for (const place of [...(await page.getByRole('button').all()), footer]) {
    const { x, y, width, height } = (await place.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
  }
  await expect(person.alert).toHaveText('');
  await expect(person.code).toBeFocused();
  expect(seen.calls).toEqual([]);
});

test('a held Enter key submits one form, and not the next one', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.email.fill(ann);
  await person.password.fill('correct horse battery');
  const seen = recordRequests(page);
  await page.keyboard.down('Enter');
  await expect(person.code).toBeFocused();
  for (let repeated = 0; repeated < 5; repeated++) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await person.seeReady('Verify');
  await expect(person.alert).toHaveText('');
  expect(seen.calls.filter((call) => call === 'POST /self-service/login')).toHaveLength(1);
});

for (const [what, session] of [
  ['traits that are not an object', { identity: { id: 'identity-7', traits: ['x'] } }],
  ['an address that is an object', { identity: { id: 'identity-7', traits: { email: { toString: 1, valueOf: 1 } } } }],
  ['methods that are not a list', { identity: { id: 'identity-7', traits: null }, authentication_methods: {} }],
  [
    'methods that are a string, and a level that is an object',
    { identity: { id: 'identity-7' }, authentication_methods: 'x', authenticator_assurance_level: { a: 1 } },
  ],
] as const) {
  test(`a session with ${what} is shown without its invalid members`, async ({ page }) => {
    const answer = (status: number, body: unknown) => ({ status, contentType: 'application/json', body: JSON.stringify(body) });
    const already = { error: { id: 'session_already_available', code: 400 } };
    await page.route('**/self-service/login/browser*', (route) => route.fulfill(answer(400, already)));
    await page.route('**/sessions/whoami', (route) => route.fulfill(answer(200, { id: 's', active: true, ...session })));
    await page.goto('/');
    await createPersonPage(page).seeStep('Signed in');
    await expect(page.getByRole('main').locator('dl')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  });
}
