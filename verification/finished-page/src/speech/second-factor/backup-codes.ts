import { ann } from '../../mount.tsx';
import { pressEnter, signIn } from '../journeys/actions.ts';
import { buttons, pairApp, pressButton } from './actions.ts';
import type { SpokenSecondFactorJourney } from './spoken-second-factor-journey.ts';

const withCodes = { identities: [{ ...ann, lookupCodes: ['aaaa1111', 'bbbb2222', 'cccc3333'] }] };

/** Journeys about backup codes. */
export const backupCodeJourneys = {
  'new-codes': {
    arrange: signIn,
    async perform(user) {
      await pairApp(user);
      await user.readPage();
      await user.tabTo('.kl-tools button');
      await pressEnter(user);
      await pressButton(user, buttons.back);
      await user.readPage();
      await user.tabTo('.kl-danger + button');
      await pressEnter(user);
      await pressButton(user, '.kl-actions .kl-primary');
      await user.readPage();
    },
  },
  'codes-left': {
    arrange: signIn,
    async perform(user) {
      await pairApp(user);
      await pressButton(user, buttons.back);
      await pressButton(user, buttons.danger);
      await user.readPage();
    },
  },
  'codes-again': {
    emulator: withCodes,
    arrange: signIn,
    async perform(user) {
      await user.readPage();
      await user.press('types a backup code, presses Enter', 'bbbb2222{Enter}');
      await pressButton(user, buttons.showCodes);
      await user.readPage();
      await pressButton(user, buttons.back);
      await pressButton(user, buttons.getNewCodes);
    },
  },
} satisfies Record<string, SpokenSecondFactorJourney>;
