import { readOutcome } from '@kratos-login/core/read-outcome';
import { readSettingsOutcome } from '@kratos-login/core/second-factor';
import { expect, test } from 'vitest';
import { edges } from './edges.ts';
import { nameOutcome, outcomeNames } from './outcome-samples.ts';
import { compareToRow, findCited, readRecorded } from './recorded.ts';
import { replies } from './replies.ts';
import { nameSettingsOutcome, settingsOutcomeMeanings } from './settings-outcomes.ts';

const recorded = readRecorded();
const isOfOneRelease = (citation: string): boolean => /^(v[\d.]+|corners) /.test(citation);

test('no two rows have the same number', () => {
  expect(new Set(replies.map(({ id }) => id)).size).toBe(replies.length);
});

test.for(replies.flatMap((row) => (row.recorded ?? []).map((citation) => [row.id, citation, row] as const)))(
  '%s is what Kratos answered in %s',
  ([, citation, row]) => {
    const cited = findCited(recorded, citation);
    expect(cited.map((each) => [each.collection, compareToRow(row, each)])).toEqual(cited.map(({ collection }) => [collection, []]));
    expect(cited).toHaveLength(isOfOneRelease(citation) ? 1 : 3);
  },
);

test.for(replies.flatMap((row) => (row.example === undefined ? [] : [[row.id, row, row.example] as const])))(
  '%s is read as its outcome',
  ([, row, { call, reply }]) => {
    const name = typeof call === 'string' ? nameSettingsOutcome(readSettingsOutcome(call, reply)) : nameOutcome(readOutcome(call, reply));
    expect(name).toBe(row.outcome);
    expect(typeof reply === 'string' ? null : reply.status).toBe(row.status);
  },
);

test('every row was recorded, or has an origin and an example', () => {
  const unfounded = replies.filter(({ recorded: cited = [], origin, example }) => cited.length === 0 && !(origin && example));
  expect(unfounded.map(({ id }) => id)).toEqual([]);
});

test('every recorded reply to a login matches a row', () => {
  const ofLogin = recorded.filter(({ call }) => !call.startsWith('settings'));
  expect(ofLogin.length).toBeGreaterThan(1_000);
  const unknown = ofLogin.filter((each) => !replies.some((row) => compareToRow(row, each).length === 0));
  expect(unknown).toEqual([]);
});

test('every recorded reply of the settings matches exactly one row', () => {
  const ofSettings = recorded.filter(({ call }) => call.startsWith('settings'));
  const releases = ['v26.2.0', 'v25.4.0', 'v1.3.1', 'corners'];
  expect(releases.map((release) => ofSettings.filter(({ collection }) => collection === release).length)).toEqual([37, 37, 37, 40]);
  const matches = ofSettings.map((each) => {
    const rows = replies.filter((row) => compareToRow(row, each).length === 0);
    return `${each.collection} ${each.scenario} #${each.number}: ${rows.map(({ id }) => id).join(' and ')}`;
  });
  expect(matches.filter((each) => !/: N\d+$/.test(each))).toEqual([]);
});

test('every outcome of the settings that a login lacks has a row', () => {
  const inGuide = replies.map(({ outcome }) => outcome);
  expect(Object.keys(settingsOutcomeMeanings).filter((outcome) => !inGuide.includes(outcome as never))).toEqual([]);
});

test('the guide and the matrix have the same outcomes of a login, except the one without a reply', () => {
  const inMatrix = edges.map(({ outcome }): string => outcome);
  const ofLogin = replies.filter(({ call }) => !call.startsWith('settings'));
  const inGuide = new Set(ofLogin.flatMap(({ outcome }): string[] => (outcome === null ? [] : [outcome])));
  expect([...inGuide].filter((outcome) => !inMatrix.includes(outcome))).toEqual([]);
  // A bad address sends no request, so no reply has this outcome.
  expect(outcomeNames.filter((outcome) => !inGuide.has(outcome))).toEqual(['unexpected (bad-address)']);
});
