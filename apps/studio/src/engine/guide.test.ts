import { expect, test } from 'vitest';
import { readGuide } from './guide.ts';
import type { Exchange, GuideStepId } from './studio.ts';

const exchange = (id: number, guideStep: GuideStepId, outcome: string | null): Exchange => ({
  id,
  method: 'GET',
  path: '/',
  url: '/',
  requestHeaders: {},
  requestBody: null,
  status: 200,
  responseBody: null,
  at: 0,
  milliseconds: 1,
  outcome,
  transitions: [],
  meaning: '',
  guideStep,
});

/** Prints the guide: `configure✓1 pair✓ open-flow…`. */
const print = (exchanges: readonly Exchange[], hasTotp = true): string =>
  readGuide({ exchanges, hasTotp })
    .map(({ id, state, exchange }) => `${id}${{ done: '✓', current: '…', waiting: '' }[state]}${exchange?.id ?? ''}`)
    .join(' ');

const first = [exchange(1, 'open-flow', 'flow'), exchange(2, 'send-password', 'secondFactorDue')];
const second = [exchange(3, 'open-second-flow', 'flow'), exchange(4, 'send-code', 'signedIn')];

test('the guide goes from step to step, and the reply to the password is a step of its own', () => {
  expect(print([])).toBe('configure✓ pair✓ open-flow… send-password second-factor-due open-second-flow send-code read-session');
  expect(print(first)).toBe('configure✓ pair✓ open-flow✓1 send-password✓2 second-factor-due✓2 open-second-flow… send-code read-session');
  expect(print([...first, ...second])).toBe(
    'configure✓ pair✓ open-flow✓1 send-password✓2 second-factor-due✓2 open-second-flow✓3 send-code✓4 read-session✓4',
  );
});

test('a refused password is no step', () => {
  expect(print([exchange(1, 'open-flow', 'flow'), exchange(2, 'send-password', 'rejected')])).toContain('open-flow✓1 send-password…');
});

test('an account without an app is asked to pair one after its password', () => {
  const alone = [exchange(1, 'open-flow', 'flow'), exchange(2, 'send-password', 'signedIn')];
  expect(print(alone.slice(0, 1), false)).toContain('pair open-flow✓1 send-password…');
  expect(print(alone, false)).toBe(
    'configure✓ pair… open-flow✓1 send-password✓2 second-factor-due open-second-flow send-code read-session✓2',
  );
});
