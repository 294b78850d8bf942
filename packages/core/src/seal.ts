declare const brand: unique symbol;

/**
 * A secret on its way to Kratos. It is an empty, frozen object, and its value is in a `WeakMap` that only the Kratos client can read, once.
 * So events, inputs, snapshots and logs contain it without containing the secret. A copy, or its JSON, has no value.
 */
export interface Sealed {
  readonly [brand]: true;
}

const values = new WeakMap<Sealed, string>();

const toJSON = (): string => '[sealed]';

/** Seals a secret. Call it where the secret is read from the form. */
export function seal(value: string): Sealed {
  const sealed = Object.freeze(Object.create({ toJSON })) as Sealed;
  values.set(sealed, value);
  return sealed;
}

/** Returns the secret the first time, then `null`. Also `null` for a copy. Only the Kratos client calls it. */
export function unseal(sealed: Sealed): string | null {
  const value = values.get(sealed) ?? null;
  values.delete(sealed);
  return value;
}
