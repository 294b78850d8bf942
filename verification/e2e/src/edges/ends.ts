import { expect } from '@playwright/test';
import { ann, bob } from '../person.ts';
import { heading, type Journey, signedIn, toTheCode } from './edge.ts';

/** Signed in and out. */
export const ends: readonly Journey[] = [
  [
    {
      name: 'away to somebody else who signs people in',
      walk: async ({ page, person, kratos, context }) => {
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
        await context.route('https://accounts.google.com/**', (route) => route.abort('aborted')); // nothing to go to: the page that is left can be looked at
        await person.open();
        await page.getByRole('button', { name: 'Sign in with Google' }).focus();
        await page.keyboard.press('Enter');
        await expect(person.heading('Taking you to accounts.google.com')).toBeVisible();
      },
      ...heading('Taking you to accounts.google.com'),
    },
  ],
  [
    {
      name: 'signed in with a password',
      walk: async ({ person }) => {
        await person.open();
        await person.enterPassword(bob);
        await person.seeStep('Signed in');
      },
      ...signedIn,
    },
    {
      name: 'signed in already',
      walk: async ({ page, person }) => {
        await page.reload();
        await person.seeStep('Signed in');
      },
      ...signedIn,
    },
    {
      name: 'signed out again',
      walk: async ({ person }) => {
        await person.press('Sign out');
        await person.seeReady('Sign in');
      },
      title: 'Sign in',
      focus: null,
      email: '',
    },
  ],
  [
    {
      name: 'signed in with the code of a sign-in a moment ago',
      walk: async (scene) => {
        await toTheCode(scene);
        const code = scene.kratos.totpCode(ann);
        await scene.person.enterCode(code);
        await scene.person.press('Sign out');
        await scene.person.seeReady('Sign in');
        await toTheCode(scene);
        await scene.person.enterCode(code);
        await scene.person.seeStep('Signed in');
      },
      ...signedIn,
    },
  ],
];
