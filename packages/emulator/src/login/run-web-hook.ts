import type { LoginHook } from '../config/login-hooks.ts';
import { serverError } from '../errors.ts';
import type { HttpReply, KratosError } from '../http/reply.ts';
import { isJsonObject, readPath } from '../json.ts';
import { answerError } from '../self-service-error.ts';
import type { UiMessage } from '../ui/message.ts';
import { answerWithMessages, type FlowMessages } from './answer-with-messages.ts';
import type { HookContext } from './run-hooks.ts';
import { withFreshCsrfToken } from './with-fresh-csrf-token.ts';

type WebHook = Extract<LoginHook, { readonly hook: 'web_hook' }>;

/**
 * Calls a web hook. Its Jsonnet body is not computed: the hook gets `{ flow, identity }` of this login instead. If it may interrupt, a 4xx
 * with messages gives the flow back with them. Source: selfservice/hook/web_hook.go.
 */
export async function runWebHook(context: HookContext, hook: WebHook): Promise<HttpReply | null> {
  const request = callHook(context, hook);
  if (hook.ignoresResponse) {
    request.catch(() => undefined);
    return null;
  }
  const { server, call, flow } = context;
  const answer = await request.catch(() => null);
  if (answer !== null && isAgreement(answer, hook)) return null;
  flow.nodes = withFreshCsrfToken(server, call, flow.nodes);
  // Kratos asks again when there is trouble or it is too often, and then gives up.
  if (answer === null || answer.status < 400 || answer.status === 429 || answer.status >= 500) return answerError(server, call, trouble());
  if (!hook.canInterrupt) return answerError(server, call, trouble(502));
  const complaint = readComplaint(answer.body);
  return complaint === null ? answerError(server, call, trouble()) : await answerWithMessages(server, call, flow, complaint);
}

const trouble = (code = 500): KratosError => {
  const error = serverError('A third-party upstream service responded improperly. Please try again later.');
  return { ...error, error: { ...error.error, code } };
};

interface Answer {
  readonly status: number;
  /** `undefined` when it is no JSON. */
  readonly body: unknown;
}

const isAgreement = ({ status, body }: Answer, { parsesResponse }: WebHook): boolean =>
  status < 400 && !(parsesResponse && status === 200 && body !== null && !isJsonObject(body));

async function callHook({ server, flow, identity }: HookContext, { url, method, headers, hasBody }: WebHook): Promise<Answer> {
  const body = JSON.stringify({ flow: { id: flow.id }, identity: { id: identity.id, traits: identity.traits } });
  const response = await server.fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(hasBody && method !== 'GET' && { body }),
  });
  return { status: response.status, body: await response.json().catch(() => undefined) };
}

/** Messages by the name of the node that their `instance_ptr` means; without one they are said of the form. `null` when there are none, or when they cannot be read. */
function readComplaint(body: unknown): FlowMessages | null {
  const groups = readPath(body, ['messages']);
  if (!Array.isArray(groups) || groups.length === 0) return null;
  const said = groups.filter(isJsonObject).map((group) => {
    const pointer = String(group['instance_ptr'] ?? '').replace(/^#\//, '');
    const messages = Array.isArray(group['messages']) ? group['messages'].filter(isJsonObject) : [];
    return { name: pointer.replaceAll('/', '.'), messages };
  });
  if (said.some(({ messages }) => messages.some(({ id = 0 }) => !Number.isInteger(id)))) return null;
  const at = said.map(({ name, messages }) => ({ name, messages: messages.map(toMessage) }));
  return {
    messages: at.filter(({ name }) => name === '').flatMap(({ messages }) => messages),
    atNodes: Object.fromEntries(at.filter(({ name }) => name !== '').map(({ name, messages }) => [name, messages])),
  };
}

/** What is not called an error is information. */
function toMessage(given: Readonly<Record<string, unknown>>): UiMessage {
  const { id = 0, text, type, context } = given;
  return {
    id: Number(id),
    text: String(text ?? ''),
    type: type === 'error' ? type : 'info',
    ...(isJsonObject(context) && { context: context as NonNullable<UiMessage['context']> }),
  };
}
