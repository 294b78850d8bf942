import { readOutcome } from '../kratos/read-outcome.ts';
import type { RequestOptions, RequestResult } from './ask.ts';
import { checkCorsOnErrors, errors, isError, preflight } from './check-cors.ts';
import { checkPassedOn } from './check-passed-on.ts';
import type { Finding } from './finding.ts';
import { isHeldToCors, type Setup, whoami } from './setup.ts';

/** Checks the request for the session. Without a session it fails, so it also shows whether the page can read an error response. */
export async function checkWhoami(setup: Setup, opened: RequestResult): Promise<readonly Finding[]> {
  if (!isHeldToCors(setup)) return checkAnswer(setup, opened, await askWhoami(setup));
  // A browser sends OPTIONS before it posts JSON. A GET with the same header needs the same preflight.
  const withPreflight = await askWhoami(setup, { headers: { 'Content-Type': 'application/json' } });
  if (withPreflight.reply !== 'unreachable') return checkAnswer(setup, opened, withPreflight);
  const plain = await askWhoami(setup);
  if (plain.reply !== 'unreachable') return [preflight(setup), ...checkAnswer(setup, opened, plain)];
  return isError(opened) ? checkAnswer(setup, opened, plain) : [errors(setup)];
}

const askWhoami = ({ kratosUrl, ask }: Setup, more?: RequestOptions): Promise<RequestResult> => ask(`${kratosUrl}${whoami}`, more);

function checkAnswer(setup: Setup, opened: RequestResult, asked: RequestResult): readonly Finding[] {
  const passedOn = checkPassedOn(setup, whoami, asked.reply, readOutcome({ name: 'whoami' }, asked.reply));
  return passedOn.length > 0 ? passedOn : checkCorsOnErrors(setup, opened, asked);
}
