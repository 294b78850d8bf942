import { secondFactorMachine } from '@kratos-login/core/second-factor';
import { expect, test } from 'vitest';
import { listTransitions } from 'xstate-paths';
import { secondFactorJourneys } from '../src/index.ts';

const journeys = secondFactorJourneys();
const steps = journeys.flatMap((journey) => journey.steps);

test('journeys of the second factor take every transition that pages offer', () => {
  const taken = new Set(steps.flatMap(({ edges }) => edges.map((edge) => edge.split(' ▸ ').slice(2).join(' ▸ '))));
  // Only a host's own actors reject.
  const missing = listTransitions(secondFactorMachine).filter(({ id, kind }) => !taken.has(id) && kind !== 'failure');
  expect(missing.map(({ id }) => id)).toEqual([]);
});

test('journeys of the second factor are plain data with unique ids, and the same each time', () => {
  expect(JSON.parse(JSON.stringify(journeys))).toEqual(JSON.parse(JSON.stringify(secondFactorJourneys())));
  expect(new Set(journeys.map(({ id }) => id)).size).toBe(journeys.length);
});

test('each journey shows another key and other codes for each form', () => {
  for (const { name, steps: some } of journeys) {
    const opened = some.flatMap(({ action }) =>
      action.kind === 'answerSettings' && 'flow' in action.outcome ? [action.outcome.flow] : [],
    );
    const keys = new Map(opened.map(({ id, secrets }) => [id, secrets.key]));
    const known = [...keys.values()].filter((key) => key !== null);
    expect(new Set(known).size, name).toBe(known.length);
  }
});

test('secrets are expected on the pages that show them, and on no other', () => {
  const showing = steps.filter(({ expectedPage: { secrets } }) => secrets.key !== null || secrets.codes.length > 0);
  expect(new Set(showing.map(({ expectedPage }) => expectedPage.kind))).toEqual(new Set(['pairing', 'backup-codes']));
});

test('no page of the second factor offers two buttons with the same name', () => {
  const names = steps.map(({ expectedPage: { buttons, submitLabel } }) => [...buttons.map(({ label }) => label), submitLabel]);
  expect(names.filter((each) => new Set(each).size < each.length)).toEqual([]);
});

test('one journey makes every change, and a wrong code keeps the secret', () => {
  const whole = journeys.at(-1)?.steps ?? [];
  const seen = whole.flatMap(({ expectedPage: { messages } }) => messages);
  expect([...new Set(seen)]).toEqual([
    'That code isn’t right. Enter the newest one from your app.',
    'Your authenticator app is set up.',
    'Your backup codes work now.',
    'Your backup codes are removed.',
    'Your authenticator app is removed.',
  ]);
  const keys = whole.flatMap(({ expectedPage: { secrets } }) => secrets.key ?? []);
  expect([keys.length > 4, new Set(keys).size]).toEqual([true, 1]);
});
