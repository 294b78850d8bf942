import { afterEach, expect, test } from 'vitest';
import { driveDocument, type JourneyDriver } from '../src/index.ts';

const openPage = async (markup: string): Promise<JourneyDriver> => {
  document.body.innerHTML = markup;
  const driver = driveDocument({ open: () => document.body, wait: async () => {}, timeOutCall: async () => {} });
  await driver.open({});
  return driver;
};

afterEach(() => document.body.replaceChildren());

test('a notice that stays on the page is reported, and a hidden one is not', async () => {
  const driver = await openPage('<p>Verify your address</p><p hidden>Another one</p>');
  await driver.seeNoNotice?.('Another one');
  await expect(driver.seeNoNotice?.('Verify your address')).rejects.toThrow(
    'Expected "Verify your address" on the page to be false, got true.',
  );
});

test('a removed button that stays on the page is reported, and an additional button of the host is not', async () => {
  const driver = await openPage('<button>Sign in</button><button>Register</button><button hidden>github</button>');
  await driver.seeButtons([], ['github']);
  await expect(driver.seeButtons([], ['github', 'Sign in'])).rejects.toThrow(
    'Expected the buttons that must be gone to be [], got ["Sign in"].',
  );
});
