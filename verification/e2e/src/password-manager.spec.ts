import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { fullChromium, launchOptions } from '../../../tools/browser.mjs';
import { ann, createPersonPage } from './person-page.ts';

const executablePath = fullChromium();

// A headless shell has no password manager.
if (executablePath !== null) {
  test('Chromium offers to save the password once, at the code step, and not after a wrong password', async ({ baseURL }) => {
    test.setTimeout(90_000); // a browser with its own profile starts slowly
    const context = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'kratos-login-')), {
      executablePath,
      ...(baseURL !== undefined && { baseURL }),
      args: [...(launchOptions().args ?? []), '--headless=new'],
      ignoreDefaultArgs: ['--password-store=basic', '--headless'],
    });
    const log = await context.newPage();
    await log.goto('chrome://password-manager-internals');
    const decisions = () => log.evaluate(() => document.body.innerText.match(/Decision: \w+/g) ?? []);
    const page = await context.newPage();
    const advice: string[] = [];
    page.on('console', (message) => message.text().includes('[DOM]') && advice.push(message.text()));
    const person = createPersonPage(page);
    await person.open();
    await person.email.pressSequentially(ann);
    await person.password.pressSequentially('wrong');
    await page.keyboard.press('Enter');
    await expect(person.alert).toHaveText('That email and password don’t match. Check both and try again.');
    await person.password.pressSequentially('correct horse battery');
    expect(await decisions()).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(decisions).toEqual(['Decision: ASK']);
    await person.enterCode();
    await person.seeSignedIn(ann, 'aal2');
    expect(await decisions()).toEqual(['Decision: ASK']);
    expect(advice).toEqual([]);
    await context.close();
  });
}
