import { ann, bob, password } from '../person-page.ts';
import { expireFlow, loseCsrfCookie } from '../refusals.ts';
import {
  fromTheApp,
  goToCode,
  notValid,
  type PageStep,
  type PageSteps,
  type StepContext,
  signedIn,
  signInInAnotherTab,
  startedAgain,
} from './page-step.ts';

const hours = 60 * 60_000;

const appForm = { title: 'Enter your 6-digit code', focus: 'textbox "6-digit code"', description: fromTheApp };
const backupForm = { title: 'Enter a backup code', focus: 'textbox "Backup code"', description: 'Use one of the backup codes you saved.' };
const mailForm = { title: 'Check your email', focus: 'textbox "6-digit code"', description: `We sent a code to ${ann}.` };
const sessionEnded = 'Sign in again to continue.';
const firstFormAgain = { title: 'Sign in', alert: sessionEnded, focus: 'textbox "Password"', description: sessionEnded, email: ann };

/** The form with an error message of its field. */
const withMessage = (form: typeof appForm, field: string, message: string) => ({
  ...form,
  title: `Error: ${form.title}`,
  alert: message,
  description: `${form.description} ${message}`,
  invalid: [field],
});

/** The form with a notice about something that the user did not type. */
const withNotice = (form: typeof appForm, notice: string) => ({ ...form, alert: notice, description: `${notice} ${form.description}` });

const wrongCodeThenOffline: PageSteps = [
  {
    name: 'a wrong code, then offline, then back online',
    perform: async (scene) => {
      await goToCode(scene);
      await scene.person.enterCode('000000');
      await scene.person.seeAlert();
      scene.kratos.faults.add({ route: 'submit', drop: true });
      await scene.person.enterCode(scene.kratos.totpCode(ann));
      await scene.person.press('Try again');
      await scene.person.seeReady('Verify');
    },
    ...appForm,
  },
];

const nameless = { ...appForm, description: 'Open your authenticator app for the code.' };

const secondFactorIsDue: PageStep = { name: 'a second factor is due', perform: goToCode, ...appForm };

/** Steps between the factors. */
export const codeSteps: readonly PageSteps[] = [
  wrongCodeThenOffline,
  [
    secondFactorIsDue,
    {
      name: 'a backup code instead',
      perform: async ({ person }) => {
        await person.press('Use a backup code');
        await person.seeStep('Enter a backup code');
      },
      ...backupForm,
    },
    {
      name: 'a wrong backup code',
      perform: async ({ person }) => {
        await person.enterInto('Backup code', 'cccc3333');
        await person.seeAlert();
      },
      ...withMessage(backupForm, 'lookup_secret', 'That backup code isn’t right.'),
    },
    {
      name: 'the app after a wrong backup code',
      perform: async ({ person }) => {
        await person.press('Use your authenticator app');
        await person.seeStep('Enter your 6-digit code');
      },
      ...appForm,
    },
  ],
  [
    secondFactorIsDue,
    {
      name: 'a backup code instead',
      perform: async ({ person }) => {
        await person.press('Use a backup code');
        await person.seeStep('Enter a backup code');
      },
      ...backupForm,
    },
    {
      name: 'the app again',
      perform: async ({ person }) => {
        await person.press('Use your authenticator app');
        await person.seeStep('Enter your 6-digit code');
      },
      ...appForm,
    },
    {
      name: 'no code typed',
      perform: async ({ person }) => {
        await person.enterCode('');
        await person.seeAlert();
      },
      ...withMessage(appForm, 'totp_code', 'Enter the 6-digit code.'),
    },
    ...['a wrong code', 'a wrong code again'].map(
      (name): PageStep => ({
        name,
        perform: async ({ person }) => {
          await person.enterCode('000000');
          await person.seeAlert();
        },
        ...withMessage(appForm, 'totp_code', 'That code isn’t right. Enter the newest one from your app.'),
      }),
    ),
    {
      name: 'the right code',
      perform: async ({ person, kratos }) => {
        await person.enterCode(kratos.totpCode(ann));
        await person.seeStep('Signed in');
      },
      ...signedIn,
    },
  ],
  [
    {
      name: 'a used backup code',
      perform: async (scene) => {
        await useABackupCode(scene);
        await scene.person.press('Sign out');
        await scene.person.seeReady('Sign in');
        await useABackupCode(scene);
        await scene.person.seeAlert();
      },
      ...withMessage(backupForm, 'lookup_secret', 'You’ve used that backup code. Try another.'),
    },
  ],
  [
    {
      name: 'the choice of an address for a code',
      perform: async (scene) => {
        await scene.page.clock.install();
        mailCodes(scene);
        await goToCode(scene);
        await scene.person.press('Email yourself a code');
        await scene.person.seeStep('Email yourself a code');
      },
      title: 'Email yourself a code',
      focus: `button "Send a code to ${ann}"`,
    },
    {
      name: 'a code is mailed',
      perform: async ({ page, person }) => {
        await person.press(`Send a code to ${ann}`);
        await page.getByText('We sent a code').waitFor();
      },
      ...mailForm,
    },
    {
      name: 'a wrong mailed code',
      perform: async ({ person }) => {
        await person.enterInto('6-digit code', '000000');
        await person.seeAlert();
      },
      ...withMessage(mailForm, 'code', 'That code is wrong or was already used. Check your latest email.'),
    },
    {
      name: 'another code can be mailed',
      perform: async ({ page }) => {
        await page.clock.fastForward(31_000);
        await page.getByRole('button', { name: 'Send another code' }).waitFor();
      },
      ...withMessage(mailForm, 'code', 'That code is wrong or was already used. Check your latest email.'),
      status: 'You can send another code now.',
    },
    {
      name: 'another code is mailed',
      perform: async ({ page, person }) => {
        await person.press('Send another code');
        await page.getByText('We sent another code').waitFor();
      },
      ...mailForm,
      description: `We sent another code to ${ann}.`,
    },
  ],
  [
    {
      name: 'a code is mailed at once if it is the only factor',
      perform: async (scene) => {
        mailCodes(scene);
        await scene.person.open();
        await scene.person.enterPassword(bob);
        await scene.person.seeStep('Check your email');
      },
      ...mailForm,
      description: `We sent a code to ${bob}.`,
    },
  ],
  [
    {
      name: 'an expired code form is submitted again by the page',
      perform: async (scene) => {
        await goToCode(scene);
        scene.kratos.clock.advance(2 * hours);
        await scene.person.enterCode(scene.kratos.totpCode(ann));
        await scene.person.seeStep('Signed in');
      },
      ...signedIn,
    },
  ],
  [
    {
      name: 'a code form that expired twice',
      perform: async (scene) => {
        await goToCode(scene);
        await expireFlow(scene, 2);
        await scene.person.enterCode(scene.kratos.totpCode(ann));
        await scene.person.seeAlert();
      },
      ...withNotice(nameless, startedAgain),
    },
  ],
  [
    {
      name: 'a CSRF mismatch of the code form twice',
      perform: async (scene) => {
        await goToCode(scene);
        await loseCsrfCookie(scene, 2);
        await scene.person.enterCode(scene.kratos.totpCode(ann));
        await scene.person.seeAlert();
      },
      ...withNotice(nameless, notValid),
    },
  ],
  ...(['revokeSessions', 'disable'] as const).map(
    (what): PageSteps => [
      {
        name: `a session that ends between the factors (${what})`,
        perform: async (scene) => {
          await goToCode(scene);
          scene.kratos.identities[what](ann);
          await scene.person.enterCode(scene.kratos.totpCode(ann));
          await scene.person.seeAlert();
        },
        ...firstFormAgain,
      },
    ],
  ),
  [
    {
      name: 'another user signs in in another tab',
      perform: async (scene) => {
        await goToCode(scene);
        await signInInAnotherTab(scene, bob);
        await scene.person.enterCode(scene.kratos.totpCode(ann));
        await scene.person.seeStep('Signed in');
      },
      ...signedIn,
    },
  ],
  [
    {
      name: 'another user is between the factors in another tab',
      perform: async (scene) => {
        scene.kratos.identities.add({ email: 'carl@example.com', password, totp: true });
        await goToCode(scene);
        await signInInAnotherTab(scene, 'carl@example.com', 'Enter your 6-digit code');
        await scene.person.enterCode(scene.kratos.totpCode(ann));
        await scene.person.seeAlert();
      },
      ...withMessage(nameless, 'totp_code', 'That code isn’t right. Enter the newest one from your app.'),
    },
  ],
  [
    {
      name: 'an unlinked authenticator app without another factor',
      perform: async (scene) => {
        scene.kratos.identities.removeCredential(ann, 'lookup_secret');
        await enterTheCodeOfAnUnlinkedApp(scene);
        await scene.person.seeStep('Signed in');
      },
      ...signedIn,
    },
  ],
  [
    {
      name: 'an unlinked authenticator app with remaining backup codes',
      perform: async (scene) => {
        await enterTheCodeOfAnUnlinkedApp(scene);
        await scene.person.seeStep('Enter a backup code');
      },
      ...withNotice(backupForm, startedAgain),
    },
  ],
  [
    {
      name: 'a reload between the factors',
      perform: async (scene) => {
        await goToCode(scene);
        await scene.page.reload();
        await scene.person.seeReady('Verify');
      },
      ...nameless,
    },
    {
      name: 'another account instead of the code',
      perform: async ({ person }) => {
        await person.press('Use a different account');
        await person.seeReady('Sign in');
      },
      title: 'Sign in',
      focus: 'textbox "Email address"',
      email: '',
    },
  ],
];

async function useABackupCode(scene: StepContext): Promise<void> {
  await goToCode(scene);
  await scene.person.press('Use a backup code');
  await scene.person.enterInto('Backup code', 'aaaa1111');
}

function mailCodes({ kratos }: StepContext): void {
  kratos.configure({ selfservice: { methods: { code: { mfa_enabled: true } } } });
}

async function enterTheCodeOfAnUnlinkedApp(scene: StepContext): Promise<void> {
  await goToCode(scene);
  const code = scene.kratos.totpCode(ann);
  scene.kratos.identities.removeCredential(ann, 'totp');
  await scene.person.enterCode(code);
}
