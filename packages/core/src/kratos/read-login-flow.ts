import { isObject, type Json, toList, toObject, toText } from './json.ts';
import type { FlowNode, LoginFlow, Message } from './login-flow.ts';

/** The only nodes whose values are shown or chosen from. Every other value stays behind: it may be a token or a secret. */
const plainValues = /^(identifier|address|provider|method|resend)$/;

/**
 * The flow in a body, or `null` when it is none: a browser flow has an id, a level and a list of nodes.
 * `at` is when the answer came, in milliseconds since 1970; `isNew` says that Kratos made the flow just now.
 */
export function readLoginFlow(body: Json, at: number, isNew: boolean): LoginFlow | null {
  const { id, type, requested_aal: aal, refresh, state, expires_at, issued_at, ui } = body;
  const { action, nodes, messages } = toObject(ui);
  if (typeof id !== 'string' || type !== 'browser' || (aal !== 'aal1' && aal !== 'aal2') || !Array.isArray(nodes)) return null;
  return {
    id,
    aal,
    refresh: refresh === true,
    lifetime: toLifetime(toTime(issued_at), toTime(expires_at), isNew ? null : at),
    codeWasMailed: state === 'sent_email',
    action: toText(action),
    messages: readMessages(messages),
    nodes: nodes.flatMap(readNode),
  };
}

const toTime = (value: unknown): number => Date.parse(toText(value));

/** Clocks differ: a new flow lives for its whole span, an older one for what is left by our clock, and never longer. Without dates, an hour. */
const toLifetime = (from: number, to: number, now: number | null): number =>
  to > from ? Math.max(0, to - Math.max(from, now ?? from)) : 3_600_000;

function readNode(node: unknown): readonly FlowNode[] {
  const { group, attributes, messages, meta } = toObject(node);
  const { name, type, value } = toObject(attributes);
  if (typeof name !== 'string' || name === 'csrf_token') return [];
  const [label = null] = readMessages([toObject(meta)['label']]);
  return [
    {
      name,
      group: toText(group),
      type: toText(type),
      value: plainValues.test(name) ? toText(value) : '',
      label,
      messages: readMessages(messages),
    },
  ];
}

const readMessages = (messages: unknown): readonly Message[] =>
  toList(messages)
    .filter(isObject)
    .map(({ id, type, text, context }) => ({
      id: Number(id) || 0,
      type: type === 'info' || type === 'success' ? type : 'error',
      text: toText(text),
      context: toObject(context),
    }));
