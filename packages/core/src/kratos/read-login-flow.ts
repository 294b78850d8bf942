import { isObject, type Json, toList, toObject, toText } from './json.ts';
import type { FlowNode, LoginFlow, Message } from './login-flow.ts';
import { toWebAddress } from './web-address.ts';

/** The only nodes whose values are read. Any other value may be a token or a secret. */
const plainValues = /^(identifier|address|provider|method|resend)$/;

/** The only context of a message that is read, for the same reason. */
const plainContext = /^(provider|title|name|property|address|channel|(min|max|actual)_length|(expired_at|valid_until)_unix)$/;

/**
 * Returns the flow in a body, or `null` when the body is not a browser flow with an id, a level and a list of nodes.
 * `at` is the time of the response, in milliseconds since 1970. `isOurs` says that this login created the flow just now.
 */
export function readLoginFlow(body: Json, at: number, isOurs: boolean): LoginFlow | null {
  const { id, requested_aal: aal } = body;
  const ui = toObject(body['ui']);
  const nodes = ui['nodes'];
  if (typeof id !== 'string' || body['type'] !== 'browser' || (aal !== 'aal1' && aal !== 'aal2') || !Array.isArray(nodes)) return null;
  return {
    id,
    aal,
    refresh: body['refresh'] === true,
    lifetime: toLifetime(toTime(body['issued_at']), toTime(body['expires_at']), isOurs ? null : at),
    codeWasMailed: body['state'] === 'sent_email',
    action: toWebAddress(ui['action']) ?? '',
    messages: readMessages(ui['messages']),
    nodes: nodes.map(toObject).flatMap(readNode),
  };
}

/** Returns a time of Kratos in milliseconds since 1970, or `NaN`. */
export const toTime = (value: unknown): number => Date.parse(toText(value));

/** Ignores clock skew for our own flows (the full lifespan). A fetched flow has the time left by the local clock. Without dates it is an hour. */
export const toLifetime = (from: number, to: number, now: number | null): number =>
  to > from ? Math.max(0, to - Math.max(from, now ?? from)) : 3_600_000;

function readNode(node: Json): readonly FlowNode[] {
  const input = toObject(node['attributes']);
  const name = input['name'] === 'csrf_token' ? '' : toText(input['name']);
  const messages = readMessages(node['messages']);
  if (name === '' && messages.length === 0) return [];
  const [label = null] = readMessages([toObject(node['meta'])['label']]);
  return [
    {
      name,
      group: toText(node['group']),
      type: toText(input['type']),
      value: plainValues.test(name) ? toText(input['value']) : '',
      label,
      messages,
    },
  ];
}

/** Returns messages of Kratos. Of their context only known values are kept, which are no secrets. */
export const readMessages = (messages: unknown): readonly Message[] =>
  toList(messages)
    .filter(isObject)
    .map(({ id, type, text, context }) => ({
      id: Number.isSafeInteger(id) ? (id as number) : 0,
      type: type === 'info' || type === 'success' ? type : 'error',
      text: toText(text),
      context: Object.fromEntries(
        Object.entries(toObject(context)).filter(([key, value]) => plainContext.test(key) && typeof value !== 'object'),
      ),
    }));
