import type { ErrorView, FormView, LoginOptions, SuccessView } from '@kratos-login/core';
import { arabic } from '@kratos-login/core/arabic';
import { german } from '@kratos-login/core/german';
import type { LoginContext } from '@kratos-login/core/machine';
import { describe, expect, test } from 'vitest';
import { galleryScenarios, scenarioGroups, scenarioIds } from './gallery-scenarios.ts';
import { prepareScenario } from './prepare-scenario.ts';
import { readViewFacts } from './read-view-facts.ts';
import { secondFactorScenarioIds } from './second-factor/second-factor-scenarios.ts';

const languages: Readonly<Record<'en' | 'de' | 'ar', Pick<LoginOptions, 'texts' | 'messages'>>> = {
  en: {},
  de: { texts: german.texts, messages: german.messages },
  ar: { texts: arabic.texts, messages: arabic.messages },
};

describe.each(Object.entries(languages))('in the language %s', (_, texts) => {
  test.each(scenarioIds)('%s is reached', async (id) => {
    const { login, end } = await prepareScenario(galleryScenarios[id], texts);
    expect(readViewFacts(login)).toBe(galleryScenarios[id].shows);
    expect(login.getView().title).not.toBe('');
    end();
  });
});

test.each(scenarioIds)('%s has the same view each time, and does not submit by itself', async (id) => {
  const views = await Promise.all(
    [1, 2].map(async () => {
      const { login, end } = await prepareScenario(galleryScenarios[id]);
      const view = JSON.stringify(login.getView(), null, 1);
      expect(login.getView().pageEffect.submit).toBe(false);
      end();
      return view;
    }),
  );
  expect(views[0]).toBe(views[1]);
});

// A new reason, notice, form or ending does not compile until it is listed here, and the test fails until a scenario shows it.
const reasons = {
  noUsableMethod: true,
  refused: true,
  rateLimited: true,
  unavailable: true,
  serverError: true,
  unreachable: true,
  timedOut: true,
  unexpected: true,
  noSecondFactor: true,
  restartLimitReached: true,
  cookiesBlocked: true,
  cookiesTooLarge: true,
  cancelled: true,
} satisfies Record<ErrorView['failure']['reason'], true>;
const notices = {
  'took-too-long': true,
  'started-again': true,
  'changed-elsewhere': true,
  'sign-in-ended': true,
  'account-disabled': true,
  'address-not-verified': true,
} satisfies Record<NonNullable<LoginContext['notice']>, true>;
// With `second-factor-missing` the page goes on to another one.
const endings = { 'signed-in': true, 'already-signed-in': true, 'redirect-required': true } satisfies Record<
  Exclude<SuccessView['how'], 'second-factor-missing'>,
  true
>;
const forms = { password: true, totp: true, code: true, lookup_secret: true, address: true } satisfies Record<FormView['form'], true>;

test.each([
  ...Object.keys(reasons).map((reason) => `error ${reason}`),
  ...Object.keys(notices).map((notice) => `notice ${notice}`),
  ...Object.keys(forms).map((form) => `${form} form`),
  ...Object.keys(endings).map((how) => `success ${how}`),
])('a scenario shows: %s', (fact) => {
  expect(scenarioIds.filter((id) => galleryScenarios[id].shows.split(', ').includes(fact))).not.toEqual([]);
});

test('each scenario is in one group', () => {
  expect(scenarioGroups.flatMap(({ scenarios }) => scenarios.map(({ id }) => id))).toEqual([...scenarioIds, ...secondFactorScenarioIds]);
});

test('ids are in kebab-case', () => {
  expect(scenarioIds.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
});
