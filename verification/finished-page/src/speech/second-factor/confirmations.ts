import { ann } from '../../mount.tsx';
import { pressEnter, signIn, submitPassword } from '../journeys/actions.ts';
import { buttons, letSessionAge, pairApp, pressButton, startPairing, submitFirstCode } from './actions.ts';
import type { SpokenSecondFactorJourney } from './spoken-second-factor-journey.ts';

const bob = { email: 'bob@example.com', password: ann.password };
const shortPrivilege = {
  config: { selfservice: { flows: { settings: { privileged_session_max_age: '10m', lifespan: '10h' } } }, session: { lifespan: '24h' } },
};

/** Journeys with a login inside. */
export const confirmationJourneys = {
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
  'another-account': {
    emulator: { ...shortPrivilege, identities: [ann, bob] },
    arrange: signIn,
    async perform(user) {
      await letSessionAge(user);
      await pressButton(user, buttons.getNewCodes);
      await user.press('presses Shift+Tab', '{Shift>}{Tab}{/Shift}');
      await pressEnter(user);
      await user.tabTo('[name="identifier"]');
      await user.press('types another email address, presses Tab', `${bob.email}{Tab}`);
      await submitPassword(user);
      await user.readPage();
    },
  },
} satisfies Record<string, SpokenSecondFactorJourney>;
