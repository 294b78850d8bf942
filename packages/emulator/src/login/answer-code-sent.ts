import { withFlow } from '../config/urls.ts';
import { toCsrfTokenOf } from '../csrf.ts';
import { readPayload } from '../http/decode-body.ts';
import { wantsJson } from '../http/negotiate.ts';
import { json, type Reply, redirect } from '../http/reply.ts';
import type { Call, Form } from '../http/request.ts';
import type { Json } from '../json.ts';
import { codeSent, continueLabel, loginCode, resendCode } from '../ui/message.ts';
import { csrfNode, input, submit, toNodeId, withAttributes, withValue } from '../ui/node.ts';
import type { World } from '../world.ts';
import { type LoginFlow, toLoginFlowJson } from './login-flow.ts';

/** Turns a form into the one that waits for a mailed code: of what was there only the identifier stays, hidden, or each address as one. */
export function showCodeSent(world: World, call: Call, flow: LoginFlow, identifier: string): void {
  const identifiers = flow.nodes
    .filter((node) => ['identifier', 'address'].includes(toNodeId(node)))
    .map((node) => ({ ...withAttributes(node, { name: 'identifier', type: 'hidden' }), messages: [] }));
  flow.nodes = [
    ...withValue(identifiers, 'identifier', identifier),
    input('code', { name: 'method', type: 'hidden', value: 'code' }),
    input('code', { name: 'code', type: 'text', required: true }, loginCode()),
    submit('code', 'method', 'code', continueLabel()),
    submit('code', 'resend', 'code', resendCode()),
    csrfNode(toCsrfTokenOf(world, call)),
  ];
  flow.messages = [codeSent(world.release)];
  flow.state = 'sent_email';
  flow.active = 'code';
}

const toPayload = (form: Form): Json => {
  const payload = readPayload(form);
  return 'value' in payload ? (payload.value as Json) : {};
};

/** The answer that a code is on its way: a 400, though nothing is wrong. */
export function answerCodeSent(world: World, call: Call, flow: LoginFlow, status: 200 | 400, form: Form = {}): Reply {
  if (!wantsJson(call)) return redirect(withFlow(world.config['selfservice.flows.login.ui_url'], flow.id), call.method);
  return json(toLoginFlowJson(world, flow, status === 400 ? { transientPayload: toPayload(form) } : {}), status);
}
