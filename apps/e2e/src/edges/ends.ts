import { ann, bob } from '../person.ts';
import { type Edge, signedIn, toTheCode } from './edge.ts';

/** Signed in, out, and away. */
export const ends: readonly Edge[] = [
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
    name: 'signed in with a code',
    walk: async (scene) => {
      await toTheCode(scene);
      await scene.person.enterCode(scene.kratos.code(ann));
      await scene.person.seeStep('Signed in');
    },
    ...signedIn,
  },
  {
    name: 'signed in already',
    walk: async ({ page, person }) => {
      await person.open();
      await person.enterPassword(bob);
      await person.seeStep('Signed in');
      await page.reload();
      await person.seeStep('Signed in');
    },
    ...signedIn,
  },
  {
    name: 'signed out again',
    walk: async ({ person }) => {
      await person.open();
      await person.enterPassword(bob);
      await person.press('Sign out');
      await person.seeReady('Sign in');
    },
    title: 'Sign in',
    focus: null,
    email: '',
  },
];
