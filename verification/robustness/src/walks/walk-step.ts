import fc from 'fast-check';
import { allFaults } from '../simulation/faults.ts';
import type { PlannedFault } from '../simulation/network.ts';

/** Configurations of Kratos. */
export const serverConfigs = ['plain', 'mailed codes', 'identifier first', 'providers'] as const;
export type ServerConfig = (typeof serverConfigs)[number];

/** What the page asks the login for. */
export const loginRequests = ['to sign in', 'to step up', 'to confirm', 'two factors'] as const;
export type LoginRequest = (typeof loginRequests)[number];

/** Something that happens during a walk. Plain data, so that it can be printed and shrunk. */
export type WalkStep =
  /** The user performs one of the offered actions, selected by `which` modulo their number. If interrupted, the next step follows before the answer. */
  | { readonly happens: 'press'; readonly which: number; readonly isInterrupted: boolean }
  | {
      readonly happens: 'trouble';
      readonly fault: string;
      readonly request: PlannedFault['request'];
      readonly times: number;
      readonly when: PlannedFault['when'];
    }
  /** Time passes for the page and for Kratos, or only for Kratos while the laptop sleeps. */
  | { readonly happens: 'time passes' | 'the laptop sleeps'; readonly milliseconds: number }
  | { readonly happens: 'another tab signs in'; readonly who: 'ann' | 'bob' | 'carl'; readonly isPasswordOnly: boolean }
  | { readonly happens: Disturbance };

export const disturbances = [
  'another tab signs out',
  'sessions are revoked',
  'cookies are lost',
  'the account is disabled',
  'the account is enabled',
  'the app is unlinked',
  'the page is reloaded',
  'the page is restored from the cache',
] as const;
type Disturbance = (typeof disturbances)[number];

const requests: readonly PlannedFault['request'][] = [
  'any',
  'any',
  'create',
  'create aal2',
  'post password',
  'post code',
  'whoami',
  'begin logout',
  'logout',
];
const spans = [1_500, 31_000, 10 * 60_000, 61 * 60_000, 25 * 3_600_000];

const press = fc.record({ happens: fc.constant('press' as const), which: fc.nat(11), isInterrupted: fc.boolean() });
const trouble = fc.record({
  happens: fc.constant('trouble' as const),
  fault: fc.constantFrom(...allFaults.map(({ name }) => name)),
  request: fc.constantFrom(...requests),
  // Often enough to reveal a loop.
  times: fc.constantFrom(1, 1, 2, 5, 20),
  when: fc.constantFrom('before' as const, 'after' as const),
});
const clock = fc.record({
  happens: fc.constantFrom('time passes' as const, 'the laptop sleeps' as const),
  milliseconds: fc.constantFrom(...spans),
});
const elsewhere = fc.record({
  happens: fc.constant('another tab signs in' as const),
  who: fc.constantFrom('ann' as const, 'bob' as const, 'carl' as const),
  isPasswordOnly: fc.boolean(),
});
const disturbance = fc.record({ happens: fc.constantFrom(...disturbances) });

export interface Walk {
  readonly serverConfig: ServerConfig;
  readonly loginRequest: LoginRequest;
  readonly steps: readonly WalkStep[];
}

/** Walks are short, because most problems occur early. Each ends with a whole login. */
export const walk: fc.Arbitrary<Walk> = fc.record({
  loginRequest: fc.constantFrom('to sign in', ...loginRequests),
  serverConfig: fc.constantFrom(...serverConfigs),
  steps: fc.array(
    fc.oneof(
      { arbitrary: press, weight: 9 },
      { arbitrary: trouble, weight: 4 },
      { arbitrary: disturbance, weight: 3 },
      { arbitrary: clock, weight: 2 },
      { arbitrary: elsewhere, weight: 1 },
    ),
    { minLength: 1, maxLength: 10 },
  ),
});
