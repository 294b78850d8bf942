import { expect, type Page, test } from '@playwright/test';
import type { ExpectedButton } from '../../src/journeys/expected-button.ts';
import { byRole, driveBrowserPage } from '../../src/journeys/playwright/drive-browser-page.ts';

const drive = (page: Page, left: readonly string[] = []) =>
  driveBrowserPage({
    page,
    open: async () => {},
    wait: async () => {},
    toPlace: (text) => text,
    left,
    find: byRole,
    buttons: { restart: 'Start over' },
    takeScreenshot: async () => '',
    patience: 500,
  });

const cancel: ExpectedButton = { verb: 'cancel', value: null, label: null, isEnabled: true };
const restart: ExpectedButton = { verb: 'restart', value: null, label: null, isEnabled: true };
const backup: ExpectedButton = { verb: 'chooseFactor', value: 'lookup_secret', label: 'Use a backup code', isEnabled: false };

test('buttons are found by their text or by another accessible name', async ({ page }) => {
  const driver = drive(page);
  await page.setContent('<button>Start over</button> <button aria-disabled="true">Use a <b>backup code</b></button>');
  await driver.seeButtons([backup, restart], ['Send another code']);
  await page.setContent('<button aria-label="Start over">↺</button> <button aria-disabled="true">Use a backup code</button>');
  await driver.seeButtons([backup, restart], ['Send another code']);
  await page.setContent('<p>No buttons.</p>');
  await driver.seeButtons([], ['Send another code']);
});

/** Runs the checks concurrently, because each retries for a while. */
async function complainsOf(all: readonly (readonly [see: Promise<void> | undefined, complaint: RegExp])[]): Promise<void> {
  await Promise.all(all.map(([see, complaint]) => expect(see).rejects.toThrow(complaint)));
}

test('missing, additional and wrong buttons are reported', async ({ page }) => {
  const driver = drive(page);
  await page.setContent('<button>Start over</button> <button>Use a backup code</button> <button aria-label="Call us">Cancel</button>');
  await complainsOf([
    [
      driver.seeButtons([restart, backup]),
      /the buttons to be \[\["Start over",true\],\["Use a backup code",false\]\], got .*code",true\]\]/,
    ],
    [driver.seeButtons([restart, cancel]), /the buttons to be .*, got \[\["Start over",true\],\["Cancel","nowhere"\]\]/],
    [driver.seeButtons([restart], ['Use a backup code']), /the buttons that must be gone to be \[\], got \["Use a backup code"\]/],
    [driver.seeButtons([], []), /the buttons that must be gone to be \[\], got \["Start over"\]/],
    [driver.seeSubmit('Verify', false), /"Verify" to be enabled to be true, got "nowhere"/],
  ]);
});

test('a lost focus is reported', async ({ page }) => {
  const driver = drive(page);
  await page.setContent('<button>Start over</button>');
  await page.getByRole('button').focus();
  await driver.seeFocusKept?.();
  await page.getByRole('button').evaluate((button) => button.remove());
  await complainsOf([[driver.seeFocusKept?.(), /the focus to be "on something", got "lost"/]]);
});

test('a page in a shadow root is found', async ({ page }) => {
  const driver = drive(page);
  await page.setContent(
    '<div><template shadowrootmode="open"><label>Code <input aria-describedby="hint"></label> <p id="hint">From your app</p></template></div>',
  );
  const field = { name: 'totp_code', label: 'Code', type: 'text', value: '', hint: 'From your app', messages: [] } as const;
  await page.getByLabel('Code').focus();
  await driver.seeField(field, false);
  await driver.seeFocusOn({ on: 'field', field });
  await driver.seeNotice('From your app');
  await complainsOf([[driver.seeNoNotice?.('From your app'), /"From your app" on the page to be false, got true/]]);
});

test('a missing notice and a remaining one are reported', async ({ page }) => {
  const driver = drive(page);
  await page.setContent('<p>Please confirm your\n address.</p>');
  await driver.seeNotice('Please confirm your address.');
  await driver.seeNoNotice?.('Please try again.');
  await complainsOf([
    [driver.seeNotice('Please try again.'), /"Please try again." on the page to be true, got false/],
    [driver.seeNoNotice?.('Please confirm your address.'), /"Please confirm your address." on the page to be false, got true/],
  ]);
});

test('a link with another URL, and a missing link, are reported', async ({ page }) => {
  const driver = drive(page);
  await page.setContent('<a href="https://app.example.com/verification">Enter the code</a><a href="https://evil.example" hidden>Go on</a>');
  await driver.seeLink?.('Enter the code', 'https://app.example.com/verification');
  await complainsOf([
    [driver.seeLink?.('Enter the code', 'https://app.example.com/'), /the URL of the link "Enter the code" to be/],
    [driver.seeLink?.('Go on', 'https://evil.example/'), /got "no such link"/],
  ]);
});

test('a link that is expected at a path must lead to that path at the origin of the page', async ({ page }) => {
  const driver = drive(page);
  await page.route('https://app.example.com/**', (route) => route.fulfill({ contentType: 'text/html', body: '<a href="../">Go back</a>' }));
  await page.goto('https://app.example.com/account/login?aal=aal2');
  await driver.seeLink?.('Go back', '/');
  await complainsOf([
    [driver.seeLink?.('Go back', '/settings'), /to be "https:\/\/app.example.com\/settings", got "https:\/\/app.example.com\/"/],
  ]);
});

test('a disabled button is reported, with and without a pending request', async ({ page }) => {
  const driver = drive(page);
  await page.setContent('<button disabled aria-disabled="true">Sign in</button>');
  await complainsOf([
    [driver.seeSubmit('Sign in', true), /"Sign in" to be enabled to be false, got "disabled"/],
    [driver.seeSubmit('Sign in', false), /"Sign in" to be enabled to be true, got "disabled"/],
  ]);
});

test('the second click happens where the submit button was', async ({ page }) => {
  const driver = drive(page);
  await page.setContent('<button>Sign in</button>');
  await driver.submit('Sign in');
  await page.setContent('<button id="other" onclick="this.textContent = event.detail + \' clicks\'">Sign out</button>');
  await driver.clickAgain?.();
  await expect(page.getByRole('button')).toHaveText('2 clicks');
});

test('a page that stays or navigates to another address is reported', async ({ page }) => {
  await drive(page, ['https://a.example/', 'https://b.example/']).seeNavigation?.('https://b.example/');
  await complainsOf([
    [drive(page).seeNavigation?.('https://b.example/'), /the address of the navigation to be "https:\/\/b.example\/", got "nowhere"/],
    [
      drive(page, ['https://a.example/']).seeNavigation?.('https://b.example/'),
      /the address of the navigation to be .*b.*, got "https:\/\/a/,
    ],
  ]);
});
