import { expect, test } from 'vitest';
import { type AnyMachineSnapshot, createActor } from 'xstate';
import { aFlow } from '../../test/scripted-kratos.ts';
import type { LoginContext } from '../machine/login-context.ts';
import { loginMachine } from '../machine/login-machine.ts';
import { createTranslator } from './create-translator.ts';
import { createVerbs } from './create-verbs.ts';
import { createViewFold, type LoginSnapshot, type ViewMemory } from './create-view-fold.ts';
import type { LoginView } from './login-view.ts';

const fold = createViewFold({ texts: createTranslator(), kratosUrl: '', links: {}, verbs: createVerbs(() => {}) });
const { context } = createActor(loginMachine, { input: {} }).getSnapshot();
const at = (value: object, more: Partial<LoginContext> = {}): LoginSnapshot =>
  loginMachine.resolveState({ value: value as never, context: { ...context, ...more } }) satisfies AnyMachineSnapshot;

const opening = at({ init: 'opening' });
const password = at({ password: { entering: 'waiting' } }, { flow: aFlow('aal1') });
const submitting = at({ password: 'submitting' }, { flow: aFlow('aal1'), formWasLeft: true });
const code = at({ 'awaiting-TOTP': { entering: 'waiting' } }, { flow: aFlow('aal2'), factors: ['totp'], formWasLeft: true });
const open = { kind: 'form', form: 'password', isPending: false };
const busy = { kind: 'form', form: 'password', isPending: true, isReadOnly: true };
const none = { focus: null, clear: [] };
const secrets = ['password', 'totp_code', 'code', 'lookup_secret'];

test.each<[name: string, snapshots: readonly LoginSnapshot[], view: object]>([
  ['the first view leaves the focus alone', [opening], { ...open, step: 'init', pageEffect: none }],
  ['the first form leaves the focus alone', [opening, password], { ...open, step: 'password', pageEffect: none }],
  ['a pending form stays', [opening, password, submitting], { ...busy, step: 'password', pageEffect: none }],
  [
    'another form moves the focus and clears secrets',
    [opening, password, submitting, code],
    { kind: 'form', form: 'totp', step: 'awaiting-TOTP', pageEffect: { focus: 'totp_code', clear: secrets } },
  ],
])('%s', (_, snapshots, view) => {
  expect(toMemory(snapshots)?.view).toMatchObject(view);
});

test('the fold is pure: the same memory and snapshot give the same view, and an equal view is the same object', () => {
  const before = toMemory([opening, password]);
  expect(fold(before, submitting).view).toEqual(fold(before, submitting).view);
  expect(fold(before, { ...password } as LoginSnapshot).view).toBe(before?.view satisfies LoginView | undefined);
});

const toMemory = (snapshots: readonly LoginSnapshot[]): ViewMemory | null =>
  snapshots.reduce<ViewMemory | null>((memory, snapshot) => fold(memory, snapshot), null);
