import { type Json, toObject, toTextOrNull } from '../kratos/json.ts';
import type { Message } from '../kratos/login-flow.ts';
import { readMessages, toLifetime, toTime } from '../kratos/read-login-flow.ts';
import { readSecretNodes } from './read-secret-nodes.ts';
import type { SettingsFlow } from './settings-flow.ts';
import { toSettingsNode } from './settings-node.ts';
import { hideSecrets } from './shown-secrets.ts';

/** The message of a submission that changed something. It stays in the flow, and the notices of this library say the same. */
const savedId = 1050001;

/** Whether a flow has the message that a change was saved. */
export const isSaved = (body: Json): boolean => readMessages(toObject(body['ui'])['messages']).some(({ id }) => id === savedId);

/**
 * Returns the settings flow in a body, or `null` when the body is not a browser flow with an id, a user and a list of nodes.
 * Nothing in the flow repeats a secret.
 * `at` is the time of the response, in milliseconds since 1970. `isOurs` says that this client created the flow.
 */
export function readSettingsFlow(body: Json, at: number, isOurs: boolean): SettingsFlow | null {
  const { id } = body;
  const ui = toObject(body['ui']);
  const identity = toObject(body['identity']);
  const identityId = identity['id'];
  if (typeof id !== 'string' || typeof identityId !== 'string' || body['type'] !== 'browser' || !Array.isArray(ui['nodes'])) return null;
  const nodes = ui['nodes'].map(toSettingsNode);
  const secrets = readSecretNodes(nodes);
  const hidden = [secrets.qr, secrets.key, ...secrets.codes.map(({ code }) => code)].filter((each): each is string => Boolean(each));
  const isPublic = (text: string): boolean => !hidden.some((each) => text.includes(each));
  if (!isPublic(id) || !isPublic(identityId)) return null;
  const shown = (messages: readonly Message[]): readonly Message[] => messages.filter((each) => isPublic(JSON.stringify(each)));
  const has = (...names: readonly string[]): boolean => nodes.some(({ name }) => names.includes(name));
  const others = nodes.filter(({ name, isSecret }) => name !== 'totp_code' && !isSecret);
  const username = readUsername(toObject(identity['traits']));
  return {
    id,
    identityId,
    username: username !== null && isPublic(username) ? username : null,
    lifetime: toLifetime(toTime(body['issued_at']), toTime(body['expires_at']), isOurs ? null : at),
    totp: has('totp_unlink') ? 'paired' : has('totp_code') ? 'unpaired' : 'off',
    backupCodes: has('lookup_secret_confirm')
      ? 'new'
      : has('lookup_secret_codes')
        ? 'shown'
        : has('lookup_secret_reveal', 'lookup_secret_disable')
          ? 'saved'
          : has('lookup_secret_regenerate')
            ? 'none'
            : 'off',
    otherMethods: [...new Set(nodes.map(({ group }) => group))].filter((group) => !ownGroups.includes(group) && isPublic(group)),
    messages: shown([...readMessages(ui['messages']), ...others.flatMap(({ messages }) => messages)]).filter((each) => each.id !== savedId),
    codeMessages: shown(nodes.flatMap(({ name, messages }) => (name === 'totp_code' ? messages : []))),
    secrets: hideSecrets(secrets),
  };
}

const ownGroups: readonly string[] = ['', 'default', 'totp', 'lookup_secret'];

/** Returns the email address or the user name, else the first text among the traits. */
const readUsername = (traits: Json): string | null =>
  [traits['email'], traits['username'], ...Object.values(traits)].map(toTextOrNull).find((each) => each) ?? null;
