import { test as anyTest } from '@playwright/test';

/** Tests of the demos as `npm start` serves them: from their sources, two ports on from what ships. */
export const devServerTest = anyTest.extend({
  baseURL: async ({ baseURL }, use) => {
    const url = new URL(baseURL ?? '');
    url.port = String(Number(url.port) + 2);
    await use(url.href);
  },
});
