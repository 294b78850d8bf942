import type { Hook } from '../config/hooks.ts';
import { serverError } from '../errors.ts';
import type { Reply } from '../http/reply.ts';
import { isObject, readPath } from '../json.ts';
import { answerError } from '../self-service-error.ts';
import type { Message } from '../ui/message.ts';
import { answerFlow } from './answer-flow.ts';
import { refillCsrf } from './refill-csrf.ts';
import type { HookContext } from './run-hooks.ts';

type WebHook = Extract<Hook, { readonly hook: 'web_hook' }>;

/**
 * Calls a web hook. Its Jsonnet body is not computed: the hook gets `{ flow, identity }` of this login instead. If it may interrupt, a 4xx
 * with messages gives the flow back with them. Source: selfservice/hook/web_hook.go.
 */
export async function runWebHook(context: HookContext, hook: WebHook): Promise<Reply | null> {
  const request = callHook(context, hook);
  if (hook.ignoresResponse) {
    request.catch(() => undefined);
    return null;
  }
  const { world, call, flow } = context;
  const answer = await request.catch(() => null);
  if (answer !== null && answer.status < 400) return null;
  const messages = hook.canInterrupt && answer !== null && answer.status < 500 ? readMessages(answer.body) : null;
  flow.nodes = refillCsrf(world, call, flow.nodes);
  return messages === null
    ? answerError(world, call, serverError('A third-party upstream service responded improperly. Please try again later.'))
    : await answerFlow(world, call, flow, { atNodes: messages });
}

async function callHook(
  { world, flow, identity }: HookContext,
  { url, method, headers, hasBody }: WebHook,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const body = JSON.stringify({ flow: { id: flow.id }, identity: { id: identity.id, traits: identity.traits } });
  const response = await world.fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(hasBody && method !== 'GET' && { body }),
  });
  return { status: response.status, body: await response.json().catch(() => null) };
}

/** Messages by the name of the node that their `instance_ptr` means. */
function readMessages(body: unknown): Readonly<Record<string, readonly Message[]>> | null {
  const groups = readPath(body, ['messages']);
  if (!Array.isArray(groups)) return null;
  return Object.fromEntries(
    groups.filter(isObject).map((group) => {
      const pointer = String(group['instance_ptr'] ?? '').replace(/^#\//, '');
      const messages = Array.isArray(group['messages']) ? group['messages'].filter(isObject) : [];
      return [pointer.replaceAll('/', '.'), messages.map(toMessage)];
    }),
  );
}

function toMessage(given: Readonly<Record<string, unknown>>): Message {
  const { id, text, type, context } = given;
  return {
    id: Number(id),
    text: String(text ?? ''),
    type: type === 'info' || type === 'success' ? type : 'error',
    ...(isObject(context) && { context: context as NonNullable<Message['context']> }),
  };
}
