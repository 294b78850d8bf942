import { randomUuid } from '../bytes/random.ts';
import type { Moment } from '../clock.ts';
import type { Address } from './identity.ts';

/** An address as the admin API is given it. */
export interface GivenAddress {
  /** `''` for one that is new. */
  readonly id: string;
  readonly value: string;
  readonly via: string;
  readonly isVerified: boolean;
  /** `''` for what follows from `isVerified`. */
  readonly status: string;
  /** RFC 3339, or `''`. */
  readonly verifiedAt: string;
}

/** An address that the traits name. What is known of it stays; what is given of it counts, as far as value and channel are the same. */
export function toAddress(
  { value, via }: { readonly value: string; readonly via: string },
  known: readonly Address[],
  given: readonly GivenAddress[] | 'all verified' | null,
  at: Moment,
): Address {
  const old = known.find((address) => address.value === value && address.via === via);
  const fresh: Address = { id: randomUuid(), value, via, isVerified: false, status: 'pending', verifiedAt: null, at };
  if (given === null) return old ?? fresh;
  if (given === 'all verified') return { ...fresh, isVerified: true, status: 'completed', verifiedAt: at };
  const told = given.find((address) => address.value === value && address.via === via);
  // One that is as good as new stays the one that it was.
  if (told === undefined) return old?.status === 'pending' && !old.isVerified ? old : fresh;
  const { id, isVerified, status, verifiedAt } = told;
  return {
    ...(old?.id === id ? old : { ...fresh, ...(id !== '' && { id }) }),
    isVerified,
    status: status || (isVerified ? 'completed' : 'pending'),
    verifiedAt: isVerified ? (parseTime(verifiedAt) ?? at) : null,
  };
}

/** RFC 3339 as a moment; `null` for a text that is none, and for the zero time. */
export function parseTime(text: string): Moment | null {
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds) || text.startsWith('0001-01-01')) return null;
  const [, fraction = ''] = /\.(\d+)/.exec(text) ?? [];
  return BigInt(Math.floor(milliseconds / 1000)) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0').slice(0, 9));
}
