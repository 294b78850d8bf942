import { withFlowId } from '../config/urls.ts';
import { wantsJson } from '../http/negotiate.ts';
import { type HttpReply, toJsonReply, toRedirect } from '../http/reply.ts';
import type { ApiCall } from '../http/request.ts';
import { answerError } from '../self-service-error.ts';
import type { ServerState } from '../server-state.ts';
import type { UiMessage } from '../ui/message.ts';
import { withMessage, withoutMessages } from '../ui/node.ts';
import { loginNodeOrder, sortNodes } from '../ui/sort-nodes.ts';
import { type StoredLoginFlow, toLoginFlowJson } from './login-flow.ts';
import { fetchLoginRequest } from './oauth2.ts';

/** Messages for a flow and its nodes. */
export interface FlowMessages {
  readonly messages?: readonly UiMessage[];
  /** The messages of nodes, by the name of the node. */
  readonly atNodes?: Readonly<Record<string, UiMessage | readonly UiMessage[]>>;
}

/** Answers with a flow and new messages, which replace the previous ones. Source: selfservice/flow/login/error.go. */
export async function answerWithMessages(
  server: ServerState,
  call: ApiCall,
  flow: StoredLoginFlow,
  { messages = [], atNodes = {} }: FlowMessages,
): Promise<HttpReply> {
  const nodesWithMessages = Object.entries(atNodes).reduce(
    (nodes, [name, added]) => withMessage(nodes, name, ...[added].flat()),
    withoutMessages(flow.nodes),
  );
  flow.nodes = sortNodes(nodesWithMessages, loginNodeOrder);
  flow.messages = messages;
  if (!wantsJson(call)) return toRedirect(withFlowId(server.config['selfservice.flows.login.ui_url'], flow.id), call.method);
  if (flow.oauth2LoginChallenge === '' || !server.release.repeatsOAuth2LoginRequest) return toJsonReply(toLoginFlowJson(server, flow), 400);
  const request = await fetchLoginRequest(server, flow.oauth2LoginChallenge);
  return 'kind' in request
    ? answerError(server, call, request)
    : toJsonReply(toLoginFlowJson(server, flow, { oauth2LoginRequest: request.body }), 400);
}
