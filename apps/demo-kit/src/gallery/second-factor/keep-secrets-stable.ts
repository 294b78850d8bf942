import type { GalleryNetwork } from '../gallery-network.ts';
import { stableQrCode } from './stable-qr-code.ts';

const stableKey = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** A text node of a settings flow. */
interface SecretNode {
  readonly attributes?: {
    readonly id?: string;
    readonly text?: { readonly context?: { readonly secrets?: readonly SecretText[] } };
  };
}

interface SecretText {
  readonly id: number;
  readonly context?: object;
}

/** Lets Kratos send the same QR code, key and new backup codes each time, because pictures are compared. Returns the last real key. */
export function keepSecretsStable(network: GalleryNetwork): () => string {
  let key = '';
  const toStable = (node: SecretNode): object => {
    const { attributes } = node;
    const { text } = attributes ?? {};
    if (attributes?.id === 'totp_qr') return { ...node, attributes: { ...attributes, src: stableQrCode } };
    if (attributes?.id === 'totp_secret_key') {
      key = (text as { readonly text?: string }).text ?? key;
      return { ...node, attributes: { ...attributes, text: { ...text, text: stableKey, context: { secret: stableKey } } } };
    }
    const secrets = text?.context?.secrets;
    if (attributes?.id !== 'lookup_secret_codes' || secrets === undefined) return node;
    const stable = secrets.map((each, index) => (each.context && 'secret' in each.context ? toStableCode(each, index) : each));
    return { ...node, attributes: { ...attributes, text: { ...text, context: { secrets: stable } } } };
  };
  network.changeFlows((ui) => ({ ...ui, nodes: ui.nodes.map(toStable) }));
  return () => key;
}

function toStableCode(secret: SecretText, index: number): SecretText {
  const code = `k7m${String(index + 1).padStart(2, '0')}q4x`;
  return { ...secret, text: code, context: { secret: code } } as SecretText;
}
