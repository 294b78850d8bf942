import type { Hook } from '../config/hooks.ts';
import { serverError } from '../errors.ts';
import type { KratosError, Reply } from '../http/reply.ts';
import { isObject, readPath } from '../json.ts';
import { answerError } from '../self-service-error.ts';
import type { Message } from '../ui/message.ts';
import { answerFlow, type Complaint } from './answer-flow.ts';
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
  if (answer !== null && isAgreement(answer, hook)) return null;
  flow.nodes = refillCsrf(world, call, flow.nodes);
  // Kratos asks again when there is trouble or it is too often, and then gives up.
  if (answer === null || answer.status < 400 || answer.status === 429 || answer.status >= 500) return answerError(world, call, trouble());
  if (!hook.canInterrupt) return answerError(world, call, trouble(502));
  const complaint = readComplaint(answer.body);
  return complaint === null ? answerError(world, call, trouble()) : await answerFlow(world, call, flow, complaint);
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
  status < 400 && !(parsesResponse && status === 200 && body !== null && !isObject(body));

async function callHook({ world, flow, identity }: HookContext, { url, method, headers, hasBody }: WebHook): Promise<Answer> {
  const body = JSON.stringify({ flow: { id: flow.id }, identity: { id: identity.id, traits: identity.traits } });
  const response = await world.fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(hasBody && method !== 'GET' && { body }),
  });
  return { status: response.status, body: await response.json().catch(() => undefined) };
}

/** Messages by the name of the node that their `instance_ptr` means; without one they are said of the form. `null` when there are none, or when they cannot be read. */
function readComplaint(body: unknown): Complaint | null {
  const groups = readPath(body, ['messages']);
  if (!Array.isArray(groups) || groups.length === 0) return null;
  const said = groups.filter(isObject).map((group) => {
    const pointer = String(group['instance_ptr'] ?? '').replace(/^#\//, '');
    const messages = Array.isArray(group['messages']) ? group['messages'].filter(isObject) : [];
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
function toMessage(given: Readonly<Record<string, unknown>>): Message {
  const { id = 0, text, type, context } = given;
  return {
    id: Number(id),
    text: String(text ?? ''),
    type: type === 'error' ? type : 'info',
    ...(isObject(context) && { context: context as NonNullable<Message['context']> }),
  };
}
