import { ann } from '../../mount.tsx';
import type { SpokenJourney } from '../spoken-journey.ts';
import { enterPassword, pressEnter, submitCode, submitMailedCode, submitPassword, submitWrongCode } from './actions.ts';
import { twoAddresses } from './two-addresses.ts';

const mailedCodes = { selfservice: { methods: { code: { mfa_enabled: true } } } };
const allFactors = { identities: [{ ...ann, totp: true, lookupCodes: ['aaaa1111', 'bbbb2222'] }], config: mailedCodes };

/** Journeys about the second factor. */
export const secondStep = {
  'wrong-code': {
    async perform(user) {
      await enterPassword(user);
      await submitWrongCode(user);
      await submitWrongCode(user);
      await submitCode(user);
    },
  },
  'backup-code': {
    emulator: allFactors,
    async perform(user) {
      await enterPassword(user);
      await user.tabTo('.kl-choices li:last-child button');
      await pressEnter(user);
      await user.press('types a wrong backup code, presses Enter', 'zzzz9999{Enter}');
      await user.press('types a backup code, presses Enter', 'aaaa1111{Enter}');
    },
  },
  'mailed-code': {
    emulator: allFactors,
    async perform(user) {
      await enterPassword(user);
      await user.tabTo('.kl-choice');
      await pressEnter(user);
      await pressEnter(user);
      await user.readPage();
      await user.wait(29);
      await user.wait(1);
      await submitWrongCode(user);
      await user.tabTo('.kl-choice');
      await pressEnter(user);
      await submitMailedCode(user);
    },
  },
  'address-choice': {
    emulator: {
      identities: [{ ...ann, traits: { work: 'ann.lee@work.example' } }],
      config: { ...mailedCodes, identity: twoAddresses },
    },
    async perform(user) {
      await enterPassword(user);
      await user.readPage();
      await user.tabTo('.kl-choices li:last-child button');
      await pressEnter(user);
      await submitMailedCode(user);
    },
  },
  'session-ended': {
    async perform(user) {
      await enterPassword(user);
      user.kratos.identities.revokeSessions(ann.email);
      await submitCode(user);
      await submitPassword(user);
    },
  },
} satisfies Record<string, SpokenJourney>;
