import { ann } from '../../mount.tsx';
import type { SpokenJourney } from '../spoken-journey.ts';
import { enterEmail, enterPassword, pressEnter, submitCode, submitPassword } from './actions.ts';

const verifiedOnly = { selfservice: { flows: { login: { after: { password: { hooks: [{ hook: 'require_verified_address' }] } } } } } };

/** Journeys with an account, a network or a Kratos that has a problem. */
export const problems = {
  'slow-opening': {
    opensSlowly: true,
    async perform(user) {
      await user.wait(1);
      await user.wait(3);
      await user.tabTo('.kl-progress button');
      await pressEnter(user);
      user.network.answer();
      await user.tabTo('.kl-primary');
      await pressEnter(user);
    },
  },
  'slow-request': {
    async perform(user) {
      await enterEmail(user);
      user.network.hold();
      await submitPassword(user);
      await user.wait(1);
      await user.wait(3);
      await user.wait(3);
      await user.tabTo('.kl-progress button');
      await pressEnter(user);
      await submitPassword(user);
      await user.wait(5);
      await user.meanwhile('Kratos answers', () => user.network.answer());
    },
  },
  unreachable: {
    async perform(user) {
      await enterEmail(user);
      user.kratos.faults.add({ route: 'any', drop: true });
      await submitPassword(user);
      await user.readPage();
      await user.tabTo('.kl-primary');
      await pressEnter(user);
      await submitPassword(user);
    },
  },
  'server-error': {
    async perform(user) {
      await enterPassword(user);
      user.kratos.faults.add({ route: 'any', status: 500 });
      await submitCode(user);
      await pressEnter(user);
      await submitCode(user);
    },
  },
  'rate-limited': {
    arrange: ({ faults }) => faults.add({ route: 'any', status: 429, headers: { 'retry-after': '5' } }),
    async perform(user) {
      await user.tabTo('.kl-primary');
      await pressEnter(user);
      await user.readPage();
      await user.wait(4);
      await user.wait(1);
      await pressEnter(user);
    },
  },
  'account-disabled': {
    emulator: { identities: [{ ...ann, state: 'inactive' }] },
    async perform(user) {
      await enterPassword(user);
      await user.readPage();
    },
  },
  'unverified-address': {
    emulator: { identities: [{ ...ann, verified: false }], config: verifiedOnly },
    async perform(user) {
      await enterPassword(user);
      await user.press('presses Tab', '{Tab}');
      await user.readPage();
    },
  },
} satisfies Record<string, SpokenJourney>;
