import { ann } from '../../mount.tsx';
import { pressEnter, signIn, submitWrongCode } from '../journeys/actions.ts';
import { buttons, pairApp, pressButton, startPairing, submitFirstCode } from './actions.ts';
import type { SpokenSecondFactorJourney } from './spoken-second-factor-journey.ts';

/** Journeys with a network, a Kratos or another tab that is in the way. */
export const problemJourneys = {
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
  'slow-change': {
    arrange: signIn,
    async perform(user) {
      await user.tabTo(buttons.getNewCodes);
      user.network.hold();
      await pressEnter(user);
      await user.wait(1);
      await user.wait(3);
      await pressButton(user, '.kl-progress button');
      user.network.answer();
      await pressButton(user, buttons.getNewCodes);
    },
  },
  'changed-elsewhere': {
    arrange: signIn,
    async perform(user) {
      await pairApp(user);
      await pressButton(user, '.kl-actions .kl-primary');
      await pressButton(user, buttons.removeApp);
      user.kratos.identities.removeCredential(ann.email, 'totp');
      await pressButton(user, buttons.danger);
      await user.readPage();
    },
  },
} satisfies Record<string, SpokenSecondFactorJourney>;
