import type { LoginInput } from '@kratos-login/core';
import type { IdentityOptions, JsonObject } from '@kratos-login/emulator';
import type { Random } from '../random.ts';

/** Flow lifespans, from too short for any user to longer than any story. */
const lifespans = ['1ms', '5ms', '100ms', '1s', '5s', '20s', '31s', '1m', '10m', '1h', '1h', '24h'] as const;
/** Lifespans that leave users enough time to type. */
const longLifespans = ['10m', '1h', '24h'] as const;

const SECOND = 1_000;
const DAY = 86_400_000;
const skews = [0, 0, 0, 30 * SECOND, 300 * SECOND, DAY / 24, DAY, 30 * DAY, 365 * DAY] as const;

const secondFactors = ['none', 'app', 'backup codes', 'app and backup codes', 'mailed code', 'app or mailed code'] as const;
const loginKinds = ['to sign in', 'to sign in', 'to sign in', 'to confirm', 'to step up', 'two factors'] as const;

/** The initial conditions of a story. Plain data, so that it can be printed. */
export interface StorySetup {
  readonly secondFactor: (typeof secondFactors)[number];
  readonly style: 'unified' | 'identifier_first';
  readonly hasProviders: boolean;
  readonly loginKind: (typeof loginKinds)[number];
  readonly lifespan: (typeof lifespans)[number];
  /** The lifespan of a mailed code. It is often shorter than that of its flow. */
  readonly codeLifespan: '1m' | '15m' | '1h';
  /** The probability that a request fails, 0 to 1. */
  readonly troubles: number;
  /** The maximum latency of a request or its answer, in milliseconds. */
  readonly lag: number;
  /** Milliseconds that the clock of the page is ahead. */
  readonly skew: number;
  /** The probability of a typing mistake, 0 to 1. */
  readonly typos: number;
  /** Whether the user reads mailed codes in the tab of the login, and so leaves the page. */
  readonly readsMailInThisTab: boolean;
  /** Whether the browser lets pages use `sessionStorage`. */
  readonly hasStorage: boolean;
}

export function drawStorySetup(random: Random): StorySetup {
  const secondFactor = random.pick(secondFactors);
  const wish = random.pick(loginKinds);
  const readsMailInThisTab = random.chance(0.5);
  return {
    secondFactor,
    style: random.pick(['unified', 'unified', 'identifier_first']),
    hasProviders: random.chance(0.2),
    // Without a second factor, no user can sign in when two factors are required.
    loginKind: secondFactor === 'none' && wish === 'two factors' ? 'to step up' : wish,
    lifespan: drawLifespan(random),
    codeLifespan: random.pick(['1m', '15m', '1h']),
    troubles: random.pick([0, 0.02, 0.1, 0.3]),
    lag: random.pick([0, 50, 500, 5_000, 20_000]),
    skew: drawSkew(random),
    typos: random.pick([0, 0.05, 0.2]),
    readsMailInThisTab,
    hasStorage: readsMailInThisTab || random.chance(0.7),
  };
}

export const drawLifespan = (random: Random): StorySetup['lifespan'] => random.pick(lifespans);
export const drawLongLifespan = (random: Random): StorySetup['lifespan'] => random.pick(longLifespans);
export const drawSkew = (random: Random): number => random.pick(skews) * (random.chance(0.5) ? 1 : -1);

export const toInput = ({ loginKind }: StorySetup): LoginInput => ({
  ...(loginKind === 'to step up' && { aal: 'aal2' }),
  ...(loginKind === 'to confirm' && { refresh: true }),
  ...(loginKind === 'two factors' && { requireSecondFactor: true }),
});

export const toIdentity = ({ secondFactor }: StorySetup, who: { readonly email: string; readonly password: string }): IdentityOptions => ({
  ...who,
  ...(secondFactor.includes('app') && { totp: true }),
  ...(secondFactor.includes('backup codes') && { lookupCodes: true }),
});

const github = { id: 'github', provider: 'github', client_id: 'c', client_secret: 's', mapper_url: 'base64://e30=' };

export const toConfig = ({ secondFactor, style, hasProviders, lifespan, codeLifespan }: StorySetup): JsonObject => ({
  selfservice: {
    methods: {
      ...(secondFactor.includes('mailed code') && { code: { mfa_enabled: true, config: { lifespan: codeLifespan } } }),
      ...(hasProviders && { oidc: { enabled: true, config: { providers: [github] } } }),
    },
    flows: { login: { style, lifespan } },
  },
});
