import { expect } from '@playwright/test';
import { emulatorTest as test } from './emulator-test.ts';
import { bob, createPersonPage } from './person-page.ts';

// A path alone is ambiguous: "//evil.example/login" is read as the address of another host.
for (const path of [
  '//evil.example/login',
  '/%5Cevil.example/',
  '/\\evil.example/login',
  '/\t/evil.example/login',
  '//evil.example//?lang=de#x',
]) {
  test(`a page at the path ${JSON.stringify(path)} stays on its own host after a sign-out, and so do its language links`, async ({
    page,
    baseURL,
  }) => {
    const person = createPersonPage(page);
    const { origin } = new URL(baseURL ?? '');
    const hosts = new Set<string>();
    page.on('request', (request) => request.isNavigationRequest() && hosts.add(new URL(request.url()).origin));
    await page.goto(`${origin}${path}`);
    const isGerman = path.includes('lang=de');
    await person.seeReady(isGerman ? 'Anmelden' : 'Sign in');
    await page.locator('input[name="identifier"]').fill(bob);
    await page.locator('input[name="password"]').fill('correct horse battery');
    await page.keyboard.press('Enter');
    await person.press(isGerman ? 'Abmelden' : 'Sign out');
    await person.seeReady(isGerman ? 'Anmelden' : 'Sign in');
    await page.getByRole('link', { name: 'English' }).click();
    await person.seeReady('Sign in');
    expect([...hosts]).toEqual([origin]);
    expect(new URL(page.url()).origin).toBe(origin);
  });
}

for (const query of ['', '?lang=en', '?return_to=', '#top']) {
  test(`a page whose return_to is its own address "/${query}" loads it once and stays`, async ({ page, baseURL, kratos }) => {
    const person = createPersonPage(page);
    const { origin } = new URL(baseURL ?? '');
    kratos.configure({ selfservice: { allowed_return_urls: [origin] } });
    const documents: string[] = [];
    page.on('request', (request) => request.resourceType() === 'document' && documents.push(request.url()));
    await page.goto(`/?return_to=${encodeURIComponent(`${origin}/${query}`)}`);
    await person.enterPassword(bob);
    await person.seeSignedIn(bob, 'aal1');
    await page.waitForURL(`${origin}/${query}`);
    await person.seeStep('Signed in');
    await page.reload();
    await person.seeStep('Signed in');
    expect(documents).toHaveLength(3);
  });
}
