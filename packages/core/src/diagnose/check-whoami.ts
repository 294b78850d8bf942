import { readOutcome } from '../kratos/read-outcome.ts';
import type { Asked, AskMore } from './ask.ts';
import { checkCorsOnErrors, errors, isError, preflight } from './check-cors.ts';
import { checkPassedOn } from './check-passed-on.ts';
import type { Finding } from './finding.ts';
import { isHeldToCors, type Setup, whoami } from './setup.ts';

/** Whether it can be asked who is signed in. Nobody is, mostly: so this tells, too, whether an error of Kratos can be read. */
export async function checkWhoami(setup: Setup, opened: Asked): Promise<readonly Finding[]> {
  if (!isHeldToCors(setup)) return checkAnswer(setup, opened, await askWhoami(setup));
  // Forms are posted as JSON, and so asked about with OPTIONS first. A GET with the same header is asked about in the same way.
  const asForms = await askWhoami(setup, { headers: { 'Content-Type': 'application/json' } });
  if (asForms.reply !== 'unreachable') return checkAnswer(setup, opened, asForms);
  const plain = await askWhoami(setup);
  if (plain.reply !== 'unreachable') return [preflight(setup), ...checkAnswer(setup, opened, plain)];
  return isError(opened) ? checkAnswer(setup, opened, plain) : [errors(setup)];
}

const askWhoami = ({ kratosUrl, ask }: Setup, more?: AskMore): Promise<Asked> => ask(`${kratosUrl}${whoami}`, more);

function checkAnswer(setup: Setup, opened: Asked, asked: Asked): readonly Finding[] {
  const passedOn = checkPassedOn(setup, whoami, asked.reply, readOutcome({ name: 'whoami' }, asked.reply));
  return passedOn.length > 0 ? passedOn : checkCorsOnErrors(setup, opened, asked);
}
