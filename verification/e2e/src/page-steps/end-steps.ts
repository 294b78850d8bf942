import { expect } from '@playwright/test';
import { ann, bob } from '../person-page.ts';
import { goToCode, heading, type PageSteps, signedIn } from './page-step.ts';

/** Steps that end signed in or out. */
export const endSteps: readonly PageSteps[] = [
  [
    {
      name: 'a redirect to a social provider',
      perform: async ({ page, person, kratos, context }) => {
        kratos.configure({
          selfservice: {
            methods: {
              oidc: {
                enabled: true,
                config: {
                  providers: [
                    {
                      id: 'google',
                      provider: 'google',
                      client_id: 'us',
                      client_secret: 'secret',
                      mapper_url: 'base64://e30=',
                      label: 'Google',
                    },
                  ],
                },
              },
            },
          },
        });
        await context.route('https://accounts.google.com/**', (route) => route.abort('aborted')); // keeps the old page, so that it can be checked
        await person.open();
        await page.getByRole('button', { name: 'Continue with Google' }).focus();
        await page.keyboard.press('Enter');
        await expect(person.heading('Taking you to accounts.google.com')).toBeVisible();
      },
      ...heading('Taking you to accounts.google.com'),
    },
  ],
  [
    {
      name: 'signed in with a password',
      perform: async ({ person }) => {
        await person.open();
        await person.enterPassword(bob);
        await person.seeStep('Signed in');
      },
      ...signedIn,
    },
    {
      name: 'signed in already',
      perform: async ({ page, person }) => {
        await page.reload();
        await person.seeStep('Signed in');
      },
      ...signedIn,
    },
    {
      name: 'signed out again',
      perform: async ({ person }) => {
        await person.press('Sign out');
        await person.seeReady('Sign in');
      },
      title: 'Sign in',
      focus: 'textbox "Email address"',
      email: '',
    },
  ],
  [
    {
      name: 'signed in with the code of the previous sign-in',
      perform: async (scene) => {
        await goToCode(scene);
        const code = scene.kratos.totpCode(ann);
        await scene.person.enterCode(code);
        await scene.person.press('Sign out');
        await scene.person.seeReady('Sign in');
        await goToCode(scene);
        await scene.person.enterCode(code);
        await scene.person.seeStep('Signed in');
      },
      ...signedIn,
    },
  ],
];
