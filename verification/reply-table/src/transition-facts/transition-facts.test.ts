import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeTransitions } from './to-transition-facts.ts';

const written = readFileSync(new URL('../../../../apps/studio/src/generated/transition-facts.json', import.meta.url), 'utf8');

interface Facts {
  readonly replies: Readonly<Record<string, { readonly means: string }>>;
  readonly tests: readonly { readonly steps: readonly string[]; readonly command: string }[];
  readonly transitions: Readonly<Record<string, { readonly replies: readonly string[]; readonly test: readonly [number, number] }>>;
}

// The journeys take some seconds, so their part is only checked for being there. Another chart has other transitions, names or replies.
test('the facts of the transitions are up to date, or npm run docs writes them', () => {
  const { transitions, tests, replies } = JSON.parse(written) as Facts;
  const named = Object.entries(transitions).map(([id, { test: _, ...fact }]) => ({ id, ...fact }));
  expect(named).toEqual(describeTransitions());
  for (const [id, fact] of Object.entries(transitions)) {
    expect(tests[fact.test[0]]?.steps.length, id).toBeGreaterThanOrEqual(fact.test[1]);
    for (const row of fact.replies) expect(replies[row]?.means, id).toBeTruthy();
  }
});

test('the facts name the replies and the test of the transition to the second factor', () => {
  const { transitions, tests } = JSON.parse(written);
  const {
    name,
    replies,
    test: [index, steps],
  } = transitions['login.password.submitting ▸ reply.secondFactorDue'];
  expect(name).toBe('The session is insufficient: the second factor is due');
  expect(replies).toEqual(['S3', 'S3a', 'S1', 'S1a']);
  expect(tests[index].steps.slice(0, steps)).toHaveLength(4);
  expect(tests[index].command).toMatch(/^npm run unit:browser packages\/dom\/test\/dom.surface.browser.test.ts -- -t \w{6}$/);
});
