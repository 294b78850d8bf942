import { expect, type Page, test } from '@playwright/test';
import { byRole } from '../../src/journeys/playwright/drive-browser-page.ts';
import { driveSecondFactorBrowserPage } from '../../src/second-factor/playwright/drive-second-factor-browser-page.ts';

const drive = (page: Page) =>
  driveSecondFactorBrowserPage({
    page,
    open: async () => {},
    wait: async () => {},
    toPlace: (text) => text,
    left: [],
    find: byRole,
    buttons: {},
    takeScreenshot: async () => '',
    patience: 500,
  });

const nothing = { qr: null, key: null, codes: [] };
const qr = 'data:image/png;base64,iVBORw0KGgo=';
const secrets = { qr, key: 'JBSWY3DP', codes: [{ code: 'aaaa1111', isUsed: false }] };
const shown = `<img data-secret="qr" src="${qr}"><code data-secret="key">JBSW Y3DP</code><ul data-secret="codes"><li>aaaa1111</li></ul>`;

test('secrets on the page are compared, also in a shadow root', async ({ page }) => {
  const driver = drive(page);
  await page.setContent(shown);
  await driver.seeSecrets(secrets, []);
  await expect(driver.seeSecrets(nothing, [])).rejects.toThrow('["a QR code that must be gone","a key that must be gone"]');
  await page.setContent(`<div><template shadowrootmode="open">${shown}</template></div>`);
  await driver.seeSecrets(secrets, []);
  await page.setContent('<img data-secret="qr"><code data-secret="key"></code><ul data-secret="codes"></ul>');
  await driver.seeSecrets(nothing, ['JBSWY3DP', 'aaaa1111']);
  await expect(driver.seeSecrets(secrets, [])).rejects.toThrow(
    '["another QR code, or none","another key, or none","other backup codes, or none"]',
  );
});

test('an earlier secret is found in text, in an attribute, in a field and in a shadow root', async ({ page }) => {
  const driver = drive(page);
  for (const place of [
    '<p>JBSW <b>Y3DP</b> JBSWY3DP</p>',
    '<p title="JBSW Y3DP"></p>',
    '<input value="JBSWY3DP">',
    '<div><template shadowrootmode="open"><p>JBSW Y3DP</p></template></div>',
  ]) {
    await page.setContent(place);
    await expect(driver.seeSecrets(nothing, ['JBSWY3DP']), place).rejects.toThrow('["an earlier secret in the markup or in a field"]');
  }
});

test('a heading of any level, and the name of the element with the focus, are compared', async ({ page }) => {
  const driver = drive(page);
  await page.setContent(
    '<title>Sign in · Example</title><h1>Two-step sign-in</h1><h2>Sign in</h2><button aria-label="Remove: Backup codes">Remove</button>',
  );
  await driver.seeHeading('Sign in', ['Two-step sign-in', 'Sign in']);
  await expect(driver.seeHeading('Your backup codes', ['Sign in'])).rejects.toThrow('a heading "Your backup codes" to be true, got false');
  await expect(driver.seeHeading('Sign in', ['Your backup codes'])).rejects.toThrow(
    '"Your backup codes" in the title to be true, got false',
  );
  await page.getByRole('button').focus();
  await driver.seeFocusOnName(['Back', 'Remove: Backup codes']);
  await expect(driver.seeFocusOnName(['Back'])).rejects.toThrow('the focus on "Back" to be true, got false');
});
