import { pressEnter, signIn, submitWrongCode } from '../journeys/actions.ts';
import { buttons, pairApp, pressButton, startPairing, submitFirstCode } from './actions.ts';
import type { SpokenSecondFactorJourney } from './spoken-second-factor-journey.ts';

/** Journeys about an authenticator app. */
export const appJourneys = {
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
