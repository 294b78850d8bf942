import { expect, type Page } from '@playwright/test';
import { emulatorTest as test } from './emulator-test.ts';
import { ann, createPersonPage, holdRequests, password } from './person-page.ts';

/** The text spacing of WCAG 1.4.12. */
const spacing =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

/** A window of 1280 × 1024 at 200 %, one at 400 %, and one with wide spacing on a small screen. */
const looks = [
  { width: 640, height: 512, isSpaced: false },
  { width: 320, height: 256, isSpaced: false },
  { width: 320, height: 640, isSpaced: true },
] as const;

test.use({ deviceScaleFactor: 2 });

test('every step fits at 400 % and with wide text spacing', async ({ page, kratos }) => {
  const person = createPersonPage(page);
  kratos.configure({ selfservice: { methods: { code: { mfa_enabled: true } } } });
  await person.open();
  await seeFit(page, 'password');
  await person.enterPassword(ann, 'wrong');
  await person.seeAlert();
  await seeFit(page, 'wrong password');
  await person.press('Sign in');
  await seeFit(page, 'fields with messages');
  await person.enterPassword();
  await person.seeStep('Enter your 6-digit code');
  await person.enterCode('000000');
  await person.seeAlert();
  await seeFit(page, 'wrong code');
  kratos.faults.add({ route: 'submit', delay: 60_000 });
  await person.enterCode('000000');
  await expect(page.getByRole('status')).toHaveText('This is taking longer than usual.');
  await seeFit(page, 'a long wait');
  await person.press('Cancel');
  await person.press('Email yourself a code');
  await person.seeStep('Email yourself a code');
  await seeFit(page, 'addresses');
  kratos.faults.add({ route: 'submit', drop: true });
  await person.press(`Send a code to ${ann}`);
  await person.seeStep('We can’t reach Example');
  await seeFit(page, 'error');
  await person.press('Try again');
  await person.press('Use your authenticator app');
  await person.enterCode(kratos.totpCode(ann));
  await person.seeSignedIn(ann, 'aal2');
  await seeFit(page, 'success');
});

test('on a small screen a long status does not overlap the heading', async ({ page }) => {
  await page.clock.install();
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/?lang=de');
  await page.getByLabel('E-Mail-Adresse', { exact: true }).fill(ann);
  await page.getByLabel('Passwort', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('textbox', { name: '6-stelliger Code' }).fill('000000');
  const answer = await holdRequests(page, '**/self-service/login?*');
  await page.getByRole('button', { name: 'Code prüfen' }).click();
  await page.clock.runFor(4_000);
  await expect(page.getByRole('status')).toHaveText('Das dauert länger als üblich.');
  expect(await page.evaluate(findOverprint)).toEqual([]);
  answer();
});

/** Runs in the page. Returns the lines of the status that overlap the heading or leave the card. */
function findOverprint(): string[] {
  const linesOf = (selector: string) => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector(selector) ?? document.body);
    return [...range.getClientRects()];
  };
  const heading = linesOf('h1');
  const card = document.querySelector('.kl-card')?.getBoundingClientRect().top ?? 0;
  return linesOf('[role="status"]').flatMap(({ left, right, top, bottom }, index) => {
    const isOver = heading.some((line) => left < line.right && right > line.left && top < line.bottom && bottom > line.top);
    return isOver || top < card ? [`line ${index + 1}`] : [];
  });
}

async function seeFit(page: Page, step: string): Promise<void> {
  for (const look of looks) {
    await page.setViewportSize(look);
    await page.evaluate(
      (css) => {
        const sheet = new CSSStyleSheet(); // the page forbids inline styles
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      },
      look.isSpaced ? spacing : '',
    );
    await page.keyboard.press('ArrowRight'); // makes the focus ring visible, as for keyboard users
    expect(await page.evaluate(findMisfits), `${step}, ${JSON.stringify(look)}`).toEqual([]);
  }
}

/** Runs in the page. Returns a line for each element that does not fit. */
async function findMisfits(): Promise<string[]> {
  const name = (element: Element) =>
    `${element.tagName.toLowerCase()} "${element.textContent?.trim().slice(0, 40) || element.ariaLabel || element.id}"`;
  const overlap = (one: DOMRect, other: DOMRect) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;
  const misfits: string[] = [];
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth) misfits.push(`the page is ${scrollWidth - innerWidth} px too wide`);

  const seen = [...document.querySelectorAll<HTMLElement>('main :is(h1, p, bdi, [role=status], label, input, button, a, dt, dd)')].filter(
    (element) =>
      element.checkVisibility() &&
      element.closest('.kl-hidden, .kl-progress[data-quiet]') === null &&
      (element.matches('input, button') || element.textContent !== ''),
  );
  const boxes = seen.map((element) => ({ element, box: element.getBoundingClientRect(), painted: toPainted(element) }));
  for (const { element, box } of boxes) {
    if (box.left < 0 || box.right > innerWidth) misfits.push(`${name(element)} leaves the page`);
    if (element.tagName !== 'INPUT' && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1))
      misfits.push(`${name(element)} is cut off`);
  }
  for (const [index, { element, box, painted }] of boxes.entries())
    for (const other of boxes.slice(index + 1)) {
      if (element.contains(other.element)) continue;
      const areControls = [element, other.element].every((each) => each.matches('input, button, a'));
      // The button that shows the password stands in the padding of its field.
      const areOne = element.matches('input') && other.element.getAttribute('aria-controls') === element.id;
      const { paddingInlineEnd } = getComputedStyle(element);
      if (
        areOne
          ? Number.parseFloat(paddingInlineEnd) < other.box.width
          : painted.some((part) => other.painted.some((its) => overlap(part, its))) || (areControls && overlap(box, other.box))
      )
        misfits.push(`${name(element)} and ${name(other.element)} overlap`);
    }

  /** A link is larger than its text, for fingers. Only the lines of its text are seen. */
  function toPainted(element: Element): readonly DOMRect[] {
    const { borderTopWidth, backgroundColor } = getComputedStyle(element);
    if (borderTopWidth !== '0px' || backgroundColor !== 'rgba(0, 0, 0, 0)') return [element.getBoundingClientRect()];
    const text = document.createRange();
    text.selectNodeContents(element);
    return [...text.getClientRects()];
  }

  const before = document.activeElement;
  for (const control of seen.filter((element) => element.matches('input, button, a'))) {
    control.blur(); // a focused element is not scrolled to
    control.focus();
    const { left, right, top, bottom } = control.getBoundingClientRect();
    if (top < -1 || bottom > innerHeight + 1) misfits.push(`${name(control)} is out of sight with the focus`);
    const { outlineStyle, outlineWidth, borderInlineStartWidth, paddingInlineStart } = getComputedStyle(control);
    if (borderInlineStartWidth !== '0px' && paddingInlineStart === '0px') misfits.push(`the border of ${name(control)} cuts its text`);
    if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) misfits.push(`${name(control)} does not show the focus`);
    const atItsMiddle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (!control.contains(atItsMiddle)) misfits.push(`${name(control)} is covered`);
  }
  if (before instanceof HTMLElement) before.focus();
  return misfits;
}
