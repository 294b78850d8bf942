import type { LoginView } from '@kratos-login/core';

/** The options of the finished page in tests of journeys, and what these tests have to know about it. */
export const finishedPage = {
  siteName: 'Example',
  secondFactorSetupUrl: '/settings',
  backUrl: 'https://app.example.com/',
  /** The page offers to start again only at an error. */
  isShown: ({ verb }: { readonly verb: string }, view: LoginView): boolean => verb !== 'restart' || view.step === 'error',
} as const;
