import { withFlow } from '../config/urls.ts';
import { wantsJson } from '../http/negotiate.ts';
import { json, type Reply, redirect } from '../http/reply.ts';
import type { Call } from '../http/request.ts';
import { answerError } from '../self-service-error.ts';
import type { Message } from '../ui/message.ts';
import { withMessage, withoutMessages } from '../ui/node.ts';
import { loginOrder, sortNodes } from '../ui/sort-nodes.ts';
import type { World } from '../world.ts';
import { type LoginFlow, toLoginFlowJson } from './login-flow.ts';
import { askForLoginRequest } from './oauth2.ts';

/** What a flow says when it comes back. */
export interface Complaint {
  readonly messages?: readonly Message[];
  /** By the name of the node. */
  readonly atNodes?: Readonly<Record<string, Message | readonly Message[]>>;
}

/** Gives a flow back with what is wrong. What it said before is gone. Source: selfservice/flow/login/error.go. */
export async function answerFlow(world: World, call: Call, flow: LoginFlow, { messages = [], atNodes = {} }: Complaint): Promise<Reply> {
  const complained = Object.entries(atNodes).reduce(
    (nodes, [name, said]) => withMessage(nodes, name, ...[said].flat()),
    withoutMessages(flow.nodes),
  );
  flow.nodes = sortNodes(complained, loginOrder);
  flow.messages = messages;
  if (!wantsJson(call)) return redirect(withFlow(world.config['selfservice.flows.login.ui_url'], flow.id), call.method);
  if (flow.oauth2LoginChallenge === '' || !world.release.repeatsOAuth2LoginRequest) return json(toLoginFlowJson(world, flow), 400);
  const request = await askForLoginRequest(world, flow.oauth2LoginChallenge);
  return 'kind' in request
    ? answerError(world, call, request)
    : json(toLoginFlowJson(world, flow, { oauth2LoginRequest: request.body }), 400);
}
