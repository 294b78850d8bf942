import { expect, type Page, test } from '@playwright/test';
import { checkAxe } from './check-axe.ts';
import { ann, createPersonPage, password, readCurrentCode } from './person-page.ts';

const inGerman = {
  dir: 'ltr',
  title: 'Bei Example anmelden',
  pageTitle: 'Anmelden · Example',
  wrong: 'E-Mail-Adresse und Passwort passen nicht zusammen. Prüfen Sie beides und versuchen Sie es erneut.',
  code: '6-stelliger Code',
  done: 'Angemeldet',
  facts: ['Angemeldet als', 'Anmeldung in zwei Schritten'],
  methods: 'Passwort und Authenticator-App',
  out: 'Abmelden',
};
const inArabic = {
  dir: 'rtl',
  title: 'تسجيل الدخول إلى \u2068Example\u2069',
  pageTitle: 'تسجيل الدخول · Example',
  wrong: 'عنوان البريد الإلكتروني وكلمة المرور غير متطابقين. تحقق منهما وحاول مرة أخرى.',
  code: 'الرمز المكوّن من 6 أرقام',
  done: 'تم تسجيل الدخول',
  facts: ['تم تسجيل الدخول باسم', 'تسجيل الدخول بخطوتين'],
  methods: 'كلمة المرور وتطبيق المصادقة',
  out: 'تسجيل الخروج',
};

for (const [lang, said] of Object.entries({ de: inGerman, ar: inArabic })) {
  test(`the whole login is in ${lang}, including Kratos's messages and the page's own buttons`, async ({ page }) => {
    const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
    await page.goto(`/?lang=${lang}`);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(page.locator('html')).toHaveAttribute('dir', said.dir);
    await expect(heading(said.title)).toBeVisible();
    await expect(page).toHaveTitle(said.pageTitle);
    await page.locator('input[name="identifier"]').fill(ann);
    await expect(page.locator('input[name="identifier"]')).toHaveCSS('direction', 'ltr'); // email addresses are left to right in every language
    await page.locator('input[name="password"]').fill('wrong');
    await expect(page.locator('button[type="submit"]')).toBeEnabled(); // the script listens
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveText(said.wrong);
    await page.locator('input[name="password"]').fill(password);
    await page.keyboard.press('Enter');
    const code = page.getByRole('textbox', { name: said.code });
    await expect(code).toBeFocused();
    expect(await page.locator('main').innerText()).not.toMatch(/[Ss]ign|[Ee]nter|[Oo]pen|[Uu]se a|[Vv]erify|different/);
    await checkAxe(page);
    await code.fill(await readCurrentCode(page));
    await page.keyboard.press('Enter');
    await expect(heading(said.done)).toBeFocused();
    await expect(page.getByRole('term')).toHaveText(said.facts);
    await expect(page.getByRole('definition')).toHaveText([ann, said.methods]);
    await page.getByRole('button', { name: said.out }).click();
    await expect(heading(said.title)).toBeVisible();
  });
}

test('an English page downloads no other language, and choosing one keeps the query of the page', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await page.goto('/?refresh=true');
  await createPersonPage(page).seeReady('Sign in');
  await page.waitForLoadState('networkidle');
  expect(loaded.filter((path) => /german|arabic/.test(path))).toEqual([]);
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await expect(page).toHaveURL(/\?refresh=true&lang=de$/);
  await expect(page.getByRole('heading', { name: inGerman.title })).toBeVisible();
  expect(loaded.filter((path) => /german/.test(path))).toHaveLength(1);
  expect(loaded.filter((path) => /arabic/.test(path))).toEqual([]);
});

test('another language is shown in place, keeps what was typed, and stays after a reload', async ({ page }) => {
  const documents: string[] = [];
  page.on('request', (request) => request.resourceType() === 'document' && documents.push(request.url()));
  const person = createPersonPage(page);
  await person.open();
  await seeLanguage(page, { lang: 'en', dir: 'ltr', link: 'English', label: 'Language' });
  await person.email.fill(ann);
  await person.password.fill(password);
  await page.getByRole('link', { name: 'العربية' }).click();
  await expect(page.getByRole('heading', { name: inArabic.title })).toBeVisible();
  await seeLanguage(page, { lang: 'ar', dir: 'rtl', link: 'العربية', label: 'اللغة' });
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await expect(page).toHaveTitle(inGerman.pageTitle);
  await seeLanguage(page, { lang: 'de', dir: 'ltr', link: 'Deutsch', label: 'Sprache' });
  await expect(page.getByRole('link', { name: 'Deutsch' })).toBeFocused();
  await expect(page.getByLabel('E-Mail-Adresse', { exact: true })).toHaveValue(ann);
  await expect(page.getByLabel('Passwort', { exact: true })).toHaveValue(password);
  await checkAxe(page);
  await person.press('Anmelden');
  await expect(page.getByRole('textbox', { name: inGerman.code })).toBeFocused();
  expect(documents).toHaveLength(1);
  await page.reload();
  await expect(page.getByRole('textbox', { name: inGerman.code })).toBeFocused();
  await seeLanguage(page, { lang: 'de', dir: 'ltr', link: 'Deutsch', label: 'Sprache' });
});

test('a code that is typed stays when the language changes, and when it changes back', async ({ page }) => {
  const person = createPersonPage(page);
  await person.open();
  await person.enterPassword();
  await expect(person.code).toBeFocused();
  await person.code.fill('123 4');
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await expect(page.getByRole('textbox', { name: inGerman.code })).toHaveValue('123 4');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(person.code).toHaveValue('123 4');
  await expect(person.code).toHaveAccessibleDescription(`Open your authenticator app for the code for ${ann}.`);
  await seeLanguage(page, { lang: 'en', dir: 'ltr', link: 'English', label: 'Language' });
});

interface ShownLanguage {
  readonly lang: string;
  readonly dir: string;
  readonly link: string;
  readonly label: string;
}

/** Checks the language of the document and of the page, and which link is marked as the current one. */
async function seeLanguage(page: Page, { lang, dir, link, label }: ShownLanguage): Promise<void> {
  for (const element of [page.locator('html'), page.getByRole('main')]) {
    await expect(element).toHaveAttribute('lang', lang);
    await expect(element).toHaveAttribute('dir', dir);
  }
  await expect(page.getByRole('navigation', { name: label, exact: true }).locator('[aria-current="true"]')).toHaveText([link]);
}
