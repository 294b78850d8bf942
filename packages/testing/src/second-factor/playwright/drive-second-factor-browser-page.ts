import type { SecondFactorInput } from '@kratos-login/core/second-factor';
import type { Page } from '@playwright/test';
import { type BrowserPageOptions, driveBrowserPage } from '../../journeys/playwright/drive-browser-page.ts';
import { pollUntil } from '../../journeys/playwright/poll-until.ts';
import { compareSecrets, type SecondFactorDriver, type ShownOnPage } from '../second-factor-driver.ts';

/** Options of {@link driveSecondFactorBrowserPage}. */
export interface SecondFactorBrowserPageOptions extends Omit<BrowserPageOptions, 'open'> {
  /** Opens the page for a second factor with this input. */
  readonly open: (input: SecondFactorInput) => Promise<unknown>;
}

/** Creates a driver for a page of the second factor in a browser of Playwright. */
export function driveSecondFactorBrowserPage({ open, ...options }: SecondFactorBrowserPageOptions): SecondFactorDriver {
  const { page, toPlace, patience } = options;
  const expectEventually = (what: string, expected: unknown, read: () => Promise<unknown>): Promise<void> =>
    pollUntil(what, expected, read, patience);
  return {
    ...driveBrowserPage({ ...options, open: async () => {} }),
    async open(input) {
      await open(input);
    },
    async seeHeading(title, pageTitles) {
      const headings = page.getByRole('heading', { name: toPlace(title), exact: true });
      await expectEventually(`a heading "${toPlace(title)}"`, true, async () => (await headings.count()) > 0);
      await expectEventually(`"${pageTitles.join('" or "')}" in the title`, true, async () => {
        const shown = await page.title();
        return pageTitles.some((each) => shown.includes(toPlace(each)));
      });
    },
    seeSecrets: (secrets, gone) =>
      expectEventually('what is wrong with the secrets', [], async () => compareSecrets(await readShown(page), secrets, gone)),
    seeFocusOnName: (names) =>
      expectEventually(`the focus on "${names.map(toPlace).join('" or "')}"`, true, async () =>
        names.map(toPlace).includes(await page.evaluate(readFocused)),
      ),
  };
}

const readShown = (page: Page): Promise<ShownOnPage> => page.evaluate(readPageSecrets);

// ------------------------------------------------------------------------------------------------ code in the page
function readFocused(): string {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return (focused?.getAttribute('aria-label') ?? focused?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function readPageSecrets(): ShownOnPage {
  const squash = (text: string): string => text.replace(/\s+/g, '');
  const roots: ParentNode[] = [document];
  for (const root of roots) for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
  const findAll = <Found extends Element>(selector: string): readonly Found[] =>
    roots.flatMap((root) => [...root.querySelectorAll<Found>(selector)]);
  const read = (kind: string): readonly string[] => findAll(`[data-secret="${kind}"]`).map(({ textContent }) => squash(textContent ?? ''));
  return {
    qr: findAll('[data-secret="qr"]').map((image) => image.getAttribute('src') ?? ''),
    key: read('key'),
    codes: read('codes'),
    markup: squash(
      [
        ...roots.map((root) => ('innerHTML' in root ? String(root.innerHTML) : document.body.innerHTML)),
        ...findAll<HTMLInputElement>('input, textarea').map(({ value }) => value),
      ].join('\n'),
    ),
  };
}
