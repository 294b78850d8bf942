import { ann, password } from '../../people.ts';
import { annWithChoices } from '../gallery-kratos.ts';
import { defineSecondFactorScenarios, type SecondFactorPlay, type SecondFactorStage } from './second-factor-scenario.ts';

const withApp = { email: ann, password, totp: annWithChoices.totp };
const privileged = { selfservice: { flows: { settings: { privileged_session_max_age: '1m' } } } };
const aMinuteLater = ({ kratos }: SecondFactorStage): void => kratos.clock.advance(120_000);

function startPairing({ choose }: SecondFactorPlay): void {
  choose('totp setUp');
}

function tryCode(play: SecondFactorPlay, code: string): void {
  startPairing(play);
  play.submitCode(code);
}

async function saveNewCodes(play: SecondFactorPlay): Promise<void> {
  play.choose('lookup_secret generate');
  await play.settle();
  play.press('confirm');
  await play.settle();
}

/** The states of the page of the second factor. */
export const secondFactorScenarios = defineSecondFactorScenarios({
  'two-step-loading': {
    title: 'Before Kratos has answered',
    arrange: ({ network }) => network.hold(),
    shows: 'loading, pending',
  },
  'two-step-off': { title: 'Nothing is set up', shows: 'overview, totp off, lookup_secret off' },
  'two-step-on': { title: 'App and backup codes are set up', user: annWithChoices, shows: 'overview, totp on, lookup_secret on' },
  pairing: { title: 'An authenticator app is paired', perform: startPairing, shows: 'pairing' },
  'pairing-wrong': { title: 'Wrong code', perform: (play) => tryCode(play, '000000'), shows: 'pairing, wrong' },
  'pairing-empty': { title: 'No code', perform: (play) => tryCode(play, ''), shows: 'pairing, wrong' },
  'pairing-busy': {
    title: 'Checking the code',
    perform(play) {
      play.network.hold();
      tryCode(play, '000000');
    },
    shows: 'pairing, pending',
  },
  'pairing-slow': {
    title: 'Checking the code takes long',
    perform(play) {
      play.network.hold();
      tryCode(play, '000000');
      play.elapse(4);
    },
    shows: 'pairing, pending, long',
  },
  'backup-codes-new': {
    title: 'New backup codes',
    user: withApp,
    perform: ({ choose }) => choose('lookup_secret generate'),
    shows: 'backup-codes, new',
  },
  'backup-codes-busy': {
    title: 'New backup codes are being saved',
    user: withApp,
    async perform({ choose, settle, press, network }) {
      choose('lookup_secret generate');
      await settle();
      network.hold();
      press('confirm');
    },
    shows: 'backup-codes, new, pending',
  },
  'backup-codes-leaving': {
    title: 'Leaving new backup codes',
    user: withApp,
    async perform({ choose, settle, press }) {
      choose('lookup_secret generate');
      await settle();
      press('leave');
    },
    shows: 'backup-codes, new, asks leaveCodes',
  },
  'backup-codes-saved': {
    title: 'New backup codes were saved',
    user: withApp,
    perform: saveNewCodes,
    shows: 'overview, totp on, lookup_secret on, notice codes-saved',
  },
  'backup-codes-again': {
    title: 'Backup codes are shown again',
    user: annWithChoices,
    perform: ({ choose }) => choose('lookup_secret reveal'),
    shows: 'backup-codes, again',
  },
  'removing-app': {
    title: 'Before the app is removed',
    user: withApp,
    perform: ({ choose }) => choose('totp remove'),
    shows: 'overview, totp on, lookup_secret off, asks unlink',
  },
  'app-removed': {
    title: 'The app was removed',
    user: withApp,
    perform({ choose, confirmQuestion }) {
      choose('totp remove');
      confirmQuestion();
    },
    shows: 'overview, totp off, lookup_secret off, notice unlinked',
  },
  confirming: {
    title: 'Kratos asks for the password again',
    config: privileged,
    arrange: aMinuteLater,
    perform: ({ choose }) => choose('lookup_secret generate'),
    shows: 'confirming, form, can leave',
  },
  'two-step-signed-out': { title: 'No user is signed in', user: null, shows: 'signed-out' },
  'two-step-signing-in': {
    title: 'Signing in, in place',
    user: null,
    perform: ({ press }) => press('signIn'),
    shows: 'confirming, form',
  },
  'two-step-unreachable': {
    title: 'Kratos cannot be reached',
    arrange: ({ kratos }) => kratos.faults.add({ route: 'any', times: 20, drop: true }),
    shows: 'error, unreachable, can retry',
  },
  'two-step-rate-limited': {
    title: 'Too many attempts',
    perform(play) {
      play.kratos.faults.add({ route: 'any', times: 20, status: 429, headers: { 'retry-after': '60' } });
      tryCode(play, '000000');
    },
    shows: 'error, rateLimited, waits',
  },
  'two-step-done': {
    title: 'A set-up has ended',
    setUp: true,
    async perform({ submitCode, readCode, settle, press }) {
      submitCode(readCode());
      await settle();
      press('confirm');
    },
    shows: 'done, notice codes-saved',
  },
});

/** The id of a state: `pairing-wrong`. */
export type SecondFactorScenarioId = keyof typeof secondFactorScenarios;

/** The ids of all states, in the order of the overview. */
export const secondFactorScenarioIds = Object.keys(secondFactorScenarios) as readonly SecondFactorScenarioId[];
