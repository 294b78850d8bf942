import type { loginMachine } from '@kratos-login/core';
import type { FlowNode, LoginFlow, Message, Outcome } from '@kratos-login/core/read-outcome';
import type { SnapshotFrom } from 'xstate';
import type { ChartAnswer, ChartCall } from 'xstate-paths';
import { aFlow, anAddress, outcomeOf } from '../login-outcomes.ts';

type LoginSnapshot = SnapshotFrom<typeof loginMachine>;

/**
 * Adapts the possible outcomes of calls to a page: refused forms have the messages of Kratos, and one form asks for the identifier first, because a
 * page has another button on the next form.
 */
export function toPageAnswers({ src }: ChartCall, snapshot: LoginSnapshot, all: readonly ChartAnswer[]): readonly ChartAnswer[] {
  const asked = findAskedField(snapshot);
  if (src === 'submitFlow' && asked === 'identifier') return all.length === 0 ? [] : [passwordNext(snapshot.context.flow)];
  // One outcome is enough, because the others are the same as for a password.
  const some = src === 'submitFlow' && asked === 'password' ? all.filter((answer) => outcomeOf(answer)?.kind === 'rejected') : all;
  const more = src === 'openFlow' && isPlainPageLoad(snapshot) ? [namesFirst] : [];
  return [...some, ...more].filter((answer) => isBarredAsUsual(answer, snapshot)).map((answer) => toAnother(src, withWords(answer)));
}

/** Returns which field the first-factor form asks for. `null` if it asks for both at once. */
export function findAskedField({ context: { flow } }: LoginSnapshot): 'identifier' | 'password' | null {
  if (flow?.aal !== 'aal1') return null;
  const has = (name: string, type: string): boolean => flow.nodes.some((node) => node.name === name && node.type === type);
  if (has('identifier', 'hidden')) return 'password';
  return has('password', 'password') || flow.nodes.length === 0 ? null : 'identifier';
}

function isPlainPageLoad(snapshot: LoginSnapshot): boolean {
  const { input, restarts, flow, wait } = snapshot.context;
  const isFresh = flow === null && restarts.total === 0 && wait === 'short';
  return snapshot.matches({ init: 'opening' }) && isFresh && Object.values(input).every((each) => !each);
}

/** Both reasons take the same edge, so each form gets one: Kratos checks the address before it requires a second factor. */
function isBarredAsUsual(answer: ChartAnswer, { context: { flow } }: LoginSnapshot): boolean {
  const outcome = outcomeOf(answer);
  return outcome?.kind !== 'accountBlocked' || (outcome.why === 'address-not-verified') === (flow?.aal === 'aal1');
}

// ------------------------------------------------------------------------------------------------ identifier first
const node = (name: string, group: string, type: string, value = ''): FlowNode => ({ name, group, type, value, label: null, messages: [] });

const withNodes = (flow: LoginFlow, nodes: readonly FlowNode[]): Outcome => ({ kind: 'flow', flow: { ...flow, nodes } });

const namesFirst: ChartAnswer = {
  label: 'openFlow: form for the identifier',
  output: withNodes(aFlow({ aal: 'aal1' }), [
    node('identifier', 'identifier_first', 'text'),
    node('method', 'identifier_first', 'submit', 'identifier_first'),
  ]),
};

const passwordNext = (flow: LoginFlow | null): ChartAnswer => ({
  label: 'submitFlow: form for the password',
  output: withNodes(flow ?? aFlow({ aal: 'aal1' }), [
    node('identifier', 'identifier_first', 'hidden', anAddress),
    node('password', 'password', 'password'),
  ]),
});

let opened = 0;

/** Every opened form gets a new id. */
function toAnother(src: string, answer: ChartAnswer): ChartAnswer {
  const outcome = outcomeOf(answer);
  if (src !== 'openFlow' || outcome === null || !('flow' in outcome) || outcome.flow === null) return answer;
  opened += 1;
  return { ...answer, output: { ...outcome, flow: { ...outcome.flow, id: `opened-${opened}` } } };
}

// ------------------------------------------------------------------------------------------------ messages of Kratos
function withWords(answer: ChartAnswer): ChartAnswer {
  const outcome = outcomeOf(answer);
  if (outcome?.kind === 'accountBlocked' && outcome.why === 'address-not-verified') return { ...answer, output: notVerified };
  return outcome?.kind === 'rejected' ? { ...answer, output: { kind: 'rejected', flow: withMessage(outcome.flow) } } : answer;
}

const withMessage = (flow: LoginFlow): LoginFlow => ({ ...flow, messages: [wrong(flow)] });

/** Kratos's reply with `require_verified_address`. It contains the verification flow. */
const notVerified: Outcome = {
  kind: 'accountBlocked',
  why: 'address-not-verified',
  flow: null,
  verification: { flowId: 'verification-1', address: anAddress, url: 'https://app.example.com/verification?flow=verification-1' },
};

const wrong = ({ aal, codeWasMailed }: LoginFlow): Message => {
  if (aal === 'aal1')
    return says(
      4000006,
      'The provided credentials are invalid, check for spelling mistakes in your password or username, email address, or phone number.',
    );
  return codeWasMailed
    ? says(4010008, 'The login code is invalid or has already been used. Please try again.')
    : says(4000008, 'The provided authentication code is invalid, please try again.');
};

const says = (id: number, text: string): Message => ({ id, type: 'error', text, context: {} });
