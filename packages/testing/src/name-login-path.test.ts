import { seal } from '@kratos-login/core';
import type { Outcome } from '@kratos-login/core/read-outcome';
import { expect, test } from 'vitest';
import type { Step } from 'xstate-paths';
import { aFlow } from './login-outcomes.ts';
import { nameLoginPath } from './name-login-path.ts';
import { sealCode } from './seal-code.ts';

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
const code = send({ type: 'code.submit', secrets: sealCode('1') });
const form = answer('openFlow', { kind: 'flow', flow: aFlow({ aal: 'aal1' }) });

test('a submission and its answer are one phrase', () => {
  const steps = [form, password, answer('submitFlow', { kind: 'rejected', flow: aFlow({ aal: 'aal1' }) }), password];
  const due = answer('submitFlow', { kind: 'secondFactorDue' });
  const codeForm = answer('openFlow', { kind: 'flow', flow: aFlow({ aal: 'aal2' }) });
  const enter = answer('submitFlow', {
    kind: 'signedIn',
    session: { id: 's', active: true, authenticator_assurance_level: 'aal2' },
    redirectTo: null,
    continueWith: [],
  });
  expect(nameLoginPath(pageLoad, [...steps, due, codeForm, code, enter])).toBe(
    'page load › password form › wrong password › right password, code due › code form › right code, signed in',
  );
});

test('an answer that does not judge the input names the submission and the outcome', () => {
  const gone = answer('submitFlow', { kind: 'flowGone', why: 'expired', replacement: null });
  expect(nameLoginPath(pageLoad, [form, password, gone])).toBe('page load › password form › password sent, flow expired');
});

test('a late answer is its own phrase', () => {
  const rejected = answer('submitFlow', { kind: 'rejected', flow: aFlow({ aal: 'aal1' }) });
  expect(nameLoginPath(pageLoad, [form, password, wait(1000), wait(3000), rejected])).toBe(
    'page load › password form › password sent › 4 s later › wrong password',
  );
});

test('time is written in minutes and seconds', () => {
  expect(nameLoginPath(pageLoad, [form, wait(30_000), wait(564_000)])).toBe('page load › password form › 9 min 54 s later');
});

test('an answer to another call does not judge the submission', () => {
  const steps = [
    form,
    password,
    answer('submitFlow', { kind: 'sessionChanged' }),
    answer('askWhoami', { kind: 'secondFactorDue' }),
    send({ type: 'account.switch' }),
    answer('signOut', { kind: 'noSession' }),
  ];
  expect(nameLoginPath(pageLoad, steps)).toBe(
    'page load › password form › password sent, already signed in › code due › other account requested, signed out',
  );
});
