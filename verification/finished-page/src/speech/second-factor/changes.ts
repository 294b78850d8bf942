import { ann } from '../../mount.tsx';
import { pressEnter, signIn, submitWrongCode } from '../journeys/actions.ts';
import { buttons, pairApp, pressButton, startPairing, submitFirstCode } from './actions.ts';
import type { SpokenSecondFactorJourney } from './spoken-second-factor-journey.ts';

const withCodes = { identities: [{ ...ann, lookupCodes: ['aaaa1111', 'bbbb2222', 'cccc3333'] }] };

/** Journeys about an authenticator app and backup codes. */
export const changes = {
  overview: {
    options: { supportUrl: '/help', methodUrls: { password: '/password' } },
    arrange: signIn,
    async perform(user) {
      await user.readPage();
      await pressButton(user, '.kl-account button');
      await user.readPage();
    },
  },
  pairing: {
    arrange: signIn,
    async perform(user) {
      await pressButton(user, buttons.setUpApp);
      await user.readPage();
      await user.tabTo('[name="totp_code"]');
      await pressEnter(user);
      await submitWrongCode(user);
      await submitWrongCode(user);
      await user.press('types a wrong code', '000000');
      await user.tabTo('[type="submit"]');
      await pressEnter(user);
      await submitFirstCode(user);
    },
  },
  'leave-pairing': {
    arrange: signIn,
    async perform(user) {
      await pressButton(user, buttons.setUpApp);
      await pressButton(user, '.kl-key button');
      await user.wait(5);
      await pressButton(user, buttons.back);
      await user.readPage();
    },
  },
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
  'remove-app': {
    arrange: signIn,
    async perform(user) {
      await pairApp(user);
      await pressButton(user, '.kl-actions .kl-primary');
      await pressButton(user, buttons.removeApp);
      await pressButton(user, '.kl-danger + button');
      await pressEnter(user);
      await pressButton(user, buttons.danger);
      await user.readPage();
      await pressButton(user, buttons.removeCodes);
      await pressButton(user, buttons.danger);
      await user.readPage();
    },
  },
  'new-secret': {
    arrange: signIn,
    async perform(user) {
      await startPairing(user);
      user.kratos.clock.advance(3_600_000);
      await submitWrongCode(user);
      await user.readPage();
    },
  },
} satisfies Record<string, SpokenSecondFactorJourney>;
