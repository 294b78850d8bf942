import { createActor } from 'xstate';
import { englishSecondFactor as texts } from '../src/second-factor/english.ts';
import type { SecondFactor } from '../src/second-factor/second-factor.ts';
import { secondFactorMachine } from '../src/second-factor/second-factor-machine.ts';
import type { BackupCodesView, OverviewView, PairingView, SecondFactorView } from '../src/second-factor/second-factor-view.ts';
import type { SecretValues } from '../src/second-factor/shown-secrets.ts';
import { toCodeField } from '../src/view/fields.ts';
import type { PageEffect } from '../src/view/login-view.ts';

/** A PNG image of one white pixel. */
export const pixel = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==';

const nothing = (): void => {};

/** Creates a page effect. */
export const toEffect = (effect: Partial<PageEffect> = {}): PageEffect => ({ focus: null, clear: [], submit: false, ...effect });

const common = (title: string, lead: string) => ({
  title,
  lead,
  pageTitle: `${title} · Example`,
  username: 'ann@example.com',
  messages: [],
  messageSeverity: 'info' as const,
  announcement: '',
  progress: '',
  isPending: false,
  pageEffect: toEffect(),
  cancel: null,
  signOut: null,
});

/** Creates a view that pairs an app. */
export function toPairing(secrets: Partial<SecretValues> = {}, changes: Partial<PairingView> = {}): PairingView {
  const values = { qr: pixel, key: 'JBSWY3DPEHPK3PXPJBSW', codes: [], ...secrets };
  return {
    ...common(texts.pairingTitle, texts.pairingLead),
    kind: 'pairing',
    hasQr: values.qr !== null,
    qrLabel: texts.qrLabel,
    keyLabel: texts.keyLabel,
    readSecrets: () => values,
    fields: [toCodeField('totp', texts.codeLabel, { hint: texts.codeHint })],
    submitLabel: texts.pair,
    isReadOnly: false,
    submit: nothing,
    leave: nothing,
    leaveLabel: texts.back,
    ...changes,
  };
}

/** Creates a view with backup codes. */
export function toBackupCodes(codes: SecretValues['codes'] = someCodes, changes: Partial<BackupCodesView> = {}): BackupCodesView {
  return {
    ...common(texts.newCodesTitle, texts.newCodesLead),
    kind: 'backup-codes',
    isNew: true,
    readSecrets: () => ({ qr: null, key: null, codes }),
    usedLabel: texts.usedCode,
    confirm: nothing,
    confirmLabel: texts.confirmCodes,
    generate: null,
    generateLabel: texts.generateAgain,
    leave: nothing,
    leaveLabel: texts.back,
    question: null,
    ...changes,
  };
}

/** Twelve codes, as Kratos generates them. */
const someCodes = [
  '7nqkp2xw',
  'f3mz81ra',
  'c9vt5hje',
  'yb62dwus',
  'p4xg0nlk',
  'e8rq3cma',
  'z1hw9tvo',
  'k5sj7byd',
  'u0fa4pxi',
  'm6ne2glr',
  'w7dc8qzh',
  't3ok1vsb',
].map((code) => ({ code, isUsed: false }));

/** Creates a view of what is set up. */
export function toOverview(changes: Partial<OverviewView> = {}): OverviewView {
  return {
    ...common(texts.overviewTitle, texts.overviewLead),
    kind: 'overview',
    methods: [],
    question: null,
    signOut: nothing,
    ...changes,
  };
}

/** A second factor that shows the views that a test gives it. */
export function createShownSecondFactor(first: SecondFactorView) {
  const calls: string[] = [];
  let view = first;
  const listeners = new Set<(view: SecondFactorView) => void>();
  const secondFactor: SecondFactor = {
    actor: createActor(secondFactorMachine, { input: {} }),
    start: () => void calls.push('start'),
    stop: () => void calls.push('stop'),
    initialView: first,
    getView: () => view,
    setTexts: () => void calls.push('setTexts'),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    checkSession: () => void calls.push('checkSession'),
  };
  const show = (next: SecondFactorView): void => {
    view = next;
    for (const listener of listeners) listener(next);
  };
  return { secondFactor, calls, show };
}
