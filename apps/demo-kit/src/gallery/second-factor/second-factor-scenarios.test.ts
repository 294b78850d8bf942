import { arabicSecondFactor } from '@kratos-login/core/arabic-second-factor';
import { germanSecondFactor } from '@kratos-login/core/german-second-factor';
import type { SecondFactorView } from '@kratos-login/core/second-factor';
import { expect, test } from 'vitest';
import { scenarioIds } from '../gallery-scenarios.ts';
import { prepareSecondFactor } from './prepare-second-factor.ts';
import { readSecondFactorFacts } from './read-second-factor-facts.ts';
import { secondFactorScenarioIds, secondFactorScenarios } from './second-factor-scenarios.ts';

const texts = [{}, { secondFactorTexts: germanSecondFactor }, { secondFactorTexts: arabicSecondFactor }];

test.each(secondFactorScenarioIds)('%s is reached in each language, with the same view and the same secrets each time', async (id) => {
  const [first, second] = await Promise.all([...texts, {}].map((options) => show(id, options))).then((all) => [all[0], all.at(-1)]);
  expect(second).toEqual(first);
});

async function show(id: (typeof secondFactorScenarioIds)[number], options: (typeof texts)[number]) {
  const { secondFactor, end } = await prepareSecondFactor(secondFactorScenarios[id], options);
  const view = secondFactor.getView();
  expect(readSecondFactorFacts(secondFactor)).toBe(secondFactorScenarios[id].shows);
  expect(view.title).not.toBe('');
  end();
  return [JSON.stringify(view), 'readSecrets' in view ? view.readSecrets() : null];
}

// A new kind of view does not compile until it is listed here, and the test fails until a scenario shows it.
const kinds = {
  loading: true,
  overview: true,
  pairing: true,
  'backup-codes': true,
  confirming: true,
  'signed-out': true,
  error: true,
  done: true,
} satisfies Record<SecondFactorView['kind'], true>;

test.each(Object.keys(kinds))('a scenario shows the view %s', (kind) => {
  expect(secondFactorScenarioIds.filter((id) => secondFactorScenarios[id].shows.split(', ')[0] === kind)).not.toEqual([]);
});

test('no id is one of a login', () => {
  expect(secondFactorScenarioIds.filter((id) => scenarioIds.some((each) => String(each) === id))).toEqual([]);
});
