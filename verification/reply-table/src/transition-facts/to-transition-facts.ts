import { loginMachine } from '@kratos-login/core';
import { secondFactorMachine } from '@kratos-login/core/second-factor';
import { loginAlphabet, loginJourneys, secondFactorAlphabet, secondFactorJourneys, withScriptedLogin } from '@kratos-login/testing';
import type { AnyStateMachine } from 'xstate';
import { explore, type Graph, indexTransitions, listTransitions, planPaths, toGuardLabel } from 'xstate-paths';
import { replies } from '../replies.ts';
import { findReplies } from './find-replies.ts';
import { findTests, toWalkedPaths, toWalkedTests, type WalkedTest } from './find-tests.ts';
import { nameTransition } from './name-transition.ts';

const secondFactor = withScriptedLogin(secondFactorMachine);

/** The name of each transition, and the replies that cause it. */
export const describeTransitions = () => [
  ...describe(loginMachine, explore(loginMachine, loginAlphabet())),
  ...describe(secondFactor, exploreSecondFactor()),
];

const exploreLogin = (): Graph => explore(loginMachine, loginAlphabet({ withRejections: true }));
const exploreSecondFactor = (): Graph => explore(secondFactor, secondFactorAlphabet);

function describe(machine: AnyStateMachine, graph: Graph) {
  const index = [...indexTransitions(machine)];
  const causes = findReplies(
    graph,
    index.map(([, info]) => info),
  );
  return index.map(([{ guard }, info]) => ({
    id: info.id,
    name: nameTransition(info, toGuardLabel(guard)),
    replies: [...(causes.get(info.id) ?? [])],
  }));
}

/** Returns `apps/studio/src/generated/transition-facts.json`, which `npm run docs` writes. The journeys take some seconds. */
export function toTransitionFacts(): string {
  const links = { secondFactorSetupUrl: '/settings', backUrl: 'https://app.example.com/' };
  const loginTests = toWalkedTests(loginJourneys(links), 'packages/dom/test/dom.surface.browser.test.ts');
  const secondFactorTests = toWalkedTests(
    secondFactorJourneys({ texts: { totpLabel: 'Code' }, isShown: () => true }),
    'packages/dom/test/second-factor.surface.browser.test.ts',
  );
  const found = new Map([
    ...findMachineTests(loginMachine, exploreLogin(), loginTests, 'verification/coverage/src/login-paths.test.ts'),
    ...findMachineTests(
      secondFactor,
      exploreSecondFactor(),
      secondFactorTests,
      'verification/coverage/src/second-factor/second-factor-paths.test.ts',
    ),
  ]);
  const facts = describeTransitions();
  const tests = [...new Set([...found.values()].map(({ test }) => test))];
  const lengths = new Map(
    tests.map((test) => [test, Math.max(...[...found.values()].flatMap((each) => (each.test === test ? each.steps : [])))]),
  );
  const used = new Set(facts.flatMap((fact) => fact.replies));
  const rows = replies.filter(({ id }) => used.has(id)).map(({ id, status, means }) => toEntry(id, { status, means }));
  const walked = tests.map((test) =>
    JSON.stringify({ steps: test.steps.slice(0, lengths.get(test)).map(({ name }) => name), command: test.command }),
  );
  const transitions = facts.map(({ id, ...fact }) => {
    const { test, steps } = found.get(id) ?? {};
    return toEntry(id, { ...fact, test: [test === undefined ? -1 : tests.indexOf(test), steps] });
  });
  return `{\n  "replies": {${toLines(rows)}},\n  "tests": [${toLines(walked)}],\n  "transitions": {${toLines(transitions)}}\n}\n`;
}

const findMachineTests = (machine: AnyStateMachine, graph: Graph, preferred: readonly WalkedTest[], file: string) =>
  findTests(listTransitions(machine), preferred, toWalkedPaths(machine, planPaths(machine, graph), file));

const toEntry = (key: string, value: unknown): string => `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
const toLines = (entries: readonly string[]): string => `\n${entries.map((entry) => `    ${entry}`).join(',\n')}\n  `;
