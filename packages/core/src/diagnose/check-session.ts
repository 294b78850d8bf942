import { parseJson, toList, toObject } from '../kratos/json.ts';
import { type Finding, toFinding } from './finding.ts';
import type { Setup } from './setup.ts';
import { toMethodConfig } from './snippet.ts';

/**
 * Checks in the settings of the signed-in user that TOTP is enabled. A second-factor flow shows what the user has set up, not what is enabled, and
 * may mail a code. While the second factor is pending, Kratos does not return the settings, and nothing is reported.
 */
export async function checkTotp({ kratosUrl, ask }: Setup): Promise<readonly Finding[]> {
  const { reply } = await ask(`${kratosUrl}/self-service/settings/browser`);
  if (typeof reply === 'string' || reply.status !== 200) return [];
  const { ui } = toObject(parseJson(reply.text));
  const nodes = toList(toObject(ui)['nodes']).map(toObject);
  if (nodes.length === 0 || nodes.some(({ group }) => group === 'totp')) return [];
  return [
    toFinding('totp-off', {
      what: `The settings of the signed-in user at "${kratosUrl}" offer no authenticator app. Expected one, for a second factor.`,
      fix: 'Set selfservice.methods.totp.enabled.',
      copy: toMethodConfig('totp'),
    }),
  ];
}
