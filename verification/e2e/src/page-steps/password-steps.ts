import { ann, bob, password } from '../person-page.ts';
import { expireFlow, loseCsrfCookie } from '../refusals.ts';
import { fromTheApp, heading, loseCookies, type PageSteps, signedIn, signInInAnotherTab, startedAgain, tookTooLong } from './page-step.ts';

const wrongPassword = 'That email and password don’t match. Check both and try again.';
const blocked = heading('Your browser blocks our cookies', 'Allow cookies for this site, then start again.');
const noMethod = heading('You can’t sign in here', 'Contact support.');

/** Steps at the password. */
export const passwordSteps: readonly PageSteps[] = [
  [
    {
      name: 'an account that is disabled',
      perform: async ({ person, kratos }) => {
        kratos.identities.disable(bob);
        await person.open();
        await person.enterPassword(bob);
        await person.seeAlert();
      },
      title: 'Error: Sign in',
      alert: 'This account is disabled. Contact support if you think that’s wrong.',
      focus: 'textbox "Email address"',
      description: 'This account is disabled. Contact support if you think that’s wrong.',
      email: bob,
    },
  ],
  [
    {
      name: 'a wrong password, then offline, then back online',
      perform: async ({ person, kratos }) => {
        await person.open();
        await person.enterPassword(ann, 'wrong');
        await person.seeAlert();
        kratos.faults.add({ route: 'submit', drop: true });
        await person.enterPassword();
        await person.press('Try again');
        await person.seeReady('Sign in');
      },
      title: 'Sign in',
      focus: 'textbox "Password"',
      email: ann,
    },
  ],
  [
    { name: 'the page opens', perform: ({ person }) => person.open(), title: 'Sign in', focus: null },
    {
      name: 'the password is shown',
      perform: async ({ person }) => {
        await person.press('Show password');
      },
      title: 'Sign in',
      status: 'Your password is visible.',
      focus: 'button "Hide password"',
    },
    {
      name: 'the password is hidden again',
      perform: async ({ person }) => {
        await person.press('Hide password');
      },
      title: 'Sign in',
      status: 'Your password is hidden.',
      focus: 'button "Show password"',
    },
    {
      name: 'empty fields',
      perform: async ({ person }) => {
        await person.press('Sign in');
        await person.seeAlert();
      },
      title: 'Error: Sign in',
      alert: 'Enter your email address.',
      focus: 'textbox "Email address"',
      description: 'Enter your email address.',
      invalid: ['identifier', 'password'],
    },
    {
      name: 'an empty password',
      perform: async ({ person }) => {
        await person.enterPassword(ann, '');
        await person.seeAlert();
      },
      title: 'Error: Sign in',
      alert: 'Enter your password.',
      focus: 'textbox "Password"',
      description: 'Enter your password.',
      invalid: ['password'],
      email: ann,
    },
    {
      name: 'a wrong password',
      perform: async ({ person }) => {
        await person.enterPassword(ann, 'wrong');
        await person.seeAlert();
      },
      title: 'Error: Sign in',
      alert: wrongPassword,
      focus: 'textbox "Password"',
      description: wrongPassword,
      email: ann,
    },
  ],
  [
    {
      name: 'a slow reply when the page opens',
      perform: async ({ page }) => {
        await page.clock.install();
        await page.route('**/login/browser', () => {}); // no answer
        await page.goto('/');
        await page.clock.fastForward(2_000);
      },
      title: 'Sign in',
      status: 'Loading…',
      focus: null,
    },
  ],
  [
    {
      name: 'a slow reply to the password',
      perform: async ({ page, person }) => {
        await page.clock.install();
        await person.open();
        await page.route('**/login?*', () => {});
        await person.enterPassword();
        await page.clock.fastForward(2_000);
      },
      title: 'Sign in',
      status: 'Signing in…',
      focus: 'button "Signing in…"',
      email: ann,
    },
  ],
  ...[false, true].map(
    (isOld): PageSteps => [
      {
        name: `an address that is not verified${isOld ? ', in the format of older releases' : ''}`,
        perform: async ({ page, person, kratos }) => {
          kratos.configure({
            feature_flags: { legacy_require_verified_login_error: isOld },
            selfservice: { flows: { login: { after: { password: { hooks: [{ hook: 'require_verified_address' }] } } } } },
          });
          kratos.identities.add({ email: 'dora@example.com', password, verified: false });
          await person.open();
          await person.enterPassword('dora@example.com');
          await page.getByText('Confirm your email address first.').waitFor();
        },
        title: 'Error: Sign in',
        focus: 'group "Confirm your email address first."',
        email: 'dora@example.com',
      },
    ],
  ),
  [
    {
      name: 'an expired form is submitted again by the page',
      perform: async ({ person, kratos }) => {
        await person.open();
        kratos.clock.advance(2 * 60 * 60_000);
        await person.enterPassword();
        await person.seeStep('Enter your 6-digit code');
      },
      title: 'Enter your 6-digit code',
      focus: 'textbox "6-digit code"',
      description: fromTheApp,
    },
  ],
  [
    {
      name: 'a form that expired twice',
      perform: async (scene) => {
        await scene.person.open();
        await expireFlow(scene, 2);
        await scene.person.enterPassword();
        await scene.person.seeAlert();
      },
      title: 'Sign in',
      alert: tookTooLong,
      focus: 'textbox "Password"',
      description: tookTooLong,
      email: ann,
    },
  ],
  [
    {
      name: 'after a CSRF mismatch the page submits the form again',
      perform: async ({ person, context }) => {
        await person.open();
        await loseCookies({ context });
        await person.enterPassword();
        await person.seeStep('Enter your 6-digit code');
      },
      title: 'Enter your 6-digit code',
      focus: 'textbox "6-digit code"',
      description: fromTheApp,
    },
  ],
  [
    {
      name: 'two CSRF mismatches',
      perform: async (scene) => {
        await scene.person.open();
        await loseCsrfCookie(scene, 2);
        await scene.person.enterPassword();
        await scene.person.seeAlert();
      },
      title: 'Sign in',
      alert: startedAgain,
      focus: 'textbox "Password"',
      description: startedAgain,
      email: ann,
    },
    {
      name: 'blocked cookies',
      perform: async ({ person, context }) => {
        await loseCookies({ context });
        await person.enterPassword();
        await person.seeStep(blocked.title);
      },
      ...blocked,
    },
  ],
  [
    {
      name: 'a sign-in in another tab meanwhile',
      perform: async (scene) => {
        await scene.person.open();
        await signInInAnotherTab(scene, bob);
        await scene.person.enterPassword(bob);
        await scene.person.seeStep('Signed in');
      },
      ...signedIn,
    },
  ],
  [
    {
      name: 'a method that was disabled meanwhile',
      perform: async ({ person, kratos }) => {
        await person.open();
        kratos.configure({ selfservice: { methods: { password: { enabled: false } } } });
        await person.enterPassword();
        await person.seeStep(noMethod.title);
      },
      ...noMethod,
    },
  ],
  [
    {
      name: 'identifier first, then the password',
      perform: async ({ page, person, kratos }) => {
        kratos.configure({ selfservice: { flows: { login: { style: 'identifier_first' } }, methods: { profile: { enabled: true } } } });
        await page.goto('/');
        await person.seeReady('Continue');
        await person.email.fill(bob);
        await person.press('Continue');
        await person.seeReady('Sign in');
      },
      title: 'Sign in',
      focus: 'textbox "Password"',
      description: bob,
    },
  ],
  [
    {
      name: 'a signed-in user confirms the session',
      perform: async ({ page, person }) => {
        await person.open();
        await person.enterPassword(bob);
        await person.seeStep('Signed in');
        await page.goto('/?refresh=true');
        await person.seeReady('Confirm');
      },
      title: 'Confirm it’s you',
      focus: 'textbox "Password"',
      description: bob,
    },
  ],
];
