import { parseJson, toList, toObject } from '../kratos/json.ts';
import { type Finding, toFinding } from './finding.ts';
import type { Setup } from './setup.ts';

/**
 * Whether there is TOTP at all: only the settings of somebody who is signed in tell. A second-factor flow would not do: it shows what this
 * person has, not what is enabled, and opening one may mail a code. Nothing is said while the second factor is still due, for then Kratos
 * keeps the settings closed.
 */
export async function checkTotp({ kratosUrl, ask }: Setup): Promise<readonly Finding[]> {
  const { reply } = await ask(`${kratosUrl}/self-service/settings/browser`);
  if (typeof reply === 'string' || reply.status !== 200) return [];
  const { ui } = toObject(parseJson(reply.text));
  const nodes = toList(toObject(ui)['nodes']).map(toObject);
  if (nodes.length === 0 || nodes.some(({ group }) => group === 'totp')) return [];
  return [
    toFinding(
      'totp-off',
      `The settings of whoever is signed in at "${kratosUrl}" offer no authenticator app. Expected one, for a second factor. Set selfservice.methods.totp.enabled.`,
    ),
  ];
}
