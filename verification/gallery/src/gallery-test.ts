import { test as anyTest, type Browser, expect, type Page } from '@playwright/test';
import { checkPicture, type DemoPages } from './check-picture.ts';
import { type Look, looks, type PlannedPicture } from './plan-pictures.ts';

/** What a project of the configuration sets. */
export interface GalleryOptions {
  /** The addresses of both demos. */
  readonly demoUrls: { readonly react: string; readonly vanilla: string };
}

interface GalleryFixtures {
  /** The ids of all states, from the overview of the React demo. */
  readonly states: readonly string[];
  /** Takes pictures, and fails with everything that is wrong with any of them. */
  readonly checkPictures: (pictures: readonly PlannedPicture[]) => Promise<void>;
}

export const galleryTest = anyTest.extend<GalleryFixtures & GalleryOptions>({
  demoUrls: [{ react: '', vanilla: '' }, { option: true }],
  states: async ({ page, demoUrls }, use) => {
    await page.goto(`${demoUrls.react}/gallery`);
    const links = page.locator('[data-state]');
    await links.first().waitFor();
    await use(await links.evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['state'] ?? '')));
  },
  checkPictures: async ({ browser, demoUrls }, use, testInfo) => {
    await use(async (pictures) => {
      testInfo.setTimeout(30_000 + pictures.length * 10_000); // a picture takes a quarter of a second on an idle machine
      const problems: string[] = [];
      for (const look of looks) {
        const group = pictures.filter(({ lang, scheme, width }) => lang === look.lang && scheme === look.scheme && width === look.width);
        if (group.length > 0) problems.push(...(await checkLook(browser, demoUrls, look, group)));
      }
      expect(problems).toEqual([]);
    });
  },
});

async function checkLook(
  browser: Browser,
  demoUrls: GalleryOptions['demoUrls'],
  look: Look,
  pictures: readonly PlannedPicture[],
): Promise<readonly string[]> {
  const pages = await openPages(browser, demoUrls, look);
  const problems: string[] = [];
  for (const picture of pictures) problems.push(...(await checkPicture(pages, picture)));
  await Promise.all([pages.react.close(), pages.vanilla.close()]);
  return problems;
}

async function openPages(browser: Browser, demoUrls: GalleryOptions['demoUrls'], { lang, scheme, width }: Look): Promise<DemoPages> {
  const viewport = { width, height: width < 600 ? 568 : 800 };
  const open = async (baseURL: string): Promise<Page> => {
    const page = await browser.newPage({ baseURL, locale: lang, colorScheme: scheme, reducedMotion: 'reduce', viewport });
    await page.clock.setFixedTime(now); // a countdown stands still
    return page;
  };
  const [react, vanilla] = await Promise.all([open(demoUrls.react), open(demoUrls.vanilla)]);
  return { react, vanilla };
}

const now = '2026-01-01T12:00:00Z';
