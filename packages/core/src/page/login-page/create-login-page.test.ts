import { expect, test } from 'vitest';
import { german } from '../../languages/german.ts';
import { createLoginPage } from './create-login-page.ts';

test('the login receives its own options, and none of the page', () => {
  const inputs: unknown[] = [];
  const { login } = createLoginPage({
    kratosUrl: 'https://auth.example.com',
    address: '/login?return_to=/account',
    fetch: () => Promise.reject(new Error('offline')),
    storage: null,
    language: german,
    siteName: 'Example',
    logoUrl: '/logo.svg',
    homeUrl: '/home',
    recoveryUrl: '/recovery',
    registrationUrl: '/registration',
    supportUrl: '/support',
    backUrl: '/',
    pageTexts: { or: 'or else' },
    isEmbedded: true,
    setsTitle: false,
    submitWhenComplete: true,
    onSuccess: () => true,
    onChange: () => {},
    onUnsupportedMethod: () => {},
    loadIcons: async () => ({}),
    inspect: (event) => {
      if (event.type === '@xstate.snapshot' && 'context' in event.snapshot)
        inputs.push((event.snapshot.context as { input: unknown }).input);
    },
  });
  login.start();
  login.stop();
  expect(inputs[0]).toEqual({ kratosUrl: 'https://auth.example.com', returnTo: '/account', flowId: undefined, setUpSecondFactor: false });
});
