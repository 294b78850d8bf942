import { isShowingCodes } from './settings-changes.ts';
import type { SettingsFlow } from './settings-flow.ts';
import { readSecrets } from './shown-secrets.ts';

/**
 * Returns what a page can use of a settings flow. An app cannot be paired without a QR code and without a key. Without codes that can be read the flow is of no
 * use, and `null`: no user can save them, and confirming them would say that they work.
 */
export function toUsableFlow(flow: SettingsFlow): SettingsFlow | null {
  const { qr, key, codes } = readSecrets(flow.secrets);
  if (isShowingCodes(flow) && codes.length === 0) return null;
  return flow.totp === 'unpaired' && qr === null && key === null ? { ...flow, totp: 'off' } : flow;
}
