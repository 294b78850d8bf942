import type { KratosReply } from '../kratos/kratos-call.ts';
import type { Outcome } from '../kratos/outcome.ts';
import { describeReply } from './describe-reply.ts';
import { type Finding, toFinding } from './finding.ts';
import { opening, type Setup } from './setup.ts';

/** Whether a path leads to Kratos, as the opening did. */
export function checkPassedOn(setup: Setup, path: string, reply: KratosReply, outcome: Outcome): readonly Finding[] {
  return isOfKratos(outcome) ? [] : [partlyPassed(setup, { passed: opening, path, reply })];
}

/** What Kratos says elsewhere shows that it was asked; when it is busy, nothing can be said. */
function isOfKratos(outcome: Outcome): boolean {
  switch (outcome.kind) {
    case 'refused':
    case 'serverError':
    case 'unreachable':
    case 'timedOut':
      return false;
    case 'unexpected':
      return outcome.why === 'impossible-here';
    default:
      return true;
  }
}

interface Passed {
  /** The path that Kratos answered. */
  readonly passed: string;
  /** The one that something else did, or nobody. */
  readonly path: string;
  readonly reply: KratosReply;
}

export const partlyPassed = ({ kratosUrl }: Setup, { passed, path, reply }: Passed): Finding =>
  toFinding(
    'partly-passed',
    `"${kratosUrl}" passes on ${passed}, not ${path}: GET ${path} came to ${describeReply(reply)}. Expected an answer of Kratos. Let what stands before Kratos pass on all that is below /self-service and /sessions; if it does, look at the log of Kratos.`,
  );
