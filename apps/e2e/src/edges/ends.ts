import { ann, bob } from '../person.ts';
import { type Journey, signedIn, toTheCode } from './edge.ts';

/** Signed in and out. */
export const ends: readonly Journey[] = [
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
        const code = scene.kratos.code(ann);
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
