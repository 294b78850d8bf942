import { withFlowId } from '../config/urls.ts';
import { createFormToken } from '../csrf.ts';
import { readTransientPayload } from '../http/decode-body.ts';
import { wantsJson } from '../http/negotiate.ts';
import { type HttpReply, toJsonReply, toRedirect } from '../http/reply.ts';
import type { ApiCall, SubmittedForm } from '../http/request.ts';
import type { JsonValue } from '../json.ts';
import type { ServerState } from '../server-state.ts';
import { codeSent, continueLabel, loginCodeLabel, resendCodeLabel } from '../ui/message.ts';
import { csrfNode, inputNode, submitButton, toNodeId, withAttributes, withValue } from '../ui/node.ts';
import { type StoredLoginFlow, toLoginFlowJson } from './login-flow.ts';

/** Changes a form so that it asks for the mailed code. It keeps the identifiers and addresses as hidden identifiers. */
export function showCodeForm(server: ServerState, call: ApiCall, flow: StoredLoginFlow, identifier: string): void {
  const identifiers = flow.nodes
    .filter((node) => ['identifier', 'address'].includes(toNodeId(node)))
    .map((node) => ({ ...withAttributes(node, { name: 'identifier', type: 'hidden' }), messages: [] }));
  flow.nodes = [
    ...withValue(identifiers, 'identifier', identifier),
    inputNode('code', { name: 'method', type: 'hidden', value: 'code' }),
    inputNode('code', { name: 'code', type: 'text', required: true }, loginCodeLabel()),
    submitButton('code', 'method', 'code', continueLabel()),
    submitButton('code', 'resend', 'code', resendCodeLabel()),
    csrfNode(createFormToken(server, call)),
  ];
  flow.messages = [codeSent(server.release)];
  flow.state = 'sent_email';
  flow.active = 'code';
}

const toPayload = (form: SubmittedForm): JsonValue => {
  const payload = readTransientPayload(form);
  return 'value' in payload ? (payload.value as JsonValue) : {};
};

/** Answers that a code was sent. For a submission the status is 400, as in Kratos. */
export function answerCodeSent(
  server: ServerState,
  call: ApiCall,
  flow: StoredLoginFlow,
  status: 200 | 400,
  form: SubmittedForm = {},
): HttpReply {
  if (!wantsJson(call)) return toRedirect(withFlowId(server.config['selfservice.flows.login.ui_url'], flow.id), call.method);
  return toJsonReply(toLoginFlowJson(server, flow, status === 400 ? { transientPayload: toPayload(form) } : {}), status);
}
