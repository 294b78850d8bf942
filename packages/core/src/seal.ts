declare const brand: unique symbol;

/**
 * A secret on its way to Kratos: an empty, frozen object, its value in a `WeakMap` that only the port can look into, once.
 * So it may travel through events, inputs, snapshots and logs without being in any of them; a copy, or what JSON makes of it, is inert.
 */
export interface Sealed {
  readonly [brand]: true;
}

const values = new WeakMap<Sealed, string>();

const toJSON = (): string => '[sealed]';

/** Seals a secret. Called where it is read from the form, and nowhere later. */
export function seal(value: string): Sealed {
  const sealed = Object.freeze(Object.create({ toJSON })) as Sealed;
  values.set(sealed, value);
  return sealed;
}

/** The secret, the first time; `null` when it was taken already, or when this is a copy of a seal. For the port alone. */
export function unseal(sealed: Sealed): string | null {
  const value = values.get(sealed) ?? null;
  values.delete(sealed);
  return value;
}
