import { ann, bob, password } from '../../people.ts';
import { annWithChoices } from '../gallery-kratos.ts';
import { defineScenarios, type Play } from '../gallery-scenario.ts';

const mailedCodes = { selfservice: { methods: { code: { mfa_enabled: true } } } };
const choices = { config: mailedCodes, identities: [annWithChoices] };

async function enterPassword({ press, reach }: Play, facts: string): Promise<void> {
  press('submit', { identifier: ann, password });
  await reach(facts);
}

const toCode = (play: Play): Promise<void> => enterPassword(play, 'totp form');
const toChoices = (play: Play): Promise<void> => enterPassword(play, 'totp form, or code lookup_secret');

async function toMailedCode(play: Play): Promise<void> {
  await toChoices(play);
  play.press('chooseFactor', 'code');
  play.press('sendCode', ann);
  await play.reach('code form, or totp lookup_secret');
}

async function toBackupCode(play: Play): Promise<void> {
  await toChoices(play);
  play.press('chooseFactor', 'lookup_secret');
}

const twoAddresses = {
  $id: 'https://example.com/person.schema.json',
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  properties: {
    traits: {
      type: 'object',
      properties: {
        email: {
          type: 'string',
          format: 'email',
          title: 'E-Mail',
          'ory.sh/kratos': { credentials: { password: { identifier: true }, code: { identifier: true, via: 'email' } } },
        },
        work: {
          type: 'string',
          format: 'email',
          title: 'Work',
          'ory.sh/kratos': { credentials: { code: { identifier: true, via: 'email' } } },
        },
      },
    },
  },
};

/** The forms of the second step. */
export const secondStep = defineScenarios({
  code: { title: 'The code of the authenticator app', perform: toCode, shows: 'totp form' },
  'code-wrong': {
    title: 'Wrong code',
    perform: async (play) => {
      await toCode(play);
      play.press('submit', { totp_code: '000000' });
    },
    shows: 'totp form, 4000008',
  },
  'code-empty': {
    title: 'No code',
    perform: async (play) => {
      await toCode(play);
      play.press('submit', { totp_code: '' });
    },
    shows: 'totp form, 4000002',
  },
  'code-with-choices': {
    ...choices,
    title: 'The code, with all alternatives',
    perform: toChoices,
    shows: 'totp form, or code lookup_secret',
  },
  'confirm-code': {
    title: 'The code, for a user who is signed in',
    config: { session: { whoami: { required_aal: 'aal1' } } },
    login: { aal: 'aal2' },
    arrange: ({ signInElsewhere }) => signInElsewhere({ identifier: ann, password }),
    shows: 'totp form',
  },
  'address-choice': {
    title: 'Two addresses for a code',
    config: {
      ...mailedCodes,
      identity: {
        default_schema_id: 'two-addresses',
        schemas: [{ id: 'two-addresses', url: `base64://${btoa(JSON.stringify(twoAddresses))}` }],
      },
    },
    identities: [{ email: ann, password, traits: { work: 'ann.lee@work.example' } }],
    perform: (play) => enterPassword(play, 'address form, addresses ann.lee@work.example ann@example.com'),
    shows: 'address form, addresses ann.lee@work.example ann@example.com',
  },
  'mailed-code': { ...choices, title: 'A code was mailed', perform: toMailedCode, shows: 'code form, or totp lookup_secret' },
  'mailed-code-resend': {
    ...choices,
    title: 'Another code can be mailed',
    perform: async (play) => {
      await toMailedCode(play);
      play.elapse(30);
    },
    shows: 'code form, can resend, or totp lookup_secret',
  },
  'mailed-code-resent': {
    ...choices,
    title: 'Another code was mailed',
    perform: async (play) => {
      await toMailedCode(play);
      play.elapse(30);
      play.press('resendCode');
    },
    shows: 'code form, resent, or totp lookup_secret',
  },
  'mailed-code-wrong': {
    ...choices,
    title: 'Wrong mailed code',
    perform: async (play) => {
      await toMailedCode(play);
      play.press('submit', { code: '000000' });
    },
    shows: 'code form, 4010008, or totp lookup_secret',
  },
  'mailed-code-only': {
    title: 'A mailed code is the only second step',
    config: mailedCodes,
    perform: ({ press }) => press('submit', { identifier: bob, password }),
    shows: 'code form',
  },
  'backup-code': { ...choices, title: 'A backup code', perform: toBackupCode, shows: 'lookup_secret form, or totp code' },
  'backup-code-used': {
    ...choices,
    title: 'A backup code that was used before',
    arrange: async ({ kratos, signInElsewhere }) => {
      await signInElsewhere({ identifier: ann, password, backupCode: 'aaaa1111' });
      kratos.cookies.clear();
    },
    perform: async (play) => {
      await toBackupCode(play);
      play.press('submit', { lookup_secret: 'aaaa1111' });
    },
    shows: 'lookup_secret form, 4000012, or totp code',
  },
  'backup-code-wrong': {
    ...choices,
    title: 'Wrong backup code',
    perform: async (play) => {
      await toBackupCode(play);
      play.press('submit', { lookup_secret: 'zzzz9999' });
    },
    shows: 'lookup_secret form, 4000016, or totp code',
  },
});
