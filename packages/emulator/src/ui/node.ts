import type { JsonValue } from '../json.ts';
import type { UiMessage } from './message.ts';

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

/** A node of a form, Kratos's `UiNode`. */
export interface UiNode {
  readonly type: 'input' | 'img' | 'text' | 'script';
  readonly group: NodeGroup;
  readonly attributes: NodeAttributes;
  readonly messages: readonly UiMessage[];
  readonly meta: { readonly label?: UiMessage };
}

/** The attributes of a node. Inputs have a `name`, other nodes an `id`. */
interface NodeAttributes {
  readonly [attribute: string]: JsonValue | UiMessage | undefined;
}

/** The attributes of an input. */
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

export const inputNode = (group: NodeGroup, attributes: InputAttributes, label?: UiMessage): UiNode => ({
  type: 'input',
  group,
  attributes: toInputAttributes(attributes),
  messages: [],
  meta: label === undefined ? {} : { label },
});

export const submitButton = (group: NodeGroup, name: string, value: string, label?: UiMessage): UiNode =>
  inputNode(group, { name, type: 'submit', value }, label);

export const csrfNode = (token: string): UiNode =>
  inputNode('default', { name: 'csrf_token', type: 'hidden', value: token, required: true });

// In the order of Kratos. JSON omits `undefined`.
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

/** Returns the name of an input or the id of another node. */
export const toNodeId = ({ attributes }: UiNode): string => String(attributes['name'] ?? attributes['id'] ?? '');

export const toNodeValue = ({ attributes }: UiNode): NodeAttributes[string] => attributes['value'];

/** Changes attributes of a node and keeps their order. */
export const withAttributes = (node: UiNode, changes: NodeAttributes): UiNode => ({
  ...node,
  attributes: { ...node.attributes, ...changes },
});

/** Sets the value of the first node with this name. `undefined` removes the value. Source: ui/node/node.go. */
export function withValue(nodes: readonly UiNode[], id: string, value: JsonValue | undefined): readonly UiNode[] {
  const at = nodes.findIndex((node) => toNodeId(node) === id);
  const node = nodes[at];
  return node === undefined ? nodes : nodes.with(at, withAttributes(node, { value }));
}

/** Sets the CSRF token of a form. Appends the field if it is missing. */
export function withCsrfToken(nodes: readonly UiNode[], token: string): readonly UiNode[] {
  return nodes.some((node) => toNodeId(node) === 'csrf_token') ? withValue(nodes, 'csrf_token', token) : [...nodes, csrfNode(token)];
}

/** Replaces the first node with the same name, or appends the node. */
export function upsertNode(nodes: readonly UiNode[], node: UiNode): readonly UiNode[] {
  const at = nodes.findIndex((each) => toNodeId(each) === toNodeId(node));
  return at < 0 ? [...nodes, node] : nodes.with(at, node);
}

export const withoutMessages = (nodes: readonly UiNode[]): readonly UiNode[] =>
  nodes.map((node) => (node.messages.length === 0 ? node : { ...node, messages: [] }));

/** Adds messages to the first node with this name, or appends a node for them. Source: ui/container/container.go. */
export function withMessage(nodes: readonly UiNode[], id: string, ...messages: readonly UiMessage[]): readonly UiNode[] {
  const at = nodes.findIndex((node) => toNodeId(node) === id);
  const node = nodes[at];
  if (node === undefined) return [...nodes, { ...inputNode('default', { name: id, type: 'text' }), messages }];
  return nodes.with(at, { ...node, messages: [...node.messages, ...messages] });
}
