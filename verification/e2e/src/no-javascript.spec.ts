import { expect, test } from '@playwright/test';
import { ann } from './person-page.ts';

test.use({ javaScriptEnabled: false });

for (const { lang, dir, title, says, button } of [
  {
    lang: 'en',
    dir: 'ltr',
    title: 'Sign in to Example',
    says: 'To sign in, turn on JavaScript and reload.',
    button: 'Sign in',
  },
  {
    lang: 'de',
    dir: 'ltr',
    title: 'Bei Example anmelden',
    says: 'Um sich anzumelden, schalten Sie JavaScript ein und laden Sie diese Seite neu.',
    button: 'Anmelden',
  },
  {
    lang: 'ar',
    dir: 'rtl',
    title: 'تسجيل الدخول إلى \u2068Example\u2069',
    says: 'لتسجيل الدخول، فعّل JavaScript ثم أعد تحميل هذه الصفحة.',
    button: 'تسجيل الدخول',
  },
]) {
  test(`without JavaScript the page explains itself in ${lang}, and submits no password`, async ({ page }) => {
    const sent: string[] = [];
    page.on('request', (request) => request.resourceType() === 'document' && sent.push(request.method()));
    await page.goto(`/?lang=${lang}`);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(page.locator('html')).toHaveAttribute('dir', dir);
    await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible();
    await expect(page.locator('noscript p')).toHaveText([says]);
    await expect(page.locator('noscript p')).toBeVisible();
    const password = page.locator('input[name="password"]');
    await page.locator('input[name="identifier"]').fill(ann);
    await password.fill('correct horse battery');
    await password.press('Enter');
    await page.getByRole('button', { name: button, exact: true }).click({ force: true });
    await expect(page.getByRole('button', { name: button, exact: true })).toBeDisabled();
    await expect(page.locator('button[type="submit"]:enabled')).toHaveCount(0);
    expect(sent).toEqual(['GET']);
  });
}
