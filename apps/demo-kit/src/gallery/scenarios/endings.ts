import { ann, bob, password } from '../../people.ts';
import { defineScenarios } from '../gallery-scenario.ts';

const google = {
  id: 'google',
  provider: 'google',
  label: 'Google',
  client_id: 'example',
  client_secret: 'not-a-secret',
  mapper_url: 'base64://e30=',
};

/** How a login ends. */
export const endings = defineScenarios({
  'success-password': {
    title: 'Signed in with a password',
    perform: ({ press }) => press('submit', { identifier: bob, password }),
    shows: 'success signed-in, aal1, return https://www.example.com',
  },
  'success-two-step': {
    title: 'Signed in with a password and a code',
    perform: async ({ kratos, press, reach }) => {
      press('submit', { identifier: ann, password });
      await reach('totp form');
      press('submit', { totp_code: kratos.totpCode(ann) });
    },
    shows: 'success signed-in, aal2, return https://www.example.com',
  },
  'success-already-signed-in': {
    title: 'Signed in before',
    arrange: ({ signInElsewhere }) => signInElsewhere({ identifier: bob, password }),
    shows: 'success already-signed-in, aal1',
  },
  leaving: {
    title: 'On the way to a provider',
    config: { selfservice: { methods: { oidc: { enabled: true, config: { providers: [google] } } } } },
    perform: ({ press }) => press('chooseProvider', 'google'),
    shows: 'success redirect-required, provider https://accounts.google.com',
  },
});
