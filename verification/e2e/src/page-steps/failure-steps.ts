import { ann } from '../person-page.ts';
import { checkConnection, fromTheApp, heading, type PageSteps, waitThenRetry } from './page-step.ts';

const unreachable = 'We can’t reach the server';
const trouble = 'Something went wrong on our side';
const unexpected = 'Something went wrong';

/** Failures that the user cannot correct by typing, and how to leave them. */
export const failureSteps: readonly PageSteps[] = [
  [
    {
      name: 'a page address that requires a second factor without a session',
      perform: async ({ page, person }) => {
        await page.goto('/?aal=aal2');
        await person.seeAlert();
      },
      title: 'Sign in',
      alert: 'Sign in again to continue.',
      focus: 'textbox "Email address"',
      description: 'Sign in again to continue.',
    },
  ],
  [
    {
      name: 'offline when the page opens',
      perform: async ({ page, person, kratos }) => {
        kratos.faults.add({ route: 'create', drop: true });
        await page.goto('/');
        await person.seeStep(unreachable);
      },
      ...heading(unreachable, checkConnection),
    },
    {
      name: 'back online, tried again',
      perform: async ({ person }) => {
        await person.press('Try again');
        await person.seeReady('Sign in');
      },
      title: 'Sign in',
      focus: 'textbox "Email address"',
    },
  ],
  [
    {
      name: 'offline when the password is submitted',
      perform: async ({ person, kratos }) => {
        await person.open();
        kratos.faults.add({ route: 'submit', drop: true });
        await person.enterPassword();
        await person.seeStep(unreachable);
      },
      ...heading(unreachable, checkConnection),
    },
    {
      name: 'back online, the password is typed again',
      perform: async ({ person }) => {
        await person.press('Try again');
        await person.seeReady('Sign in');
      },
      title: 'Sign in',
      focus: 'textbox "Password"',
      email: ann,
    },
  ],
  [
    {
      name: 'started again after a lost submission of the password',
      perform: async ({ person, kratos }) => {
        await person.open();
        kratos.faults.add({ route: 'submit', drop: true });
        await person.enterPassword();
        await person.press('Start again');
        await person.seeReady('Sign in');
      },
      title: 'Sign in',
      focus: 'textbox "Password"',
      email: ann,
    },
  ],
  [
    {
      name: 'offline between password and code',
      perform: async ({ person, kratos }) => {
        await person.open();
        kratos.faults.add({ route: 'create', drop: true });
        await person.enterPassword();
        await person.seeStep(unreachable);
      },
      ...heading(unreachable, checkConnection),
    },
    {
      name: 'back online, the code is due',
      perform: async ({ person }) => {
        await person.press('Try again');
        await person.seeReady('Verify');
      },
      title: 'Enter your 6-digit code',
      focus: 'textbox "6-digit code"',
      description: fromTheApp,
    },
    {
      name: 'offline when the code is submitted',
      perform: async (scene) => {
        scene.kratos.faults.add({ route: 'submit', drop: true });
        await scene.person.enterCode(scene.kratos.totpCode(ann));
        await scene.person.seeStep(unreachable);
      },
      ...heading(unreachable, checkConnection),
    },
    {
      name: 'back online, the code is typed again',
      perform: async (scene) => {
        await scene.person.press('Try again');
        await scene.person.seeReady('Verify');
      },
      title: 'Enter your 6-digit code',
      focus: 'textbox "6-digit code"',
      description: fromTheApp,
    },
  ],
  [
    {
      name: 'too many attempts',
      perform: async ({ person, kratos }) => {
        await person.open();
        kratos.faults.add({ route: 'submit', status: 429, headers: { 'Retry-After': '2' } });
        await person.enterPassword();
        await person.seeStep('Too many attempts');
      },
      ...heading('Too many attempts', waitThenRetry),
    },
  ],
  [
    {
      name: 'a server error when the page opens',
      perform: async ({ page, person, kratos }) => {
        kratos.faults.add({ route: 'create', status: 500, body: { error: { code: 500 } } });
        await page.goto('/');
        await person.seeStep(trouble);
      },
      title: trouble,
      focus: 'button "Try again"',
      description: `${trouble} ${waitThenRetry}`,
    },
  ],
  [
    {
      name: 'a server error when the password is submitted',
      perform: async ({ person, kratos }) => {
        await person.open();
        kratos.faults.add({ route: 'submit', status: 500, body: { error: { code: 500 } } });
        await person.enterPassword();
        await person.seeStep(trouble);
      },
      title: trouble,
      focus: 'button "Try again"',
      description: `${trouble} ${waitThenRetry}`,
    },
  ],
  [
    {
      name: 'an HTML page instead of JSON',
      perform: async ({ person, kratos }) => {
        await person.open();
        kratos.faults.add({
          route: 'submit',
          status: 200,
          body: '<!doctype html><title>Welcome</title>',
          headers: { 'Content-Type': 'text/html' },
        });
        await person.enterPassword();
        await person.seeStep(unexpected);
      },
      ...heading(unexpected, waitThenRetry),
    },
  ],
  [
    {
      name: 'a page address with a return_to that is not allowed',
      perform: async ({ page, person }) => {
        await page.goto('/?return_to=https://evil.example');
        await person.seeStep('This sign-in link doesn’t work');
      },
      ...heading('This sign-in link doesn’t work', 'Start again, or contact support.'),
    },
  ],
  [
    {
      name: 'a second factor that is disabled',
      perform: async (scene) => {
        scene.kratos.identities.removeCredential(ann, 'lookup_secret');
        await scene.person.open();
        scene.kratos.configure({ selfservice: { methods: { totp: { enabled: false } } } });
        await scene.person.enterPassword();
        await scene.person.seeStep('You can’t sign in here');
      },
      ...heading('You can’t sign in here', 'Contact support.'),
    },
  ],
];
