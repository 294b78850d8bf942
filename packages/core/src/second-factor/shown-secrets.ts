/** What a settings flow shows once: what pairs an authenticator app, and backup codes. */
export interface SecretValues {
  /** The QR code as a `data:image/png` address, or `null`: other addresses are not shown. */
  readonly qr: string | null;
  /** The secret that can be typed into an authenticator app instead, in base32, or `null`. */
  readonly key: string | null;
  /** The backup codes, in Kratos's order. A used one has no code, because Kratos no longer tells it. */
  readonly codes: readonly { readonly code: string; readonly isUsed: boolean }[];
}

declare const brand: unique symbol;

/**
 * Secrets to show. It is an empty, frozen object, and its values are in a `WeakMap` of this module. So events, contexts, snapshots and logs contain it without
 * containing a secret. A copy, or its JSON, has no values.
 */
export interface ShownSecrets {
  readonly [brand]: true;
}

const values = new WeakMap<ShownSecrets, SecretValues>();

/** No secrets. */
export const noSecrets: SecretValues = { qr: null, key: null, codes: [] };

const toJSON = (): string => '[secrets]';

/** Hides secrets in an object without content. */
export function hideSecrets(secrets: SecretValues): ShownSecrets {
  const hidden = Object.freeze(Object.create({ toJSON })) as ShownSecrets;
  values.set(hidden, secrets);
  return hidden;
}

/** Returns the secrets, or none for a copy and after {@link dropSecrets}. */
export const readSecrets = (hidden: ShownSecrets): SecretValues => values.get(hidden) ?? noSecrets;

/** Forgets the secrets, once they are no longer on the page. */
export const dropSecrets = (hidden: ShownSecrets): void => void values.delete(hidden);
