import { parseJson, toObject } from '../kratos/json.ts';
import { type Finding, toFinding } from './finding.ts';
import { cameTo, type Setup } from './setup.ts';

const ready = '/health/ready';

/** Kratos says itself what it waits for, where its health is not kept from browsers. */
export async function checkHealth({ kratosUrl, ask }: Setup): Promise<readonly Finding[]> {
  const { reply } = await ask(`${kratosUrl}${ready}`);
  if (typeof reply === 'string' || reply.status !== 503) return [];
  // Only the names: what is wrong with a database may say where it is.
  const waiting = Object.keys(toObject(toObject(parseJson(reply.text))['errors']));
  if (waiting.length === 0) return [];
  return [
    toFinding(
      'not-ready',
      `${cameTo({ kratosUrl }, ready)}: 503, not ready are: ${waiting.join(', ')}. Expected 200. Look at the log of Kratos; after an update run its migrations ("kratos migrate sql").`,
    ),
  ];
}
