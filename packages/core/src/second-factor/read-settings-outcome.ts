import { parseObject } from '../kratos/json.ts';
import type { KratosCall, KratosReply } from '../kratos/kratos-call.ts';
import type { Outcome } from '../kratos/outcome.ts';
import { readOutcome } from '../kratos/read-outcome.ts';
import { isSaved, readSettingsFlow } from './read-settings-flow.ts';
import type { SettingsCall } from './settings-call.ts';
import type { SettingsOutcome, SettingsOutcomeKind } from './settings-outcome.ts';
import { toUsableFlow } from './to-usable-flow.ts';

/** The outcomes that a call can have, apart from failures. An outcome that is impossible for its call is `unexpected`. */
const possible: Readonly<Record<SettingsCall, readonly SettingsOutcomeKind[]>> = {
  create: ['settings', 'secondFactorDue', 'noSession'],
  get: ['settings', 'secondFactorDue', 'noSession', 'flowGone'],
  submit: [
    'settings',
    'saved',
    'rejected',
    'refreshRequired',
    'secondFactorDue',
    'noSession',
    'flowGone',
    'csrfMismatch',
    'redirectRequired',
  ],
};

/**
 * Returns the meaning of a reply of Kratos’s settings. It is pure, and never throws. It goes by the shape of the body, `error.id` and message ids, never
 * by text. The outcome contains no secret in the clear: `readSecrets(outcome.flow.secrets)` returns those of a flow.
 *
 * ```ts
 * import { readReply } from '@kratos-login/core/read-outcome'
 * import { readSettingsOutcome } from '@kratos-login/core/second-factor'
 *
 * const response = await fetch('https://auth.example.com/self-service/settings/browser', {
 *   credentials: 'include',
 *   headers: { Accept: 'application/json' },
 * })
 * const outcome = readSettingsOutcome('create', await readReply(response))
 * console.log(outcome.kind) // 'settings', 'secondFactorDue', 'noSession' or a failure
 * ```
 *
 * Sources: `selfservice/flow/settings` and the strategies `totp` and `lookup` in ory/kratos, and recordings of three releases.
 */
export function readSettingsOutcome(call: SettingsCall, reply: KratosReply): SettingsOutcome {
  if (typeof reply === 'string') return { kind: reply };
  const { status, text, at } = reply;
  const known = readOutcome(submission, reply);
  const outcome = toSettingsOutcome(known, status) ?? readForm();
  return 'status' in outcome || 'retryAfter' in outcome || possible[call].includes(outcome.kind)
    ? outcome
    : { kind: 'unexpected', status, why: 'impossible-here' };

  function readForm(): SettingsOutcome {
    const body = parseObject(text);
    const read = readSettingsFlow(body, at, call !== 'get');
    const flow = read && toUsableFlow(read);
    if (flow === null) return { kind: 'unexpected', status, why: known.kind === 'unexpected' ? known.why : 'impossible-here' };
    // `state` stays `success` once something was saved, and a flow that is fetched later keeps the message.
    if (status < 300) return { kind: call === 'submit' && isSaved(body) ? 'saved' : 'settings', flow };
    return { kind: 'rejected', flow };
  }
}

/** The failures and errors of settings are those of a login. A settings flow is an unknown shape to it. */
const submission: KratosCall = { name: 'submit', kratosUrl: '', aal: 'aal1', action: '' };

/** Returns what an outcome of a login means here, or `null` if the body may be a settings flow. */
function toSettingsOutcome(outcome: Outcome, status: number): SettingsOutcome | null {
  switch (outcome.kind) {
    case 'refused':
      if (outcome.errorId === 'session_refresh_required') return { kind: 'refreshRequired' };
      return status === 401 ? { kind: 'noSession' } : outcome;
    case 'accountBlocked':
      return status === 401 ? { kind: 'noSession' } : null;
    case 'flowGone':
      // The reply about an unknown flow differs only in its text from that about a method that was switched off. A new flow tells.
      return status === 404 ? { ...outcome, why: 'unknown' } : outcome;
    case 'unexpected':
      return outcome.why === 'unknown-shape' ? null : outcome;
    case 'flow':
    case 'noUsableMethod':
    case 'rejected':
    case 'signedIn':
    case 'sessionChanged':
      return null;
    default:
      return outcome;
  }
}
