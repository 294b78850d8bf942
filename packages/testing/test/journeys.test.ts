import { readFileSync } from 'node:fs';
import { createLoginView, type LoginView, loginMachine, type Outcome } from '@kratos-login/core';
import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import { aFlow, createScriptedKratos, type JourneyDriver, listTransitions, loginJourneys, walkJourney } from '../src/index.ts';
import { toDeed } from '../src/journeys/deed.ts';
import { toSight } from '../src/journeys/sight.ts';

const journeys = loginJourneys();
const steps = journeys.flatMap((journey) => journey.steps);
const secrets = { password: 'correct horse', code: '123456' };
const atFirst = createLoginView()(createActor(loginMachine, { input: {} }).getSnapshot());

test('every transition of the machine is on a journey of what pages offer', () => {
  const taken = new Set(steps.flatMap(({ edges }) => edges.map((edge) => edge.split(' ▸ ').slice(2).join(' ▸ '))));
  expect(listTransitions(loginMachine).filter(({ id }) => !taken.has(id))).toEqual([]);
});

test('journeys are plain data, with ids of their own, and the same each time', () => {
  expect(JSON.parse(JSON.stringify(journeys))).toEqual(JSON.parse(JSON.stringify(loginJourneys())));
  expect(new Set(journeys.map(({ id }) => id)).size).toBe(journeys.length);
});

test('what a host says in its own words is what its page has to show', () => {
  const [journey] = loginJourneys({ words: { signIn: 'Come in' } });
  expect(journey?.steps[0]?.sees.title).toBe('Come in');
});

test('an event without a deed is named', () => {
  const step = { kind: 'send', label: 'dance', event: { type: 'dance' } } as const;
  expect(() => toDeed(step, { view: atFirst, secrets })).toThrow('No deed for the event "dance": say in deed.ts');
});

test('an outcome without a deed is named', () => {
  const step = {
    kind: 'settle',
    label: '',
    call: { id: 'openFlow', src: 'openFlow' },
    answer: { label: '', output: { kind: 'asleep' } },
  } as const;
  expect(() => toDeed(step, { view: atFirst, secrets })).toThrow('No deed for "asleep" of "openFlow": say in deed.ts');
});

test('a step without a sight is named, and so is a focus', () => {
  const toIt = (view: object) => () => toSight({ ...atFirst, ...view } as LoginView, { view: null, held: {} }, () => true);
  expect(toIt({ step: 'dreaming' })).toThrow('No sight of the step "dreaming": say in sight.ts');
  expect(toIt({ cue: { focus: 'cloud', empty: [], submit: false } })).toThrow('No sight of the focus "cloud": say in sight.ts');
});

test('a failure tells the way there, the edge, the state, what was expected, what is there, and how to take it again', async () => {
  const journey = journeys.find(({ steps: [, second] }) => second?.deed.kind === 'answer' && second.deed.outcome.kind === 'flow');
  if (journey === undefined) throw new Error('no journey opens a form first');
  const seen: string[] = [];
  const driver = new Proxy({} as JourneyDriver, {
    get: (_, member) => async (title: string) => {
      seen.push(String(member));
      if (member === 'tellPage') return 'a blank page';
      if (member === 'takePicture') return 'page.png';
      if (member === 'seeTitle' && seen.filter((each) => each === 'seeTitle').length === 2)
        throw new Error(`Nothing is called "${title}".`);
    },
  });
  const answered: Outcome['kind'][] = [];
  const kratos = { answer: async ({ kind }: Outcome) => void answered.push(kind), untilCalled: async () => {} };
  const [open, second] = journey.steps;
  await expect(walkJourney(journey, driver, kratos, { replay: `npx vitest run -t ${journey.id}` })).rejects.toThrow(
    [
      'Nothing is called "Sign in".',
      '',
      'the way there',
      `    ${open?.name}`,
      `  ✗ ${second?.name}`,
      '',
      'what the step takes',
      ...(second?.edges ?? []).map((edge) => `    ${edge}`),
      `the chart is then at ${second?.state}`,
      '',
      'what is on the page',
      '    a blank page',
      'a picture of it: page.png',
      '',
      `this journey alone: npx vitest run -t ${journey.id}`,
    ].join('\n'),
  );
  expect(answered).toEqual(['flow']);
});

test('a Kratos that is called more often than a journey says is told on', async () => {
  const { fetch, kratosUrl, untilCalled, answer } = createScriptedKratos();
  void fetch(`${kratosUrl}/sessions/whoami`);
  await untilCalled(1);
  void fetch(`${kratosUrl}/self-service/login/browser`);
  await expect(untilCalled(1)).rejects.toThrow('Expected 1 calls of Kratos so far, got 2: /sessions/whoami, /self-service/login/browser.');
  await answer({ kind: 'noSession' });
  await answer({ kind: 'flow', flow: aFlow({ aal: 'aal1' }) });
});

test('the README shows the test of the example as it is', () => {
  const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
  expect(read('../README.md')).toContain(`\`\`\`ts\n${read('../../../apps/example/src/login.surface.spec.ts')}\`\`\``);
});
