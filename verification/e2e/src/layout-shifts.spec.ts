import { expect, type Page } from '@playwright/test';
import { emulatorTest as test } from './emulator-test.ts';
import { ann, createPersonPage } from './person-page.ts';

/** Longer than the half second after an input in which shifts of the layout are not counted. */
const slow = 700;

for (const viewport of [
  { width: 1280, height: 800 },
  { width: 375, height: 667 },
]) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport });

    test('nothing shifts while the page loads, however late Kratos answers', async ({ page, kratos }) => {
      await recordShifts(page);
      kratos.faults.add({ route: 'create', delay: slow });
      await createPersonPage(page).open();
      expect(await readShifts(page)).toEqual([]);
    });

    test('only the footer moves from the password to the code, with the height of the form, and the whole login shifts little', async ({
      page,
      kratos,
    }) => {
      await recordShifts(page);
      const person = createPersonPage(page);
      await person.open();
      kratos.faults.add({ route: 'submit', delay: slow });
      await person.enterPassword();
      await expect(person.code).toBeFocused();
      await person.seeReady('Verify');
      expect((await readShifts(page)).filter(({ what }) => what !== 'kl-footer')).toEqual([]);
      kratos.faults.add({ route: 'submit', delay: slow });
      await person.enterCode(kratos.totpCode(ann));
      await person.seeSignedIn(ann, 'aal2');
      const values = (await readShifts(page)).map(({ value }) => value);
      expect(values.reduce((sum, value) => sum + value, 0)).toBeLessThan(0.1); // web.dev calls this good
    });
  });
}

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}

interface Shift {
  readonly value: number;
  /** The classes of the elements that have moved. */
  readonly what: string;
}

/** Records each shift that Cumulative Layout Shift counts, from the first paint. */
const recordShifts = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const shifts: Shift[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries() as LayoutShift[])
        if (!hadRecentInput)
          shifts.push({ value, what: sources.map(({ node }) => (node instanceof Element ? node.className : 'text')).join(', ') });
    }).observe({ type: 'layout-shift', buffered: true });
  });

/** Waits for two frames, because a shift is reported after its frame. */
const readShifts = (page: Page): Promise<readonly Shift[]> =>
  page.evaluate(async () => {
    for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
    return (globalThis as unknown as { shifts: readonly Shift[] }).shifts;
  });
