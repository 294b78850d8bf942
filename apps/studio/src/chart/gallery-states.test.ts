import { loginChart, secondFactorChart } from '@kratos-login/inspect/panel';
import { scenarioIds, secondFactorScenarioIds } from 'demo-kit/gallery';
import { expect, test } from 'vitest';
import { findGalleryStates, galleryStates } from './gallery-states.ts';

test('each page of the gallery belongs to one state of a chart', () => {
  expect(Object.values(galleryStates).flat().toSorted()).toEqual([...scenarioIds, ...secondFactorScenarioIds].toSorted());
});

test('each state with pages in the gallery is in a chart', () => {
  const known = [...loginChart.states, ...secondFactorChart.states].map(({ id }) => id);
  expect(Object.keys(galleryStates).filter((id) => !known.includes(id))).toEqual([]);
});

test('a state without pages of its own has those inside it, or those of its parent', () => {
  expect(findGalleryStates('login.error').slice(0, 3)).toEqual(['error-rate-limited', 'error-unavailable', 'cancelled']);
  expect(findGalleryStates('login.awaiting-TOTP.entering.waiting')[0]).toBe('code');
});
