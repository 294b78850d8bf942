import { type Emulator, totp } from '@kratos-login/emulator';

/** Returns the current code of a user: of the app that is set up, or of the one whose key is on show for pairing. `null` without either. */
export function findCode(emulator: Emulator, email: string, page: Document): string | null {
  if (emulator.identities.find(email)?.totpSecret) return emulator.totpCode(email);
  const key = page.querySelector('[data-secret="key"]')?.textContent?.replace(/\s/g, '') ?? '';
  return key === '' ? null : totp(key, emulator.clock.now());
}
