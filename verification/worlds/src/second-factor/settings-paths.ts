import { type SettingsOutcome, secondFactorMachine } from '@kratos-login/core/second-factor';
import { secondFactorAlphabet, withScriptedLogin } from '@kratos-login/testing';
import type { SurfaceRecord } from '@verification/coverage/surface-record';
import type { SnapshotFrom } from 'xstate';
import { type Alphabet, type ChartAnswer, type ChartCall, explore, type Graph, type GraphEdge, type Path, planPaths } from 'xstate-paths';
import { findSettingsRecipe, type SettingsRecipe, type SettingsRequest } from './settings-recipes.ts';
import type { Who } from './settings-world.ts';

type Snapshot = SnapshotFrom<typeof secondFactorMachine>;

/** The paths of the second factor that Kratos can cause. */
export interface SettingsPlan {
  readonly paths: readonly Path[];
  /** Edges that the chart has and Kratos cannot cause, with the reason. */
  readonly cannot: SurfaceRecord['cannot'];
  /** Every edge that the chart has. */
  readonly edges: readonly string[];
}

/** Plans paths without the answers that Kratos cannot send. */
export function planSettingsWorld(): SettingsPlan {
  const machine = withScriptedLogin(secondFactorMachine);
  const graph = explore(machine, settingsAlphabet);
  const [here, all] = [edgesOf(graph), edgesOf(explore(machine, secondFactorAlphabet))];
  return {
    paths: planPaths(machine, graph),
    cannot: [...all.keys()].filter((edge) => !here.has(edge)).map((edge) => ({ edge, why: explain(all.get(edge) ?? []) })),
    edges: [...all.keys()],
  };
}

/** Events are sent where the view offers them, if it ever does. */
const settingsAlphabet: Alphabet<typeof secondFactorMachine> = {
  ...secondFactorAlphabet,
  events: (snapshot) =>
    secondFactorAlphabet.events(snapshot).filter(({ event: { type } }) => {
      const { question, flow } = snapshot.context;
      if (type === 'question.dismiss') return question !== null;
      return type !== 'codes.generate' || flow?.backupCodes !== 'new';
    }),
  answers: (call, snapshot) => secondFactorAlphabet.answers(call, snapshot).filter((answer) => whyNot(call, answer, snapshot) === null),
};

/** Returns why an answer is impossible. `null` if it has a recipe. */
function whyNot(call: ChartCall, answer: ChartAnswer, snapshot: Snapshot): string | null {
  if (!('output' in answer)) return 'The calls of `createSecondFactor` never reject. Only actors of the host do.';
  if (call.src === 'login') return whyNoEnd(answer.label, snapshot);
  const recipe = findSettingsRecipe(answer.output as SettingsOutcome, toRequest(call.src, snapshot));
  return typeof recipe === 'string' ? recipe : null;
}

/** A user who confirms a change cannot choose a provider that was never linked. */
const whyNoEnd = (label: string, { context: { confirmation } }: Snapshot): string | null =>
  label === 'login: redirect required' && confirmation !== 'sign-in' ? 'The user has no provider to confirm with.' : null;

/** The request of a call, as the world has to know it. `nameOf` returns the user with an id. In planned paths, the ids are names. */
export function toRequest(
  src: string,
  { context: { flowId, flow: shown, change, identityId } }: Snapshot,
  nameOf: (id: string | null) => Who = (id) => (id ?? 'ann') as Who,
): SettingsRequest {
  const who = nameOf(identityId);
  const flow = shown && { ...shown, identityId: nameOf(shown.identityId) };
  if (src === 'submitSettings') return { name: 'submit', change, flow, who };
  return { name: src === 'endSession' ? 'sign out' : flowId === null ? 'create' : 'get', change, flow, who };
}

/** Whether the code that is typed at this step has to be refused. */
export function typesOldCode({ steps }: Path, index: number): boolean {
  const next = steps.slice(index + 1).find(({ step }) => step.kind !== 'elapse')?.step;
  return next?.kind === 'settle' && 'output' in next.answer && (next.answer.output as SettingsOutcome).kind === 'rejected';
}

/** The recipe of a planned answer. */
export function mustFindRecipe(outcome: SettingsOutcome, request: SettingsRequest): SettingsRecipe {
  const recipe = findSettingsRecipe(outcome, request);
  if (typeof recipe === 'string') throw new Error(`There is no recipe: ${recipe}`);
  return recipe;
}

function edgesOf({ nodes, starts }: Graph): ReadonlyMap<string, readonly GraphEdge[]> {
  const found = new Map<string, GraphEdge[]>();
  for (const { taken } of starts) for (const { edge } of taken) found.set(edge, []);
  for (const each of nodes.flatMap(({ edges }) => edges))
    for (const { edge } of each.taken) found.set(edge, [...(found.get(edge) ?? []), each]);
  return found;
}

/** Joins the reasons of each answer that would take the edge. */
function explain(edges: readonly GraphEdge[]): string {
  const reasons = edges.map(({ step, from: { configuration } }) =>
    step.kind === 'settle' ? whyNot(step.call, step.answer, configuration.snapshot as Snapshot) : null,
  );
  const distinct = [...new Set(reasons.filter((reason) => reason !== null))];
  return distinct.length === 0 ? 'Every way to it needs an impossible answer.' : distinct.join(' Or: ');
}
