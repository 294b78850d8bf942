import { ann, bob, password } from '../person.ts';
import { type Edge, fromTheApp, type Scene, signedIn, signInElsewhere, startedAgain, toTheCode } from './edge.ts';

const wrongCode = 'The provided authentication code is invalid, please try again.';

/** Between the factors. */
export const secondStep: readonly Edge[] = [
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
    ...signedIn,
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
    ...signedIn,
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
    ...signedIn,
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
