import type { JsonValue } from '../json.ts';
import type { UiMessage } from './message.ts';

/** The groups that the emulator knows. */
type NodeGroup =
  | 'default'
  | 'password'
  | 'oidc'
  | 'profile'
  | 'code'
  | 'totp'
  | 'lookup_secret'
  | 'webauthn'
  | 'passkey'
  | 'identifier_first';

/** A part of a form, as Kratos writes it. */
export interface UiNode {
  readonly type: 'input' | 'img' | 'text' | 'script';
  readonly group: NodeGroup;
  readonly attributes: NodeAttributes;
  readonly messages: readonly UiMessage[];
  readonly meta: { readonly label?: UiMessage };
}

/** The attributes of a node; `name` for inputs, `id` for everything else. */
interface NodeAttributes {
  readonly [attribute: string]: JsonValue | UiMessage | undefined;
}

/** What an input may say of itself. */
interface InputAttributes {
  readonly name: string;
  readonly type: string;
  readonly value?: JsonValue;
  readonly required?: boolean;
  readonly autocomplete?: string;
  readonly pattern?: string;
  readonly onclick?: string;
  readonly onclickTrigger?: string;
  readonly onload?: string;
  readonly onloadTrigger?: string;
}

/** An input of a form. */
export const inputNode = (group: NodeGroup, attributes: InputAttributes, label?: UiMessage): UiNode => ({
  type: 'input',
  group,
  attributes: toInputAttributes(attributes),
  messages: [],
  meta: label === undefined ? {} : { label },
});

/** A button that submits. */
export const submitButton = (group: NodeGroup, name: string, value: string, label?: UiMessage): UiNode =>
  inputNode(group, { name, type: 'submit', value }, label);

/** The hidden field with the token against cross-site request forgery. */
export const csrfNode = (token: string): UiNode =>
  inputNode('default', { name: 'csrf_token', type: 'hidden', value: token, required: true });

// In Kratos's order; what is undefined does not reach the JSON.
function toInputAttributes({
  name,
  type,
  value,
  required,
  autocomplete,
  pattern,
  onclick,
  onclickTrigger,
  onload,
  onloadTrigger,
}: InputAttributes): NodeAttributes {
  return {
    name,
    type,
    value,
    required: required === true ? true : undefined,
    autocomplete,
    pattern,
    disabled: false,
    onclick,
    onclickTrigger,
    onload,
    onloadTrigger,
    node_type: 'input',
  };
}

/** The name of an input, the id of anything else. */
export const toNodeId = ({ attributes }: UiNode): string => String(attributes['name'] ?? attributes['id'] ?? '');

/** The value of an input; `undefined` when it has none. */
export const toNodeValue = ({ attributes }: UiNode): NodeAttributes[string] => attributes['value'];

/** The same node with other attributes, those in the order of before. */
export const withAttributes = (node: UiNode, changes: NodeAttributes): UiNode => ({
  ...node,
  attributes: { ...node.attributes, ...changes },
});

/** The same form where the first node of a name has this value; `undefined` takes the value away. Source: ui/node/node.go. */
export function withValue(nodes: readonly UiNode[], id: string, value: JsonValue | undefined): readonly UiNode[] {
  const at = nodes.findIndex((node) => toNodeId(node) === id);
  const node = nodes[at];
  return node === undefined ? nodes : nodes.with(at, withAttributes(node, { value }));
}

/** The same form with this token. Where there is no field for it yet, one is added at the end. */
export function withCsrfToken(nodes: readonly UiNode[], token: string): readonly UiNode[] {
  return nodes.some((node) => toNodeId(node) === 'csrf_token') ? withValue(nodes, 'csrf_token', token) : [...nodes, csrfNode(token)];
}

/** The same form with the node in the place of the first one of its name and group, or at the end. */
export function upsertNode(nodes: readonly UiNode[], node: UiNode): readonly UiNode[] {
  const at = nodes.findIndex((each) => toNodeId(each) === toNodeId(node));
  return at < 0 ? [...nodes, node] : nodes.with(at, node);
}

/** The same form without messages. */
export const withoutMessages = (nodes: readonly UiNode[]): readonly UiNode[] =>
  nodes.map((node) => (node.messages.length === 0 ? node : { ...node, messages: [] }));

/** The same form, the first node of a name saying something more. Where there is none, a field is added for it. Source: ui/container/container.go. */
export function withMessage(nodes: readonly UiNode[], id: string, ...messages: readonly UiMessage[]): readonly UiNode[] {
  const at = nodes.findIndex((node) => toNodeId(node) === id);
  const node = nodes[at];
  if (node === undefined) return [...nodes, { ...inputNode('default', { name: id, type: 'text' }), messages }];
  return nodes.with(at, { ...node, messages: [...node.messages, ...messages] });
}
