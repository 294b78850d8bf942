import { enterPassword } from '../journeys/actions.ts';
import { pressButton, submitFirstCode } from './actions.ts';
import type { SpokenSecondFactorJourney } from './spoken-second-factor-journey.ts';

/** From the password of a user without a second factor to the end of the set-up, in one document. */
export const setUpFromLogin: SpokenSecondFactorJourney = {
  async perform(user) {
    await enterPassword(user);
    await user.readPage();
    await user.tabTo('[name="totp_code"]');
    await submitFirstCode(user);
    await pressButton(user, '.kl-actions .kl-primary');
    await user.readPage();
  },
};
