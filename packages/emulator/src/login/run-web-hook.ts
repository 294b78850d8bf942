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
 * Calls a web hook with `{ flow, identity }`, because the emulator does not evaluate Jsonnet. A hook that may interrupt can refuse the
 * login by a 4xx with messages. Source: selfservice/hook/web_hook.go.
 */
export async function runWebHook(context: HookContext, hook: WebHook): Promise<HttpReply | null> {
  const request = callHook(context, hook);
  if (hook.ignoresResponse) {
    request.catch(() => undefined);
    return null;
  }
  const { server, call, flow } = context;
  const answer = await request.catch(() => null);
  if (answer !== null && isAccepted(answer, hook)) return null;
  flow.nodes = withFreshCsrfToken(server, call, flow.nodes);
  // Kratos retries after a network error, 429 and 5xx, and then fails.
  if (answer === null || answer.status < 400 || answer.status === 429 || answer.status >= 500)
    return answerError(server, call, upstreamError());
  if (!hook.canInterrupt) return answerError(server, call, upstreamError(502));
  const messages = readMessages(answer.body);
  return messages === null ? answerError(server, call, upstreamError()) : await answerWithMessages(server, call, flow, messages);
}

const upstreamError = (code = 500): KratosError => {
  const error = serverError('A third-party upstream service responded improperly. Please try again later.');
  return { ...error, error: { ...error.error, code } };
};

interface Answer {
  readonly status: number;
  /** `undefined` for invalid JSON. */
  readonly body: unknown;
}

const isAccepted = ({ status, body }: Answer, { parsesResponse }: WebHook): boolean =>
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

/** Reads the messages of a hook by the node that `instance_ptr` names, else for the form. Returns `null` without valid messages. */
function readMessages(body: unknown): FlowMessages | null {
  const groups = readPath(body, ['messages']);
  if (!Array.isArray(groups) || groups.length === 0) return null;
  const parsed = groups.filter(isJsonObject).map((group) => {
    const pointer = String(group['instance_ptr'] ?? '').replace(/^#\//, '');
    const messages = Array.isArray(group['messages']) ? group['messages'].filter(isJsonObject) : [];
    return { name: pointer.replaceAll('/', '.'), messages };
  });
  if (parsed.some(({ messages }) => messages.some(({ id = 0 }) => !Number.isInteger(id)))) return null;
  const groupMessages = parsed.map(({ name, messages }) => ({ name, messages: messages.map(toMessage) }));
  return {
    messages: groupMessages.filter(({ name }) => name === '').flatMap(({ messages }) => messages),
    atNodes: Object.fromEntries(groupMessages.filter(({ name }) => name !== '').map(({ name, messages }) => [name, messages])),
  };
}

/** Kratos treats each type except `error` as information. */
function toMessage(given: Readonly<Record<string, unknown>>): UiMessage {
  const { id = 0, text, type, context } = given;
  return {
    id: Number(id),
    text: String(text ?? ''),
    type: type === 'error' ? type : 'info',
    ...(isJsonObject(context) && { context: context as NonNullable<UiMessage['context']> }),
  };
}
