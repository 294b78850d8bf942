import type { Emulator } from '@kratos-login/emulator';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { emulatorTest as test } from './emulator-test.ts';
import { ann, bob, createPersonPage } from './person-page.ts';

type Return = (page: Page, context: BrowserContext) => Promise<Page>;

const leaveAndReturn: Return = async (page) => {
  await page.goto('about:blank');
  await page.goBack();
  return page;
};

/** Phones do this to background tabs: the tab keeps its address and its sessionStorage, and loads again when it is shown. */
const restoreDiscardedTab: Return = async (page, context) => {
  const url = page.url();
  const stored = await page.evaluate(() => Object.entries(sessionStorage));
  await page.close();
  const restored = await context.newPage();
  await restored.addInitScript((items) => {
    for (const [key, value] of items) sessionStorage.setItem(key, value);
  }, stored);
  await restored.goto(url);
  return restored;
};

const changeLanguage: Return = async (page) => {
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await page.getByRole('button', { name: 'Code prüfen' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Code prüfen' }).waitFor();
  await page.getByRole('link', { name: 'English' }).click();
  return page;
};

const returns: readonly (readonly [how: string, returnToPage: Return])[] = [
  ['the user returns from another page in the same tab', leaveAndReturn],
  ['the page is reloaded', (page) => page.reload().then(() => page)],
  ['the address is opened again', (page) => page.goto(page.url()).then(() => page)],
  ['the browser discards the tab', restoreDiscardedTab],
  ['the user chooses another language, and the page is reloaded', changeLanguage],
];

function mailCodes(kratos: Emulator): void {
  kratos.configure({ selfservice: { methods: { code: { mfa_enabled: true } } } });
}

/** Returns the newest code in the mailbox. */
const readMail = (kratos: Emulator): string => kratos.mails.at(-1)?.code ?? 'no mail';

for (const [how, returnToPage] of returns) {
  test(`a mailed code that is the only second factor stays valid when ${how}`, async ({ page, context, kratos }) => {
    mailCodes(kratos);
    await createPersonPage(page).open();
    await createPersonPage(page).enterPassword(bob);
    await createPersonPage(page).seeStep('Check your email');
    const person = createPersonPage(await returnToPage(page, context));
    await person.enterInto('6-digit code', readMail(kratos));
    await person.seeSignedIn(bob, 'aal2');
    expect(kratos.mails).toHaveLength(1);
  });

  test(`a second mailed code stays valid, and no third one is mailed, when ${how}`, async ({ page, context, kratos }) => {
    await page.clock.install();
    mailCodes(kratos);
    await createPersonPage(page).open();
    await createPersonPage(page).enterPassword(bob);
    await createPersonPage(page).seeStep('Check your email');
    await createPersonPage(page).enterInto('6-digit code', '000000');
    await createPersonPage(page).seeAlert();
    await page.clock.fastForward(31_000);
    await createPersonPage(page).press('Send another code');
    await page.getByText('We sent another code').waitFor();
    const person = createPersonPage(await returnToPage(page, context));
    await person.enterInto('6-digit code', readMail(kratos));
    await person.seeSignedIn(bob, 'aal2');
    expect(kratos.mails).toHaveLength(2);
  });

  test(`a code that is mailed instead of one from the app stays valid when ${how}`, async ({ page, context, kratos }) => {
    mailCodes(kratos);
    await createPersonPage(page).open();
    await createPersonPage(page).enterPassword(ann);
    await createPersonPage(page).seeStep('Enter your 6-digit code');
    await createPersonPage(page).press('Email yourself a code');
    await createPersonPage(page).press(`Send a code to ${ann}`);
    await page.getByText('We sent a code').waitFor();
    const person = createPersonPage(await returnToPage(page, context));
    await person.enterInto('6-digit code', readMail(kratos));
    await person.seeSignedIn(ann, 'aal2');
    expect(kratos.mails).toHaveLength(1);
  });

  test(`a code that is mailed for a step-up stays valid when ${how}`, async ({ page, context, kratos }) => {
    mailCodes(kratos);
    kratos.configure({ session: { whoami: { required_aal: 'aal1' } } });
    await createPersonPage(page).open();
    await createPersonPage(page).enterPassword(bob);
    await createPersonPage(page).seeSignedIn(bob, 'aal1');
    await page.goto('/?aal=aal2');
    await createPersonPage(page).seeStep('Check your email');
    const person = createPersonPage(await returnToPage(page, context));
    await person.enterInto('6-digit code', readMail(kratos));
    await person.seeSignedIn(bob, 'aal2');
    expect(kratos.mails).toHaveLength(1);
  });
}

test('of two tabs that wait for a mailed code, the one with the newest code signs in, and the other one shows the session', async ({
  page,
  context,
  kratos,
}) => {
  mailCodes(kratos);
  await createPersonPage(page).open();
  await createPersonPage(page).enterPassword(bob);
  await createPersonPage(page).seeStep('Check your email');
  const other = createPersonPage(await context.newPage());
  await other.page.goto('/');
  await other.seeStep('Check your email');
  await other.enterInto('6-digit code', readMail(kratos));
  await other.seeSignedIn(bob, 'aal2');
  await page.reload();
  await createPersonPage(page).seeSignedIn(bob, 'aal2');
  expect(kratos.mails).toHaveLength(2);
});
