// Surfaces `react-demo` and `vanilla-demo`: every journey that a demo can take, in long tours.
import { whyNoPage } from '@kratos-login/testing';
import { testLoginJourneys } from '@kratos-login/testing/playwright';

testLoginJourneys({
  url: '/',
  backUrl: '/',
  isShown: ({ verb }, view) => verb !== 'restart' || view.step === 'error',
  surface: (project) => `${project}-demo`,
  whyNot(edge) {
    if (/ ▸ restart ▸ /.test(edge)) return 'The demos have this button where something broke, and nowhere else.';
    return whyNoPage(edge);
  },
});
