import { totp } from '@kratos-login/emulator';
import { pressEnter } from '../journeys/actions.ts';
import type { ScreenReaderUser } from '../spoken-journey.ts';

/** The selectors of buttons that are the targets of actions below. */
export const buttons = {
  setUpApp: '[data-focus="totp-setUp"]',
  removeApp: '[data-focus="totp-remove"]',
  showCodes: '[data-focus="lookup_secret-reveal"]',
  getNewCodes: '[data-focus="lookup_secret-generate"]',
  removeCodes: '[data-focus="lookup_secret-remove"]',
  primary: '.kl-primary',
  danger: '.kl-danger',
  back: '.kl-actions > .kl-link:last-child',
} as const;

/** Moves to a button with the keyboard, and presses it. */
export async function pressButton(user: ScreenReaderUser, selector: string): Promise<void> {
  await user.tabTo(selector);
  await pressEnter(user);
}

/** From the overview to the empty field for the first code of an app. */
export async function startPairing(user: ScreenReaderUser): Promise<void> {
  await pressButton(user, buttons.setUpApp);
  await user.tabTo('[name="totp_code"]');
}

/** In the field for the first code of an app. */
export const submitFirstCode = ({ kratos, press }: ScreenReaderUser): Promise<void> =>
  press('types the code, presses Enter', `${totp(readKey(), kratos.clock.now())}{Enter}`);

/** Returns the key on the page. */
const readKey = (): string => document.querySelector('[data-secret="key"]')?.textContent?.replaceAll(/\s/g, '') ?? '';

/** From the overview to the first page after the code of the app. */
export async function pairApp(user: ScreenReaderUser): Promise<void> {
  await startPairing(user);
  await submitFirstCode(user);
}

/** Lets more time pass than Kratos allows before it asks for the password again. */
export const letSessionAge = ({ kratos, meanwhile }: ScreenReaderUser): Promise<void> =>
  meanwhile('an hour passes', () => kratos.clock.advance(3_600_000));
