import type { KratosReply } from '../kratos/kratos-call.ts';
import type { Outcome } from '../kratos/outcome.ts';
import { describeReply } from './describe-reply.ts';
import { type Finding, toFinding } from './finding.ts';
import { opening, type Setup } from './setup.ts';
import { toProxyConfig } from './snippet.ts';

/** Checks that the proxy passes a path on to Kratos. */
export function checkPassedOn(setup: Setup, path: string, reply: KratosReply, outcome: Outcome): readonly Finding[] {
  return isOfKratos(outcome) ? [] : [partlyPassed(setup, { passed: opening, path, reply })];
}

/** Whether the outcome can be from Kratos. A 429 can be, too. */
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
  /** The path that reached Kratos. */
  readonly passed: string;
  /** The path that did not reach Kratos. */
  readonly path: string;
  readonly reply: KratosReply;
}

export const partlyPassed = ({ kratosUrl }: Setup, { passed, path, reply }: Passed): Finding =>
  toFinding('partly-passed', {
    what: `"${kratosUrl}" passes on ${passed}, but not ${path}. GET ${path} resulted in ${describeReply(reply)}. Expected a response from Kratos.`,
    fix: 'Let the proxy before Kratos pass on all paths below /self-service and /sessions. If it does, check the log of Kratos.',
    copy: toProxyConfig(kratosUrl),
  });
