import { type Json, toList, toObject, toText } from '../kratos/json.ts';
import type { SettingsNode } from './settings-node.ts';
import type { SecretValues } from './shown-secrets.ts';

/** Returns what the nodes of a settings flow show once. A value that a page cannot show safely is left out. */
export function readSecretNodes(nodes: readonly SettingsNode[]): SecretValues {
  const find = (name: string) => nodes.find((node) => node.name === name)?.attributes ?? {};
  const { src } = find('totp_qr');
  const key = toObject(find('totp_secret_key')['text'])['text'];
  const { secrets } = toObject(toObject(find('lookup_secret_codes')['text'])['context']);
  return {
    qr: isPng(toText(src)) ? toText(src) : null,
    key: /^[A-Z2-7]{8,}=*$/.test(toText(key)) ? toText(key) : null,
    codes: toList(secrets).map(toObject).flatMap(readCode),
  };
}

const pngPrefix = 'data:image/png;base64,';

/** Only images, so that neither a script nor a foreign server is reached. */
const isPng = (src: string): boolean =>
  src.startsWith(pngPrefix) && (src.length - pngPrefix.length) % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(src.slice(pngPrefix.length));

function readCode({ id, text, context }: Json): SecretValues['codes'] {
  if (id === 1050014) return [{ code: '', isUsed: true }];
  const code = toText(toObject(context)['secret'] ?? text);
  return /^[^\s\p{C}"\\]{4,64}$/u.test(code) ? [{ code, isUsed: false }] : [];
}
