import { expect, test } from '@playwright/test';
import { checkAxe } from './check-axe.ts';
import { ann, password, readCurrentCode } from './person-page.ts';

const inGerman = {
  dir: 'ltr',
  signIn: 'Anmelden',
  wrong: 'E-Mail-Adresse und Passwort passen nicht zusammen. Prüfen Sie beides und versuchen Sie es erneut.',
  code: '6-stelliger Code',
  done: 'Angemeldet',
  out: 'Abmelden',
};
const inArabic = {
  dir: 'rtl',
  signIn: 'تسجيل الدخول',
  wrong: 'عنوان البريد الإلكتروني وكلمة المرور غير متطابقين. تحقق منهما وحاول مرة أخرى.',
  code: 'الرمز المكوّن من 6 أرقام',
  done: 'تم تسجيل الدخول',
  out: 'تسجيل الخروج',
};

for (const [lang, said] of Object.entries({ de: inGerman, ar: inArabic })) {
  test(`the whole login is in ${lang}, including Kratos's messages and the page's own buttons`, async ({ page }) => {
    await page.goto(`/?lang=${lang}`);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(page.locator('html')).toHaveAttribute('dir', said.dir);
    await expect(page.getByRole('heading', { name: said.signIn })).toBeVisible();
    await page.locator('input[name="identifier"]').fill(ann);
    await expect(page.locator('input[name="identifier"]')).toHaveCSS('direction', 'ltr'); // email addresses are left to right in every language
    await page.locator('input[name="password"]').fill('wrong');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveText(said.wrong);
    await page.locator('input[name="password"]').fill(password);
    await page.keyboard.press('Enter');
    const code = page.getByRole('textbox', { name: said.code });
    await expect(code).toBeFocused();
    expect(await page.locator('main').innerText()).not.toMatch(/[Ss]ign|[Cc]ode by|[Uu]se a|someone/);
    await checkAxe(page);
    await code.fill(await readCurrentCode(page));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: said.done })).toBeFocused();
    await page.getByRole('button', { name: said.out }).click();
    await expect(page.getByRole('heading', { name: said.signIn })).toBeVisible();
  });
}

test('an English page downloads no other language, and choosing one keeps the query of the page', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto('/?refresh=true');
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(loaded.filter((path) => /german|arabic/.test(path))).toEqual([]);
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await expect(page).toHaveURL(/\?refresh=true&lang=de$/);
  await expect.poll(() => loaded.filter((path) => /german/.test(path)).length).toBe(2);
  expect(loaded.filter((path) => /arabic/.test(path))).toEqual([]);
});
