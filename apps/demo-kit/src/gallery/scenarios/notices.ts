import { ann, bob, password } from '../../people.ts';
import { defineScenarios, type Play } from '../gallery-scenario.ts';

const minutes = (count: number): number => count * 60_000;

/** Submits twice. A page submits again by itself the first time, so only the second refusal is shown. */
async function submitTwice(
  { press, reach }: Play,
  values: Readonly<Record<string, string>>,
  before: () => unknown,
  facts: string,
): Promise<void> {
  for (let times = 0; times < 2; times++) {
    before();
    press('submit', values);
    if (times === 0) await reach(facts);
  }
}

const verifiedOnly = { selfservice: { flows: { login: { after: { password: { hooks: [{ hook: 'require_verified_address' }] } } } } } };
const unverified = [{ email: bob, password, verified: false }];

/** Messages about something that the user did not type. */
export const notices = defineScenarios({
  'notice-started-again': {
    title: 'The form was started again',
    perform: (play) => submitTwice(play, { identifier: ann, password }, () => play.kratos.cookies.clear(), 'password form'),
    shows: 'password form, notice started-again',
  },
  'notice-took-too-long': {
    title: 'The form took too long',
    perform: (play) => submitTwice(play, { identifier: ann, password }, () => play.kratos.clock.advance(minutes(61)), 'password form'),
    shows: 'password form, notice took-too-long',
  },
  'notice-form-expired': {
    title: 'Another user signed in in another tab',
    perform: async (play) => {
      play.press('submit', { identifier: ann, password });
      await play.reach('totp form');
      const loseToken = (): void => {
        for (const name of play.kratos.cookies.keys()) if (name.startsWith('csrf_token')) play.kratos.cookies.delete(name);
      };
      await submitTwice(play, { totp_code: play.kratos.totpCode(ann) }, loseToken, 'totp form');
    },
    shows: 'totp form, notice changed-elsewhere',
  },
  'sign-in-ended': {
    title: 'The sign-in ended before the code',
    perform: async (play) => {
      play.press('submit', { identifier: ann, password });
      await play.reach('totp form');
      play.kratos.identities.revokeSessions(ann);
      play.press('submit', { totp_code: '123456' });
    },
    shows: 'password form, notice sign-in-ended',
  },
  'account-disabled': {
    title: 'The account is disabled',
    identities: [{ email: bob, password, state: 'inactive' }],
    perform: ({ press }) => press('submit', { identifier: bob, password }),
    shows: 'password form, notice account-disabled',
  },
  'unverified-address': {
    title: 'The address is not verified',
    config: verifiedOnly,
    identities: unverified,
    perform: ({ press }) => press('submit', { identifier: bob, password }),
    shows: 'password form, notice address-not-verified, with link',
  },
  'unverified-address-without-link': {
    title: 'The address is not verified, and there is no page for it',
    config: { ...verifiedOnly, feature_flags: { legacy_require_verified_login_error: true } },
    identities: unverified,
    perform: ({ press }) => press('submit', { identifier: bob, password }),
    shows: 'password form, notice address-not-verified, 4000010, without link',
  },
});
