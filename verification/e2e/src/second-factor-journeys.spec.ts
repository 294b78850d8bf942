// Surfaces `react-demo` and `vanilla-demo` of the second factor: every journey that a demo can take, in long paths.
import { testSecondFactorPage } from '@kratos-login/testing/playwright';

testSecondFactorPage({
  url: ({ flowId, setUp }) => (flowId || setUp ? null : '/second-factor'), // these pages read nothing from their address
  siteName: 'Example',
});
