// Surfaces `react-demo` and `vanilla-demo`: every journey that a demo can take, in long tours.
import { testLoginJourneys } from '@kratos-login/testing/playwright';

testLoginJourneys({
  url: '/',
  backUrl: '/',
  isShown: ({ verb }, view) => verb !== 'restart' || view.step === 'error',
});
