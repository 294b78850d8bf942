import type { Emulator } from '@kratos-login/emulator';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { ann, as, bob, password } from './person.ts';

/** What a walk has at hand: the page, somebody who looks at it, the Kratos behind it, and room for another tab. */
export interface Scene {
  readonly page: Page;
  readonly person: ReturnType<typeof as>;
  readonly kratos: Emulator;
  readonly context: BrowserContext;
}

/** A way from one view to the next, and what of it reaches somebody who does not see the page. */
export interface Edge {
  readonly name: string;
  /** From a page that is not open yet to just after the edge. */
  readonly walk: (scene: Scene) => Promise<unknown>;
  readonly title: string;
  /** Of the `role="alert"` region. Default: silent. */
  readonly alert?: string;
  /** Of the `role="status"` region. Default: silent. */
  readonly status?: string;
  /** What has the focus, as in an aria snapshot; `null` where it is left alone, as on page load. */
  readonly focus: string | null;
  /** Of what has the focus. Default: none. */
  readonly description?: string;
  /** The names of the fields that are `aria-invalid`. Default: none. */
  readonly invalid?: readonly string[];
  /** What is in the field for the address, where there is one that could have lost it. */
  readonly email?: string;
}

const toTheCode = async ({ person }: Scene) => {
  await person.open();
  await person.enterPassword();
  await person.seeStep('6-digit code');
};
const wrongPassword =
  'The provided credentials are invalid, check for spelling mistakes in your password or username, email address, or phone number.';
const wrongCode = 'The provided authentication code is invalid, please try again.';
const fromTheApp = `From your authenticator app, for ${ann}`;
const startedAgain = 'We had to start this step again. Please try again.';
const blocked = 'Your browser does not keep our cookies. Please allow them, then start again.';
const unreachable = 'We cannot be reached. Please check your connection, then try again.';
const trouble = 'There is trouble on our side. Please try again.';
const unexpected = 'We got an unexpected answer. Please try again.';

/** Where somebody is about to sign in. */
const firstStep: readonly Edge[] = [
  { name: 'the page opens', walk: ({ person }) => person.open(), title: 'Sign in', focus: null },
  {
    name: 'a wrong password',
    walk: async ({ person }) => {
      await person.open();
      await person.enterPassword(ann, 'wrong');
      await person.seeAlert();
    },
    title: 'Error: Sign in',
    alert: wrongPassword,
    focus: 'textbox "Password"',
    description: wrongPassword,
    email: ann,
  },
  {
    name: 'nothing typed',
    walk: async ({ person }) => {
      await person.open();
      await person.press('Sign in');
      await person.seeAlert();
    },
    title: 'Error: Sign in',
    alert: 'Property identifier is missing. Property password is missing.',
    focus: 'textbox "E-Mail"',
    description: 'Property identifier is missing.',
    invalid: ['identifier', 'password'],
  },
  {
    name: 'no password typed',
    walk: async ({ person }) => {
      await person.open();
      await person.enterPassword(ann, '');
      await person.seeAlert();
    },
    title: 'Error: Sign in',
    alert: 'Property password is missing.',
    focus: 'textbox "Password"',
    description: 'Property password is missing.',
    invalid: ['password'],
    email: ann,
  },
  {
    name: 'an account that is disabled',
    walk: async ({ person, kratos }) => {
      kratos.people.disable(bob);
      await person.open();
      await person.enterPassword(bob);
      await person.seeAlert();
    },
    title: 'Error: Sign in',
    alert: 'This account is disabled.',
    focus: 'textbox "E-Mail"',
    description: 'This account is disabled.',
    email: bob,
  },
  ...[false, true].map(
    (isOld): Edge => ({
      name: `an address that is not verified${isOld ? ', as older releases say it' : ''}`,
      walk: async ({ page, person, kratos }) => {
        kratos.configure({
          feature_flags: { legacy_require_verified_login_error: isOld },
          selfservice: { flows: { login: { after: { password: { hooks: [{ hook: 'require_verified_address' }] } } } } },
        });
        kratos.people.add({ email: 'dora@example.com', password, verified: false });
        await person.open();
        await person.enterPassword('dora@example.com');
        await page.getByText('Please verify').waitFor();
      },
      title: 'Error: Sign in',
      focus: 'paragraph: Please verify your e-mail address first.',
      email: 'dora@example.com',
    }),
  ),
  {
    name: 'a form that ran out',
    walk: async ({ person, kratos }) => {
      await person.open();
      kratos.clock.advance(2 * 60 * 60_000);
      await person.enterPassword();
      await person.seeAlert();
    },
    title: 'Sign in',
    alert: 'This took too long. Please try again.',
    focus: 'textbox "Password"',
    description: 'This took too long. Please try again.',
    email: ann,
  },
  {
    name: 'cookies that do not fit the form',
    walk: async ({ person, context }) => {
      await person.open();
      await context.clearCookies();
      await person.enterPassword();
      await person.seeAlert();
    },
    title: 'Sign in',
    alert: startedAgain,
    focus: 'textbox "Password"',
    description: startedAgain,
    email: ann,
  },
  {
    name: 'cookies that are never kept',
    walk: async ({ person, context }) => {
      await person.open();
      for (const see of [person.seeAlert, () => person.seeStep(blocked)]) {
        await context.clearCookies();
        await person.enterPassword();
        await see();
      }
    },
    title: blocked,
    focus: `heading "${blocked}"`,
  },
  {
    name: 'signed in in another tab meanwhile',
    walk: async (scene) => {
      await scene.person.open();
      await signInElsewhere(scene, bob);
      await scene.person.enterPassword(bob);
      await scene.person.seeStep('Signed in');
    },
    title: 'Signed in',
    focus: 'heading "Signed in"',
  },
  {
    name: 'a way of signing in that is not there any more',
    walk: async ({ person, kratos }) => {
      await person.open();
      kratos.configure({ selfservice: { methods: { password: { enabled: false } } } });
      await person.enterPassword();
      await person.seeStep('There is no way to sign in here.');
    },
    title: 'There is no way to sign in here.',
    focus: 'heading "There is no way to sign in here."',
  },
  {
    name: 'a name first: then the password',
    walk: async ({ page, person, kratos }) => {
      kratos.configure({ selfservice: { flows: { login: { style: 'identifier_first' } }, methods: { profile: { enabled: true } } } });
      await page.goto('/');
      await person.seeReady('Continue');
      await person.email.fill(bob);
      await person.press('Continue');
      await person.seeReady('Sign in');
    },
    title: 'Sign in',
    focus: 'textbox "Password"',
  },
  {
    name: 'somebody who is signed in confirms it',
    walk: async ({ page, person }) => {
      await person.open();
      await person.enterPassword(bob);
      await person.seeStep('Signed in');
      await page.goto('/?refresh=true');
      await person.seeReady('Confirm');
    },
    title: 'Confirm it is you',
    focus: 'textbox "Password"',
  },
];

/** Between the factors. */
const secondStep: readonly Edge[] = [
  { name: 'a second factor is due', walk: toTheCode, title: '6-digit code', focus: 'textbox "6-digit code"', description: fromTheApp },
  {
    name: 'a wrong code',
    walk: async (scene) => {
      await toTheCode(scene);
      await scene.person.enterCode('000000');
      await scene.person.seeAlert();
    },
    title: 'Error: 6-digit code',
    alert: wrongCode,
    focus: 'textbox "6-digit code"',
    description: `${fromTheApp} ${wrongCode}`,
    invalid: ['totp_code'],
  },
  {
    name: 'a wrong code after a wrong code',
    walk: async (scene) => {
      await toTheCode(scene);
      for (const _ of [1, 2]) {
        await scene.person.enterCode('000000');
        await scene.person.seeAlert();
      }
    },
    title: 'Error: 6-digit code',
    alert: wrongCode,
    focus: 'textbox "6-digit code"',
    description: `${fromTheApp} ${wrongCode}`,
    invalid: ['totp_code'],
  },
  {
    name: 'no code typed',
    walk: async (scene) => {
      await toTheCode(scene);
      await scene.person.enterCode('');
      await scene.person.seeAlert();
    },
    title: 'Error: 6-digit code',
    alert: 'Property totp_code is missing.',
    focus: 'textbox "6-digit code"',
    description: `${fromTheApp} Property totp_code is missing.`,
    invalid: ['totp_code'],
  },
  {
    name: 'the same code again, for another sign-in',
    walk: async (scene) => {
      await toTheCode(scene);
      const code = scene.kratos.code(ann);
      await scene.person.enterCode(code);
      await scene.person.seeStep('Signed in');
      await scene.person.press('Sign out');
      await scene.person.seeReady('Sign in');
      await toTheCode(scene);
      await scene.person.enterCode(code);
      await scene.person.seeStep('Signed in');
    },
    title: 'Signed in',
    focus: 'heading "Signed in"',
  },
  {
    name: 'a backup code instead',
    walk: async (scene) => {
      await toTheCode(scene);
      await scene.person.press('Use a backup code');
      await scene.person.seeStep('Backup code');
    },
    title: 'Backup code',
    focus: 'textbox "Backup code"',
    description: 'One of the backup codes that you saved',
  },
  {
    name: 'back to the app from the backup code',
    walk: async (scene) => {
      await toTheCode(scene);
      await scene.person.press('Use a backup code');
      await scene.person.press('Use an authenticator app');
      await scene.person.seeStep('6-digit code');
    },
    title: '6-digit code',
    focus: 'textbox "6-digit code"',
    description: fromTheApp,
  },
  {
    name: 'a wrong backup code',
    walk: async (scene) => {
      await toTheCode(scene);
      await scene.person.press('Use a backup code');
      await scene.person.enterInto('Backup code', 'cccc3333');
      await scene.person.seeAlert();
    },
    title: 'Error: Backup code',
    alert: 'The backup recovery code is not valid.',
    focus: 'textbox "Backup code"',
    description: 'One of the backup codes that you saved The backup recovery code is not valid.',
    invalid: ['lookup_secret'],
  },
  {
    name: 'a backup code that was used',
    walk: async (scene) => {
      const useIt = async () => {
        await toTheCode(scene);
        await scene.person.press('Use a backup code');
        await scene.person.enterInto('Backup code', 'aaaa1111');
      };
      await useIt();
      await scene.person.press('Sign out');
      await scene.person.seeReady('Sign in');
      await useIt();
      await scene.person.seeAlert();
    },
    title: 'Error: Backup code',
    alert: 'This backup recovery code has already been used.',
    focus: 'textbox "Backup code"',
    description: 'One of the backup codes that you saved This backup recovery code has already been used.',
    invalid: ['lookup_secret'],
  },
  {
    name: 'where to mail a code to',
    walk: async (scene) => {
      mailCodes(scene);
      await toTheCode(scene);
      await scene.person.press('Get a code by e-mail');
      await scene.person.seeStep('Code by e-mail');
    },
    title: 'Code by e-mail',
    focus: `button "${ann}"`,
  },
  {
    name: 'a code is mailed',
    walk: toTheMailedCode,
    title: 'Code by e-mail',
    focus: 'textbox "Code"',
    description: `We sent a code to ${ann}`,
  },
  {
    name: 'a code is mailed at once, where there is no other factor',
    walk: async (scene) => {
      mailCodes(scene);
      await scene.person.open();
      await scene.person.enterPassword(bob);
      await scene.person.seeStep('Code by e-mail');
    },
    title: 'Code by e-mail',
    focus: 'textbox "Code"',
    description: `We sent a code to ${bob}`,
  },
  {
    name: 'another code is mailed',
    walk: async (scene) => {
      await scene.page.clock.install();
      await toTheMailedCode(scene);
      await scene.page.clock.fastForward(31_000);
      await scene.person.press('Send another code');
      await scene.page.getByText('We sent another code').waitFor();
    },
    title: 'Code by e-mail',
    focus: 'textbox "Code"',
    description: `We sent another code to ${ann}`,
  },
  {
    name: 'a wrong mailed code',
    walk: async (scene) => {
      await toTheMailedCode(scene);
      await scene.person.enterInto('Code', '000000');
      await scene.person.seeAlert();
    },
    title: 'Error: Code by e-mail',
    alert: 'The login code is invalid or has already been used. Please try again.',
    focus: 'textbox "Code"',
    description: `We sent a code to ${ann} The login code is invalid or has already been used. Please try again.`,
    invalid: ['code'],
  },
  {
    name: 'a form for the code that ran out',
    walk: async (scene) => {
      await toTheCode(scene);
      scene.kratos.clock.advance(2 * 60 * 60_000);
      await scene.person.enterCode(scene.kratos.code(ann));
      await scene.person.seeAlert();
    },
    title: '6-digit code',
    alert: startedAgain,
    focus: 'textbox "6-digit code"',
    description: `${startedAgain} From your authenticator app`,
  },
  {
    name: 'a session that ended',
    walk: async (scene) => {
      await toTheCode(scene);
      scene.kratos.people.revokeSessions(ann);
      await scene.person.enterCode(scene.kratos.code(ann));
      await scene.person.seeAlert();
    },
    title: 'Sign in',
    alert: 'Your sign-in has ended. Please start again.',
    focus: 'textbox "Password"',
    description: 'Your sign-in has ended. Please start again.',
    email: ann,
  },
  {
    name: 'an account that was disabled between the factors',
    walk: async (scene) => {
      await toTheCode(scene);
      scene.kratos.people.disable(ann);
      await scene.person.enterCode(scene.kratos.code(ann));
      await scene.person.seeAlert();
    },
    title: 'Sign in',
    alert: 'Your sign-in has ended. Please start again.',
    focus: 'textbox "Password"',
    description: 'Your sign-in has ended. Please start again.',
    email: ann,
  },
  {
    name: 'somebody else signed in in another tab',
    walk: async (scene) => {
      await toTheCode(scene);
      await signInElsewhere(scene, bob);
      await scene.person.enterCode(scene.kratos.code(ann));
      await scene.person.seeStep('Signed in');
    },
    title: 'Signed in',
    focus: 'heading "Signed in"',
  },
  {
    name: 'somebody else is between the factors in another tab',
    walk: async (scene) => {
      scene.kratos.people.add({ email: 'carl@example.com', password, totp: true });
      await toTheCode(scene);
      await signInElsewhere(scene, 'carl@example.com', '6-digit code');
      await scene.person.enterCode(scene.kratos.code(ann));
      await scene.person.seeAlert();
    },
    title: '6-digit code',
    alert: 'Somebody signed in in another tab. Please try again.',
    focus: 'textbox "6-digit code"',
    description: 'Somebody signed in in another tab. Please try again. From your authenticator app',
  },
  {
    name: 'an authenticator app that was unlinked, with nothing left to ask',
    walk: async (scene) => {
      scene.kratos.people.removeCredential(ann, 'lookup_secret');
      await toTheCode(scene);
      const code = scene.kratos.code(ann);
      scene.kratos.people.removeCredential(ann, 'totp');
      await scene.person.enterCode(code);
      await scene.person.seeStep('Signed in');
    },
    title: 'Signed in',
    focus: 'heading "Signed in"',
  },
  {
    name: 'an authenticator app that was unlinked, with backup codes left',
    walk: async (scene) => {
      await toTheCode(scene);
      const code = scene.kratos.code(ann);
      scene.kratos.people.removeCredential(ann, 'totp');
      await scene.person.enterCode(code);
      await scene.person.seeStep('Backup code');
    },
    title: 'Backup code',
    alert: startedAgain,
    focus: 'textbox "Backup code"',
    description: `${startedAgain} One of the backup codes that you saved`,
  },
  {
    name: 'a reload between the factors',
    walk: async (scene) => {
      await toTheCode(scene);
      await scene.page.reload();
      await scene.person.seeReady('Continue');
    },
    title: '6-digit code',
    focus: 'textbox "6-digit code"',
    description: 'From your authenticator app',
  },
  {
    name: 'another account from the code',
    walk: async (scene) => {
      await toTheCode(scene);
      await scene.person.press('Sign in as someone else');
      await scene.person.seeReady('Sign in');
    },
    title: 'Sign in',
    focus: 'textbox "E-Mail"',
    email: '',
  },
];

/** What typing cannot mend, and the ways on from there. */
const troubles: readonly Edge[] = [
  {
    name: 'offline when the page opens',
    walk: async ({ page, person, kratos }) => {
      kratos.faults.next({ route: 'create', drop: true });
      await page.goto('/');
      await person.seeStep(unreachable);
    },
    title: unreachable,
    focus: `heading "${unreachable}"`,
  },
  {
    name: 'back online, tried again',
    walk: async ({ page, person, kratos }) => {
      kratos.faults.next({ route: 'create', drop: true });
      await page.goto('/');
      await person.press('Try again');
      await person.seeReady('Sign in');
    },
    title: 'Sign in',
    focus: 'textbox "E-Mail"',
  },
  {
    name: 'offline when the password is sent',
    walk: async ({ person, kratos }) => {
      await person.open();
      kratos.faults.next({ route: 'submit', drop: true });
      await person.enterPassword();
      await person.seeStep(unreachable);
    },
    title: unreachable,
    focus: `heading "${unreachable}"`,
  },
  {
    name: 'back online, the password is typed again',
    walk: async ({ person, kratos }) => {
      await person.open();
      kratos.faults.next({ route: 'submit', drop: true });
      await person.enterPassword();
      await person.press('Try again');
      await person.seeReady('Sign in');
    },
    title: 'Sign in',
    focus: 'textbox "Password"',
    email: ann,
  },
  {
    name: 'started again after the password was lost on its way',
    walk: async ({ person, kratos }) => {
      await person.open();
      kratos.faults.next({ route: 'submit', drop: true });
      await person.enterPassword();
      await person.press('Start again');
      await person.seeReady('Sign in');
    },
    title: 'Sign in',
    focus: 'textbox "Password"',
    email: ann,
  },
  {
    name: 'offline between password and code',
    walk: async ({ person, kratos }) => {
      await person.open();
      kratos.faults.next({ route: 'create', drop: true });
      await person.enterPassword();
      await person.seeStep(unreachable);
    },
    title: unreachable,
    focus: `heading "${unreachable}"`,
  },
  {
    name: 'back online, the code is due',
    walk: async ({ person, kratos }) => {
      await person.open();
      kratos.faults.next({ route: 'create', drop: true });
      await person.enterPassword();
      await person.press('Try again');
      await person.seeReady('Continue');
    },
    title: '6-digit code',
    focus: 'textbox "6-digit code"',
    description: fromTheApp,
  },
  {
    name: 'offline when the code is sent',
    walk: async (scene) => {
      await toTheCode(scene);
      scene.kratos.faults.next({ route: 'submit', drop: true });
      await scene.person.enterCode(scene.kratos.code(ann));
      await scene.person.seeStep(unreachable);
    },
    title: unreachable,
    focus: `heading "${unreachable}"`,
  },
  {
    name: 'back online, the code is typed again',
    walk: async (scene) => {
      await toTheCode(scene);
      scene.kratos.faults.next({ route: 'submit', drop: true });
      await scene.person.enterCode(scene.kratos.code(ann));
      await scene.person.press('Try again');
      await scene.person.seeReady('Continue');
    },
    title: '6-digit code',
    focus: 'textbox "6-digit code"',
    description: fromTheApp,
  },
  {
    name: 'too many attempts',
    walk: async ({ person, kratos }) => {
      await person.open();
      kratos.faults.next({ route: 'submit', status: 429, headers: { 'Retry-After': '2' } });
      await person.enterPassword();
      await person.seeStep('Too many attempts. Please wait, then try again.');
    },
    title: 'Too many attempts. Please wait, then try again.',
    focus: 'heading "Too many attempts. Please wait, then try again."',
  },
  {
    name: 'trouble at Kratos when the page opens',
    walk: async ({ page, person, kratos }) => {
      kratos.faults.next({ route: 'create', status: 500, body: { error: { code: 500 } } });
      await page.goto('/');
      await person.seeStep(trouble);
    },
    title: trouble,
    focus: 'button "Try again"',
    description: trouble,
  },
  {
    name: 'trouble at Kratos when the password is sent',
    walk: async ({ person, kratos }) => {
      await person.open();
      kratos.faults.next({ route: 'submit', status: 500, body: { error: { code: 500 } } });
      await person.enterPassword();
      await person.seeStep(trouble);
    },
    title: trouble,
    focus: 'button "Try again"',
    description: trouble,
  },
  {
    name: 'a page where JSON was due',
    walk: async ({ person, kratos }) => {
      await person.open();
      kratos.faults.next({
        route: 'submit',
        status: 200,
        body: '<!doctype html><title>Welcome</title>',
        headers: { 'Content-Type': 'text/html' },
      });
      await person.enterPassword();
      await person.seeStep(unexpected);
    },
    title: unexpected,
    focus: `heading "${unexpected}"`,
  },
  {
    name: 'a page address that asks for what is not allowed',
    walk: async ({ page, person }) => {
      await page.goto('/?return_to=https://evil.example');
      await person.seeStep('This sign-in page is not set up correctly.');
    },
    title: 'This sign-in page is not set up correctly.',
    focus: 'heading "This sign-in page is not set up correctly."',
  },
  {
    name: 'a page address that asks for a second factor of nobody',
    walk: async ({ page, person }) => {
      await page.goto('/?aal=aal2');
      await person.seeAlert();
    },
    title: 'Sign in',
    alert: 'Your sign-in has ended. Please start again.',
    focus: 'textbox "E-Mail"',
    description: 'Your sign-in has ended. Please start again.',
  },
  {
    name: 'a second factor that cannot be used here',
    walk: async (scene) => {
      scene.kratos.people.removeCredential(ann, 'lookup_secret');
      await scene.person.open();
      scene.kratos.configure({ selfservice: { methods: { totp: { enabled: false } } } });
      await scene.person.enterPassword();
      await scene.person.seeStep('There is no way to sign in here.');
    },
    title: 'There is no way to sign in here.',
    focus: 'heading "There is no way to sign in here."',
  },
];

/** Signed in, out, and away. */
const ends: readonly Edge[] = [
  {
    name: 'signed in with a password',
    walk: async ({ person }) => {
      await person.open();
      await person.enterPassword(bob);
      await person.seeStep('Signed in');
    },
    title: 'Signed in',
    focus: 'heading "Signed in"',
  },
  {
    name: 'signed in with a code',
    walk: async (scene) => {
      await toTheCode(scene);
      await scene.person.enterCode(scene.kratos.code(ann));
      await scene.person.seeStep('Signed in');
    },
    title: 'Signed in',
    focus: 'heading "Signed in"',
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
    title: 'Signed in',
    focus: 'heading "Signed in"',
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
  {
    name: 'away to somebody else who signs people in',
    walk: async ({ page, person, kratos, context }) => {
      kratos.configure({
        selfservice: {
          methods: {
            oidc: { enabled: true, config: { providers: [{ id: 'google', provider: 'google', client_id: 'us', label: 'Google' }] } },
          },
        },
      });
      await context.route('https://accounts.google.com/**', (route) => route.abort('aborted')); // nothing to go to: the page that is left can be looked at
      await person.open();
      await page.getByRole('button', { name: 'Sign in with Google' }).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('status')).toHaveText(/./);
    },
    title: 'Signed in',
    status: 'Taking you to accounts.google.com',
    focus: 'button "Sign in with Google"',
  },
];

export const edges: readonly Edge[] = [...firstStep, ...secondStep, ...troubles, ...ends];

function mailCodes({ kratos }: Scene): void {
  kratos.configure({ selfservice: { methods: { code: { mfa_enabled: true } } } });
}

async function toTheMailedCode(scene: Scene): Promise<void> {
  mailCodes(scene);
  await toTheCode(scene);
  await scene.person.press('Get a code by e-mail');
  await scene.person.press(ann);
  await scene.page.getByText('We sent a code').waitFor();
}

/** In another tab, where whoever is between the factors here is so too. */
async function signInElsewhere({ context, person }: Scene, email: string, step = 'Signed in'): Promise<void> {
  const isBetweenTheFactors = await person.code.isVisible();
  const elsewhere = as(await context.newPage());
  await elsewhere.page.goto('/');
  if (isBetweenTheFactors) await elsewhere.press('Sign in as someone else');
  await elsewhere.enterPassword(email);
  await elsewhere.seeStep(step);
  await elsewhere.page.close();
}
