// Surfaces `react-demo` and `vanilla-demo`: every journey that a demo can take, in long paths.
import { testLoginPage } from '@kratos-login/testing/playwright';

testLoginPage({
  url: '/',
  siteName: 'Example',
  backUrl: '/',
  isShown: ({ verb }, view) => verb !== 'restart' || view.step === 'error',
});
