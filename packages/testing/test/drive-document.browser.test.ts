import { afterEach, expect, test } from 'vitest';
import { driveDocument, type JourneyDriver } from '../src/index.ts';

const openPage = async (markup: string): Promise<JourneyDriver> => {
  document.body.innerHTML = markup;
  const driver = driveDocument({ open: () => document.body, wait: async () => {}, giveUp: async () => {} });
  await driver.open({});
  return driver;
};

afterEach(() => document.body.replaceChildren());

test('a notice that stays on the page is told on, one that is kept and hidden is not', async () => {
  const driver = await openPage('<p>Verify your address</p><p hidden>Another one</p>');
  await driver.seeNoNotice?.('Another one');
  await expect(driver.seeNoNotice?.('Verify your address')).rejects.toThrow(
    'Expected "Verify your address" on the page to be false, got true.',
  );
});

test('a button that is gone and stays on the page is told on; one that the host has beside is not', async () => {
  const driver = await openPage('<button>Sign in</button><button>Register</button><button hidden>github</button>');
  await driver.seeButtons([], ['github']);
  await expect(driver.seeButtons([], ['github', 'Sign in'])).rejects.toThrow('Expected what must not be there to be [], got ["Sign in"].');
});
