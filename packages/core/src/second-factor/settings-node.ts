import { type Json, toObject, toText } from '../kratos/json.ts';
import type { Message } from '../kratos/login-flow.ts';
import { readMessages } from '../kratos/read-login-flow.ts';

/** A node of a settings flow. It has its messages unless they may contain a secret. */
export interface SettingsNode {
  /** `attributes.name` of an input, or `attributes.id` of an image or a text. */
  readonly name: string;
  /** Kratos's name of the method that the node belongs to, or `default`. */
  readonly group: string;
  /** Whether the node shows a secret. */
  readonly isSecret: boolean;
  /** Kratos's `attributes`. */
  readonly attributes: Json;
  /** Kratos's messages about the node. */
  readonly messages: readonly Message[];
}

/** Reads a node. Data of any other shape becomes a node without a name. */
export function toSettingsNode(data: unknown): SettingsNode {
  const node = toObject(data);
  const attributes = toObject(node['attributes']);
  const name = toText(attributes['name']) || toText(attributes['id']);
  const isSecret = secretNames.includes(name);
  return { name, group: toText(node['group']), isSecret, attributes, messages: isSecret ? [] : readMessages(node['messages']) };
}

const secretNames: readonly string[] = ['totp_qr', 'totp_secret_key', 'lookup_secret_codes'];
