import { createEmulator, type Emulator } from '@kratos-login/emulator';
import { ann, bob, password } from '../people.ts';
import type { GalleryScenario } from './gallery-scenario.ts';

/** The time at which all pictures are taken. */
const now = Date.parse('2026-01-01T12:00:00Z');

/** The address of the host's app. */
export const appUrl = 'https://www.example.com';

/** Has an authenticator app, backup codes, and an address that codes are mailed to. */
export const annWithChoices = {
  email: ann,
  password,
  totp: { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' },
  lookupCodes: ['aaaa1111', 'bbbb2222'],
};

/** Creates the Kratos of one scenario. */
export function createGalleryKratos({
  config = {},
  identities = defaultIdentities,
}: Pick<GalleryScenario, 'config' | 'identities'>): Emulator {
  const kratos = createEmulator({ baseUrl: 'https://auth.example.com/', config: baseConfig, now: () => now });
  kratos.configure(config);
  for (const identity of identities) kratos.identities.add(identity);
  return kratos;
}

const baseConfig = {
  selfservice: {
    default_browser_return_url: `${appUrl}/`,
    allowed_return_urls: [appUrl],
    flows: {
      login: { ui_url: `${appUrl}/login` },
      settings: { ui_url: `${appUrl}/settings` },
      error: { ui_url: `${appUrl}/error` },
      verification: { ui_url: `${appUrl}/verification` },
    },
  },
};

const defaultIdentities = [
  { email: ann, password, totp: annWithChoices.totp },
  { email: bob, password },
];
