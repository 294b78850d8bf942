import { expect } from 'vitest';
import { SimulatedClock } from 'xstate';
import type { KratosClient } from '../src/kratos/kratos-client.ts';
import type { Message } from '../src/kratos/login-flow.ts';
import type { Outcome } from '../src/kratos/outcome.ts';
import { unseal } from '../src/seal.ts';
import {
  createSecondFactorWithClients,
  type SecondFactorWithClientsOptions,
} from '../src/second-factor/create-second-factor-with-clients.ts';
import type { SecondFactorView } from '../src/second-factor/second-factor-view.ts';
import type { SettingsClient } from '../src/second-factor/settings-client.ts';
import type { SettingsFlow } from '../src/second-factor/settings-flow.ts';
import type { SettingsOutcome, SettingsOutcomeOf } from '../src/second-factor/settings-outcome.ts';
import { hideSecrets, type SecretValues } from '../src/second-factor/shown-secrets.ts';

const kratosUrl = 'https://auth.example.com';

export const key = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
export const qr = 'data:image/png;base64,iVBORw0KGgo=';
export const codes = [
  { code: 'aaaa1111', isUsed: false },
  { code: 'bbbb2222', isUsed: false },
];

/** A settings flow of ann. */
export const settingsFlow = (more: Partial<SettingsFlow> = {}, secrets: Partial<SecretValues> = {}): SettingsFlow => {
  const totp = more.totp ?? 'unpaired';
  const shown = more.backupCodes === 'new' || more.backupCodes === 'shown';
  return {
    id: 'settings-1',
    identityId: 'ann',
    username: 'ann@example.com',
    lifetime: 600_000,
    totp,
    backupCodes: 'none',
    otherMethods: [],
    messages: [],
    codeMessages: [],
    secrets: hideSecrets({
      qr: totp === 'unpaired' ? qr : null,
      key: totp === 'unpaired' ? key : null,
      codes: shown ? codes : [],
      ...secrets,
    }),
    ...more,
  };
};

export const settings = (more: Partial<SettingsFlow> = {}, secrets: Partial<SecretValues> = {}): SettingsOutcomeOf<'settings'> => ({
  kind: 'settings',
  flow: settingsFlow(more, secrets),
});
export const saved = (more: Partial<SettingsFlow> = {}): SettingsOutcomeOf<'saved'> => ({ kind: 'saved', flow: settingsFlow(more) });
export const rejected = (more: Partial<SettingsFlow> = {}): SettingsOutcomeOf<'rejected'> => ({
  kind: 'rejected',
  flow: settingsFlow(more),
});
export const wrongCode: Message = { id: 4000008, type: 'error', text: 'The code is invalid.', context: {} };
export const refreshRequired = { kind: 'refreshRequired' } as const;
export const noSession = { kind: 'noSession' } as const;
export const secondFactorDue = { kind: 'secondFactorDue' } as const;
export const csrfMismatch = { kind: 'csrfMismatch' } as const;
export const flowGone: SettingsOutcomeOf<'flowGone'> = { kind: 'flowGone', why: 'expired', replacement: null };

/** Starts the settings of a second factor over a Kratos whose replies the test sends, and with a clock that the test moves. */
export function startTestSecondFactor(options: Partial<SecondFactorWithClientsOptions> = {}) {
  const asked: (readonly [call: string, what?: unknown])[] = [];
  let answerNow: ((outcome: unknown) => void) | null = null;
  const ask = (signal: AbortSignal, ...request: readonly [string, unknown?]): Promise<never> => {
    asked.push(request);
    return new Promise<unknown>((answer) => {
      answerNow = answer;
      signal.addEventListener('abort', () => {
        if (answerNow === answer) answerNow = null;
      });
    }) as Promise<never>;
  };
  const settingsClient: SettingsClient = {
    kratosUrl,
    createFlow: (request, signal) => ask(signal, 'open settings', request),
    getFlow: (id, signal) => ask(signal, 'fetch settings', id),
    submitFlow: ({ flow, change, code }, signal) => ask(signal, change, code === null ? flow.id : { flow: flow.id, code: unseal(code) }),
    signOut: (signal) => ask(signal, 'sign out'),
  };
  const loginClient: KratosClient = {
    kratosUrl,
    createFlow: (request, signal) => ask(signal, 'open login', request),
    getFlow: (id, signal) => ask(signal, 'fetch login', id),
    submitFlow: ({ fields, secret }, signal) =>
      ask(signal, 'submit login', { ...fields, ...(secret && { [secret.name]: unseal(secret.value) }) }),
    whoami: (signal) => ask(signal, 'whoami'),
    signOut: (signal) => ask(signal, 'sign out of login'),
  };
  const clock = new SimulatedClock();
  const secondFactor = createSecondFactorWithClients({ settingsClient, loginClient, clock, ...options });
  secondFactor.start();
  return {
    secondFactor,
    clock,
    asked,
    /** Whether a request is pending. */
    isAsked: (): boolean => answerNow !== null,
    /** Replies to the pending request, then to the requests that follow. */
    async answers(...outcomes: readonly (SettingsOutcome | Outcome)[]): Promise<void> {
      for (const outcome of outcomes) {
        expect(answerNow, `no request is pending that "${outcome.kind}" could answer`).not.toBeNull();
        const answer = answerNow;
        answerNow = null;
        answer?.(outcome);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    /** Returns the view. Throws when the page shows something else. */
    view<Kind extends SecondFactorView['kind']>(kind: Kind): Extract<SecondFactorView, { readonly kind: Kind }> {
      const view = secondFactor.getView();
      expect(view.kind).toBe(kind);
      return view as Extract<SecondFactorView, { readonly kind: Kind }>;
    },
  };
}
