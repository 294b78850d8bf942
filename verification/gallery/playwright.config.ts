import { defineConfig } from '@playwright/test';
import e2e from '@verification/e2e/playwright.config';
import type { GalleryOptions } from './src/gallery-test.ts';

/** `npm run gallery` checks every state in every look, on the built demos. */
export default defineConfig<GalleryOptions>({
  ...e2e,
  testDir: 'src',
  testMatch: 'every-look.spec.ts',
  outputDir: '../../test-results/gallery-traces',
  workers: 2,
  reporter: [['list'], ['./src/contact-sheet-reporter.ts']],
  projects: [{ name: 'gallery', use: { demoUrls: { react: findUrl('react'), vanilla: findUrl('vanilla') } } }],
});

function findUrl(demo: 'react' | 'vanilla'): string {
  return e2e.projects?.find(({ name }) => name === demo)?.use?.baseURL ?? '';
}
