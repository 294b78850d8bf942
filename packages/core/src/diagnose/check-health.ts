import { parseJson, toObject } from '../kratos/json.ts';
import { type Finding, toFinding } from './finding.ts';
import { resultedIn, type Setup } from './setup.ts';
import { toCommand } from './snippet.ts';

const ready = '/health/ready';

/** Kratos names the parts that are not ready, if browsers can reach its health endpoint. */
export async function checkHealth({ kratosUrl, ask }: Setup): Promise<readonly Finding[]> {
  const { reply } = await ask(`${kratosUrl}${ready}`);
  if (typeof reply === 'string' || reply.status !== 503) return [];
  // Only the names, because an error of the database may contain its address.
  const waiting = Object.keys(toObject(toObject(parseJson(reply.text))['errors']));
  if (waiting.length === 0) return [];
  return [
    toFinding('not-ready', {
      what: `${resultedIn({ kratosUrl }, ready)}: 503, not ready: ${waiting.join(', ')}. Expected 200.`,
      fix: 'Check the log of Kratos. After an update run its migrations ("kratos migrate sql").',
      copy: waiting.includes('migrations') ? toCommand('kratos migrate sql -e -c kratos.yml') : null,
    }),
  ];
}
