import { test as anyTest } from '@playwright/test';

/** A `test` that runs on the dev server of the demos, two ports after the built ones. */
export const devServerTest = anyTest.extend({
  baseURL: async ({ baseURL }, use) => {
    const url = new URL(baseURL ?? '');
    url.port = String(Number(url.port) + 2);
    await use(url.href);
  },
});
