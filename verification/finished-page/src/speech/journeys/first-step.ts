import { ann } from '../../mount.tsx';
import type { SpokenJourney } from '../spoken-journey.ts';
import { enterEmail, enterPassword, pressEnter, signIn, submitCode, submitPassword, submitWrongPassword } from './actions.ts';

const passwordOnly = { identities: [ann] };

/** Journeys about the email address and the password. */
export const firstStep = {
  'sign-in': {
    options: { recoveryUrl: '/recovery', registrationUrl: '/registration', supportUrl: '/help' },
    async perform(user) {
      await user.readPage();
      await enterPassword(user);
      await user.readPage();
      await user.tabTo('[name="totp_code"]');
      await submitCode(user);
      await user.readPage();
    },
  },
  'wrong-password': {
    emulator: passwordOnly,
    async perform(user) {
      await enterEmail(user);
      await submitWrongPassword(user);
      await submitWrongPassword(user);
      await user.press('types a wrong password', 'wrong');
      await user.tabTo('[type="submit"]');
      await pressEnter(user);
      await submitPassword(user);
    },
  },
  'empty-fields': {
    async perform(user) {
      await user.press('presses Tab', '{Tab}');
      await pressEnter(user);
      await user.press('types the email address, presses Tab', `${ann.email}{Tab}`);
      await pressEnter(user);
      await submitPassword(user);
      await pressEnter(user);
      await user.press('types three digits, presses Enter', '123{Enter}');
    },
  },
  'shown-password': {
    emulator: passwordOnly,
    async perform(user) {
      await enterEmail(user);
      await user.press('types the password', ann.password);
      await user.tabTo('.kl-toggle');
      await pressEnter(user);
      await pressEnter(user);
    },
  },
  'identifier-first': {
    emulator: { ...passwordOnly, config: { selfservice: { flows: { login: { style: 'identifier_first' } } } } },
    async perform(user) {
      await user.press('presses Tab', '{Tab}');
      await user.press('types the email address, presses Enter', `${ann.email}{Enter}`);
      await submitWrongPassword(user);
      await submitPassword(user);
    },
  },
  'confirm-identity': {
    emulator: passwordOnly,
    options: { refresh: true },
    arrange: signIn,
    async perform(user) {
      await user.readPage();
      await submitWrongPassword(user);
      await submitPassword(user);
    },
  },
  untranslated: {
    emulator: passwordOnly,
    withoutTranslation: 4000006,
    async perform(user) {
      await enterEmail(user);
      await submitWrongPassword(user);
      await user.readPage();
    },
  },
  'untranslated-at-field': {
    emulator: passwordOnly,
    withoutTranslation: 4000002,
    async perform(user) {
      await user.press('presses Tab', '{Tab}');
      await pressEnter(user);
      await user.readPage();
    },
  },
} satisfies Record<string, SpokenJourney>;
