import { randomUuid } from '../bytes/random.ts';
import type { NanoTimestamp } from '../clock.ts';
import type { IdentityAddress } from './identity.ts';

/** An address in the body of an admin request. */
export interface GivenAddress {
  /** `''` for a new address. */
  readonly id: string;
  readonly value: string;
  readonly via: string;
  readonly isVerified: boolean;
  /** `''` derives the status from `isVerified`. */
  readonly status: string;
  /** RFC 3339, or `''`. */
  readonly verifiedAt: string;
}

/** Returns the address for a trait. A given or a stored address with the same value and channel determines its other values. */
export function toIdentityAddress(
  { value, via }: { readonly value: string; readonly via: string },
  known: readonly IdentityAddress[],
  given: readonly GivenAddress[] | 'all verified' | null,
  at: NanoTimestamp,
): IdentityAddress {
  const old = known.find((address) => address.value === value && address.via === via);
  const fresh: IdentityAddress = { id: randomUuid(), value, via, isVerified: false, status: 'pending', verifiedAt: null, at };
  if (given === null) return old ?? fresh;
  if (given === 'all verified') return { ...fresh, isVerified: true, status: 'completed', verifiedAt: at };
  const match = given.find((address) => address.value === value && address.via === via);
  // An unverified, pending address keeps its id. Any other one is replaced.
  if (match === undefined) return old?.status === 'pending' && !old.isVerified ? old : fresh;
  const { id, isVerified, status, verifiedAt } = match;
  return {
    ...(old?.id === id ? old : { ...fresh, ...(id !== '' && { id }) }),
    isVerified,
    status: status || (isVerified ? 'completed' : 'pending'),
    verifiedAt: isVerified ? (parseTime(verifiedAt) ?? at) : null,
  };
}

/** Parses an RFC 3339 time. Returns `null` for an invalid time and for Go's zero time. */
export function parseTime(text: string): NanoTimestamp | null {
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds) || text.startsWith('0001-01-01')) return null;
  const [, fraction = ''] = /\.(\d+)/.exec(text) ?? [];
  return BigInt(Math.floor(milliseconds / 1000)) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0').slice(0, 9));
}
