// Surfaces `react-demo` and `vanilla-demo`: every journey that a demo can take, in long tours.

import { toSurfaceRecord, whyNoPage } from '@kratos-login/testing';
import { testLoginJourneys } from '@kratos-login/testing/playwright';
import { saveSurface } from '@kratos-login/testing/surface-record';
import { test } from '@playwright/test';

test.use({ trace: 'off' }); // a failure tells its story; traces of tours take their time

const tests = testLoginJourneys({
  url: '/',
  // The demos let people start again where something broke, and nowhere else.
  isShown: ({ verb }, view) => verb !== 'restart' || view.step === 'error',
});

// biome-ignore lint/correctness/noEmptyPattern: Playwright wants to see which fixtures are used
test.afterAll(async ({}, { project, parallelIndex }) => {
  await saveSurface(toSurfaceRecord(`${project.name}-demo`, tests, whyNot), { part: String(parallelIndex) });
});

function whyNot(edge: string): string | null {
  if (/ ▸ restart ▸ /.test(edge)) return 'The demos have this button where something broke, and nowhere else.';
  return whyNoPage(edge);
}
