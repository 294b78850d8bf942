import { expect, type Page, test } from '@playwright/test';
import { ann, createPersonPage } from './person-page.ts';

type Person = ReturnType<typeof createPersonPage>;

/** The main job with its mistakes. The gallery compares all other states. */
const steps: readonly (readonly [name: string, perform: (person: Person) => Promise<unknown>])[] = [
  ['the page opens', (person) => person.open()],
  [
    'a wrong password',
    async (person) => {
      await person.enterPassword(ann, 'wrong');
      await person.seeAlert();
    },
  ],
  [
    'the code is due',
    async (person) => {
      await person.enterPassword();
      await expect(person.code).toBeFocused();
    },
  ],
  [
    'a wrong code',
    async (person) => {
      await person.enterCode('000000');
      await person.seeAlert();
    },
  ],
  [
    'a lost connection',
    async (person) => {
      await person.page.route('**/kratos/**', (route) => route.abort());
      await person.enterCode('000000');
      await expect(person.heading('We can’t reach Example')).toBeFocused();
      await person.page.unroute('**/kratos/**');
    },
  ],
  [
    'signed in',
    async (person) => {
      await person.press('Try again');
      await person.enterCode();
      await person.seeSignedIn(ann, 'aal2');
    },
  ],
  [
    'signed out',
    async (person) => {
      await person.press('Sign out');
      await expect(person.email).toBeFocused();
      await person.seeReady('Sign in');
    },
  ],
];

test('both demos give a screen reader the same page at each step', async ({ page, browser, baseURL }) => {
  const vanilla = new URL(baseURL ?? '');
  vanilla.port = String(Number(vanilla.port) + 1);
  const context = await browser.newContext({ baseURL: vanilla.href });
  const demos = [page, await context.newPage()];
  for (const [name, perform] of steps) {
    const [react, other] = await Promise.all(
      demos.map(async (demo) => {
        await perform(createPersonPage(demo));
        return readPage(demo);
      }),
    );
    expect(other, name).toEqual(react);
  }
  await context.close();
});

/** Reads what a screen reader finds, and where it is. */
const readPage = async (page: Page) => ({
  tree: await page.locator('body').ariaSnapshot(),
  title: await page.title(),
  focus: await page.evaluate(() => document.activeElement?.id),
});
