import { type Outcome, seal } from '@kratos-login/core';
import { expect, test } from 'vitest';
import type { Step } from 'xstate-paths';
import { aFlow } from './login-outcomes.ts';
import { nameLogin } from './login-words.ts';

const pageLoad = { label: 'page load', input: {} };
const send = (event: { readonly type: string; readonly [more: string]: unknown }): Step => ({ kind: 'send', label: event.type, event });
const wait = (ms: number): Step => ({ kind: 'elapse', label: '', ms });
const answer = (src: string, output: Outcome): Step => ({
  kind: 'settle',
  label: src,
  call: { id: src, src },
  answer: { label: src, output },
});

const password = send({ type: 'password.submit', identifier: 'ann', secret: seal('x') });
const code = send({ type: 'code.submit', secret: seal('1') });
const form = answer('openFlow', { kind: 'flow', flow: aFlow({ aal: 'aal1' }) });

test('what is sent and what Kratos says to it are one phrase', () => {
  const steps = [form, password, answer('submitFlow', { kind: 'rejected', flow: aFlow({ aal: 'aal1' }) }), password];
  const due = answer('submitFlow', { kind: 'secondFactorDue' });
  const codeForm = answer('openFlow', { kind: 'flow', flow: aFlow({ aal: 'aal2' }) });
  const enter = answer('submitFlow', {
    kind: 'signedIn',
    session: { id: 's', active: true, authenticator_assurance_level: 'aal2' },
    redirectTo: null,
    continueWith: [],
  });
  expect(nameLogin(pageLoad, [...steps, due, codeForm, code, enter])).toBe(
    'page load › password form › wrong password › right password, code due › code form › right code, signed in',
  );
});

test('no judgement: what was sent is named, and what came of it', () => {
  const gone = answer('submitFlow', { kind: 'flowGone', why: 'expired', replacement: null });
  expect(nameLogin(pageLoad, [form, password, gone])).toBe('page load › password form › password sent, flow expired');
});

test('an answer that comes late is a phrase of its own', () => {
  const rejected = answer('submitFlow', { kind: 'rejected', flow: aFlow({ aal: 'aal1' }) });
  expect(nameLogin(pageLoad, [form, password, wait(1000), wait(3000), rejected])).toBe(
    'page load › password form › password sent › 4 s later › wrong password',
  );
});

test('time is told in minutes and seconds', () => {
  expect(nameLogin(pageLoad, [form, wait(30_000), wait(564_000)])).toBe('page load › password form › 9 min 54 s later');
});

test('an answer to another call judges nothing that was sent before', () => {
  const steps = [
    form,
    password,
    answer('submitFlow', { kind: 'sessionChanged' }),
    answer('askWhoami', { kind: 'secondFactorDue' }),
    send({ type: 'account.switch' }),
    answer('signOut', { kind: 'noSession' }),
  ];
  expect(nameLogin(pageLoad, steps)).toBe(
    'page load › password form › password sent, signed in already › code due › other account wanted, signed out',
  );
});
