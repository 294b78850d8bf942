import { ann } from '../person-page.ts';
import { checkConnection, fromTheApp, heading, type PageSteps, waitThenRetry } from './page-step.ts';

const unreachable = heading('We can’t reach Example', checkConnection);
const serverError = 'Something went wrong on our side';
const serverErrorPage = { title: serverError, focus: 'button "Try again"', description: `${serverError} ${waitThenRetry}` };
const unexpected = heading('Something went wrong', waitThenRetry);
const tooMany = heading('Too many attempts', waitThenRetry);
const refused = heading('This sign-in link doesn’t work', 'Start again, or contact support.');
const noMethod = heading('You can’t sign in here', 'Contact support.');

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
        await person.seeStep(unreachable.title);
      },
      ...unreachable,
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
        await person.seeStep(unreachable.title);
      },
      ...unreachable,
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
        await person.seeStep(unreachable.title);
      },
      ...unreachable,
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
        await scene.person.seeStep(unreachable.title);
      },
      ...unreachable,
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
        await person.seeStep(tooMany.title);
      },
      ...tooMany,
    },
  ],
  [
    {
      name: 'a server error when the page opens',
      perform: async ({ page, person, kratos }) => {
        kratos.faults.add({ route: 'create', status: 500, body: { error: { code: 500 } } });
        await page.goto('/');
        await person.seeStep(serverError);
      },
      ...serverErrorPage,
    },
  ],
  [
    {
      name: 'a server error when the password is submitted',
      perform: async ({ person, kratos }) => {
        await person.open();
        kratos.faults.add({ route: 'submit', status: 500, body: { error: { code: 500 } } });
        await person.enterPassword();
        await person.seeStep(serverError);
      },
      ...serverErrorPage,
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
        await person.seeStep(unexpected.title);
      },
      ...unexpected,
    },
  ],
  [
    {
      name: 'a page address with a return_to that is not allowed',
      perform: async ({ page, person }) => {
        await page.goto('/?return_to=https://evil.example');
        await person.seeStep(refused.title);
      },
      ...refused,
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
        await scene.person.seeStep(noMethod.title);
      },
      ...noMethod,
    },
  ],
];
