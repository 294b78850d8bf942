import { aFlow, aSession } from '@kratos-login/testing';
import { expect, test } from 'vitest';
import { findOutcomeProblems, findViewTypeProblems } from './find-type-problems.ts';
import { runMutatedBodies } from './run-mutated-bodies.ts';
import { runMutatedSettings } from './run-mutated-settings.ts';

const seed = Number(process.env['MUTATED_BODIES_SEED'] ?? Date.now() % 1e9);

test('mutated bodies throw no exception, and every result has its declared type', () => {
  const { problems, outcomes, views, report } = runMutatedBodies(5_000, seed);
  console.log(`${report}\n  (MUTATED_BODIES_SEED repeats it)`);
  expect(problems.slice(0, 3)).toEqual([]);
  // The mutations lead to nearly every outcome and every step.
  for (const kind of [
    'flow',
    'noUsableMethod',
    'rejected',
    'accountBlocked',
    'signedIn',
    'secondFactorDue',
    'redirectRequired',
    'sessionChanged',
    'flowGone',
    'unexpected',
  ])
    expect(outcomes.get(kind), kind).toBeGreaterThan(0);
  expect([...views.keys()].toSorted()).toEqual(['awaiting-TOTP', 'error', 'init', 'password', 'success']);
}, 60_000);

test('mutated bodies of the settings throw no exception, have their declared type and show no secret', () => {
  const { problems, outcomes } = runMutatedSettings(5_000, seed);
  console.log(
    `mutated settings: ${[...outcomes].map(([name, often]) => `${name}: ${often}`).join(', ')}\n  (MUTATED_BODIES_SEED=${seed} repeats it)`,
  );
  expect(problems.slice(0, 3)).toEqual([]);
  for (const kind of [
    'settings',
    'saved',
    'rejected',
    'refreshRequired',
    'secondFactorDue',
    'noSession',
    'flowGone',
    'csrfMismatch',
    'unexpected',
  ])
    expect(outcomes.get(kind), kind).toBeGreaterThan(0);
}, 60_000);

test('the checks of declared types report each problem with its path', () => {
  const session = { ...aSession('aal2'), identity: { id: 'i', traits: [null] } };
  const signedIn = { kind: 'signedIn', session, redirectTo: null, continueWith: [] };
  expect(findOutcomeProblems(signedIn)).toEqual([]);
  expect(findOutcomeProblems({ kind: 'flow', flow: aFlow({ aal: 'aal1' }) })).toEqual([]);
  for (const [outcome, problem] of [
    [{ kind: 'dance' }, '.kind is string "dance"'],
    [{ kind: 'noSession', more: 1 }, '.more is not declared'],
    [{ ...signedIn, session: { ...session, expires_at: 7 } }, '.session.expires_at is number 7'],
    [{ ...signedIn, session: { ...session, expires_at: undefined } }, '.session.expires_at is undefined'],
    [{ ...signedIn, session: { ...session, authentication_methods: {} } }, '.session.authentication_methods is object {}'],
    [{ ...signedIn, session: { ...session, identity: { id: 'i' } } }, '.session.identity.traits is missing'],
    [{ ...signedIn, redirectTo: 'javascript:1' }, '.redirectTo is string "javascript:1"'],
    [{ ...signedIn, continueWith: [{ action: 'x', deep: [{ to: 'javascript:1' }] }] }, 'an address in .continueWith[0]'],
    [{ kind: 'rateLimited', retryAfter: Number.NaN }, '.retryAfter is number null'],
    [{ kind: 'flow', flow: { ...aFlow({ aal: 'aal1' }), aal: 'aal3' } }, '.flow.aal is string "aal3"'],
    [
      { kind: 'flow', flow: { ...aFlow({ aal: 'aal1' }), messages: [{ id: '7', type: 'info', text: '', context: {} }] } },
      '.flow.messages[0].id',
    ],
  ] as const)
    expect(findOutcomeProblems(outcome)).toEqual([expect.stringContaining(problem)]);
  expect(findViewTypeProblems({ step: 'dance' })).toEqual([expect.stringContaining('.step is string "dance"')]);
  expect(findViewTypeProblems({ step: 'success', title: '' })).toEqual(
    expect.arrayContaining([expect.stringContaining('.title is string ""')]),
  );
});
