import { toBase64Url } from '../bytes/base64.ts';
import { randomBytes } from '../bytes/random.ts';
import { notEmulated } from '../errors.ts';
import { isJsonObject, type JsonObject, readPath } from '../json.ts';
import { genericError } from '../ui/message.ts';
import type { SettingsResult } from './settings-method.ts';

const ALGORITHMS = [-7, -35, -36, -257, -258, -259, -37, -38, -39, -8];

/** The user and the parameters of a new key. */
interface RegistrationOptions {
  readonly rpId: string;
  readonly rpName: string;
  readonly userName: string;
  readonly userId: Uint8Array;
  readonly timeout: number;
  readonly authenticatorSelection: JsonObject;
}

/** Serializes the argument of `navigator.credentials.create()`. */
export const toRegistrationOptions = (options: RegistrationOptions): string =>
  JSON.stringify({
    publicKey: {
      rp: { name: options.rpName, id: options.rpId },
      user: { name: options.userName, displayName: options.userName, id: toBase64Url(options.userId) },
      challenge: toBase64Url(randomBytes(32)),
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
      timeout: options.timeout,
      authenticatorSelection: options.authenticatorSelection,
    },
  });

/** Refuses a new key: invalid data as in Kratos, valid data with 501, because the emulator cannot verify it. */
export function refuseRegistration(response: string): SettingsResult {
  const parsed = parse(response);
  const isWhole = [['id'], ['rawId'], ['type'], ['response', 'clientDataJSON'], ['response', 'attestationObject']].every(
    (path) => typeof readPath(parsed, path) === 'string',
  );
  if (isWhole) return notEmulated('The emulator does not register passkeys or hardware keys.');
  return { kind: 'invalid', messages: [genericError('Unable to parse WebAuthn response: Parse error for Registration')] };
}

function parse(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}
