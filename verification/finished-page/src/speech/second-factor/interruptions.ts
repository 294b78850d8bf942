import { ann } from '../../mount.tsx';
import { pressEnter, signIn, submitPassword, submitWrongCode } from '../journeys/actions.ts';
import { buttons, letSessionAge, pairApp, pressButton, startPairing, submitFirstCode } from './actions.ts';
import type { SpokenSecondFactorJourney } from './spoken-second-factor-journey.ts';

const shortPrivilege = {
  config: { selfservice: { flows: { settings: { privileged_session_max_age: '10m', lifespan: '10h' } } }, session: { lifespan: '24h' } },
};

/** Journeys in which something stands between the user and a change. */
export const interruptions = {
  'old-session': {
    emulator: shortPrivilege,
    arrange: signIn,
    async perform(user) {
      await startPairing(user);
      await letSessionAge(user);
      await submitFirstCode(user);
      await user.readPage();
      await submitPassword(user);
      await submitFirstCode(user);
    },
  },
  'confirmed-change': {
    emulator: shortPrivilege,
    arrange: signIn,
    async perform(user) {
      await pairApp(user);
      await pressButton(user, '.kl-actions .kl-primary');
      await letSessionAge(user);
      await pressButton(user, buttons.removeApp);
      await pressButton(user, buttons.danger);
      await pressButton(user, '.kl-actions > .kl-link:last-child');
      await pressButton(user, buttons.removeApp);
      await pressButton(user, buttons.danger);
      await user.tabTo('[name="password"]');
      await user.press('types a wrong password, presses Enter', 'wrong{Enter}');
      await submitPassword(user);
    },
  },
  'signed-out': {
    async perform(user) {
      await user.readPage();
      await pressButton(user, buttons.primary);
      await user.readPage();
      await user.tabTo('[name="identifier"]');
      await user.press('types the email address, presses Tab', `${ann.email}{Tab}`);
      await submitPassword(user);
      await user.readPage();
    },
  },
  unreachable: {
    arrange: signIn,
    async perform(user) {
      await startPairing(user);
      user.kratos.faults.add({ route: 'any', drop: true });
      await submitFirstCode(user);
      await user.readPage();
      await pressButton(user, buttons.primary);
      await submitFirstCode(user);
    },
  },
  'server-error': {
    emulator: {
      identities: [{ ...ann, lookupCodes: ['aaaa1111', 'bbbb2222'] }],
      config: { selfservice: { flows: { settings: { required_aal: 'aal1' } } } },
    },
    arrange: signIn,
    async perform(user) {
      user.kratos.faults.add({ route: 'any', status: 500 });
      await pressButton(user, buttons.showCodes);
      await pressEnter(user);
    },
  },
  'rate-limited': {
    arrange: async (kratos) => {
      await signIn(kratos);
      kratos.faults.add({ route: 'any', status: 429, headers: { 'retry-after': '5' } });
    },
    async perform(user) {
      await user.tabTo('.kl-primary');
      await pressEnter(user);
      await user.readPage();
      await user.wait(4);
      await user.wait(1);
      await pressEnter(user);
    },
  },
  slow: {
    opensSlowly: true,
    arrange: signIn,
    async perform(user) {
      await user.wait(1);
      await user.wait(3);
      await pressButton(user, '.kl-progress button');
      user.network.answer();
      await pressButton(user, buttons.primary);
      await startPairing(user);
      user.network.hold();
      await submitWrongCode(user);
      await user.wait(1);
      await user.wait(3);
      await pressButton(user, '.kl-progress button');
      user.network.answer();
    },
  },
  'set-up': {
    options: { setUp: true, homeUrl: '/home' },
    arrange: signIn,
    async perform(user) {
      await user.readPage();
      await user.tabTo('[name="totp_code"]');
      await submitFirstCode(user);
      await pressButton(user, '.kl-actions .kl-primary');
      await user.readPage();
    },
  },
} satisfies Record<string, SpokenSecondFactorJourney>;
