import { readFileSync } from 'node:fs';
import { createLoginView, type LoginInput, loginMachine, seal } from '@kratos-login/core';
import { arabic } from '@kratos-login/core/arabic';
import { german } from '@kratos-login/core/german';
import { type KratosCall, type Outcome, readOutcome } from '@kratos-login/core/read-outcome';
import { aFlow } from '@kratos-login/testing';
import { type AnyEventObject, getInitialSnapshot, getNextSnapshot, type SnapshotFrom } from 'xstate';
import type { RealAnswer } from '../hostile/hostile-answer.ts';
import { readRealAnswers } from '../hostile/read-real-answers.ts';
import { createRandom, type Random } from '../random.ts';
import type { RequestName } from '../simulation/network.ts';
import { findOutcomeProblems, findViewTypeProblems } from './find-type-problems.ts';
import { mutateBody } from './mutate-body.ts';

const kratosUrl = 'http://127.0.0.1:4433';
const releases = ['v26.2.0', 'v26.2.0-corners', 'v25.4.0', 'v1.3.1'];
const readRecordings = (release: string): string =>
  readFileSync(new URL(`../../../conformance/recordings/${release}.json`, import.meta.url), 'utf8');

type Snapshot = SnapshotFrom<typeof loginMachine>;

/** A request of a login, and the snapshots up to the state in which it is pending. */
interface Asked {
  readonly call: KratosCall;
  /** The id of the call in the chart. */
  readonly id: string;
  readonly before: readonly Snapshot[];
}

/** Returns the snapshot after each event, because views depend on earlier ones. */
function walk(input: LoginInput, ...events: readonly AnyEventObject[]): readonly Snapshot[] {
  const snapshots = [getInitialSnapshot(loginMachine, { kratosUrl, ...input })];
  for (const event of events) snapshots.push(getNextSnapshot(loginMachine, snapshots.at(-1) as Snapshot, event as never));
  return snapshots;
}

const done = (id: string, output: Outcome): AnyEventObject => ({ type: `xstate.done.actor.${id}`, output, actorId: id });
const open = (aal: 'aal1' | 'aal2', codeWasMailed = false): AnyEventObject =>
  done('openFlow', { kind: 'flow', flow: aFlow({ aal, codeWasMailed }) });
const password = (): AnyEventObject => ({ type: 'password.submit', identifier: 'ann@example.com', secret: seal('correct horse') });
const code = (): AnyEventObject => ({ type: 'code.submit', secrets: { totp_code: seal('123456') } });
const submit = (aal: 'aal1' | 'aal2'): KratosCall => ({ name: 'submit', kratosUrl, aal, action: `${kratosUrl}/self-service/login?flow=f` });

const asked: Readonly<Record<RequestName, Asked>> = {
  create: { call: { name: 'create', aal: 'aal1', hasLoginChallenge: false }, id: 'openFlow', before: walk({}) },
  'create aal2': {
    call: { name: 'create', aal: 'aal2', hasLoginChallenge: true },
    id: 'openFlow',
    before: walk({ loginChallenge: 'c' }, open('aal1'), password(), done('submitFlow', { kind: 'secondFactorDue' })),
  },
  get: { call: { name: 'get' }, id: 'openFlow', before: walk({ flowId: 'f' }) },
  'post password': { call: submit('aal1'), id: 'submitFlow', before: walk({}, open('aal1'), password()) },
  'post code': { call: submit('aal2'), id: 'submitFlow', before: walk({ aal: 'aal2' }, open('aal2', true), code()) },
  whoami: {
    call: { name: 'whoami' },
    id: 'askWhoami',
    before: walk({ expectedOrigins: ['https://app.example.com'] }, done('openFlow', { kind: 'sessionChanged' })),
  },
  'begin logout': { call: { name: 'signOut', part: 'begin' }, id: 'signOut', before: walk({}, { type: 'account.switch' }) },
  logout: { call: { name: 'signOut', part: 'end' }, id: 'signOut', before: walk({}, { type: 'account.switch' }) },
} as Readonly<Record<RequestName, Asked>>;

const statuses = [200, 200, 204, 303, 400, 400, 401, 403, 404, 410, 422, 429, 431, 500, 503];
const languages = [{}, german, arabic];

/** One mutated body, and the problems of its results. */
interface Tried {
  readonly outcome: string;
  readonly view: string;
  readonly problems: readonly string[];
}

function tryBody(
  real: readonly RealAnswer[],
  kinds: readonly (readonly RealAnswer[])[],
  random: Random,
): Tried & { readonly text: string; readonly request: string } {
  const { request, status: recorded, body } = random.pick(random.integer(2) === 0 ? real : random.pick(kinds));
  const names = Object.keys(asked) as RequestName[];
  // Sometimes it answers another request than the recorded one, or has another status.
  const name = random.integer(10) === 0 || !(request in asked) ? random.pick(names) : request;
  const status = random.integer(6) === 0 ? random.pick(statuses) : recorded;
  const text = JSON.stringify(mutateBody(body, random)) ?? '';
  const retryAfter = random.integer(8) === 0 ? random.pick(['3', '604800', 'Tue, 24 Nov 2026 10:00:30 GMT', 'soon', '']) : null;
  const { texts, messages } = random.pick(languages) as Partial<typeof german>;
  try {
    const { call, id, before } = asked[name];
    const outcome = readOutcome(call, { status, text, redirected: false, retryAfter, at: Date.parse('2026-11-24T10:00:00Z') });
    const after = getNextSnapshot(loginMachine, before.at(-1) as Snapshot, done(id, outcome) as never);
    const toView = createLoginView({ texts, messages, kratosUrl });
    const views = [...before, after].map(toView);
    const view = views.at(-1);
    const problems = [...findOutcomeProblems(outcome), ...findViewTypeProblems(view), ...findPollution()];
    return { request: name, text, outcome: outcome.kind, view: view?.step ?? '', problems };
  } catch (error) {
    return {
      request: name,
      text,
      outcome: 'thrown',
      view: 'thrown',
      problems: [error instanceof Error ? `throws ${error.stack}` : 'throws'],
    };
  }
}

const findPollution = (): readonly string[] => ('isPolluted' in {} ? ['every object is polluted'] : []);

const toErrorId = (body: unknown): string => (body as { readonly error?: { readonly id?: string } } | null)?.error?.id ?? '';

export interface MutatedBodies {
  readonly problems: readonly string[];
  /** The number of results by outcome, and by step of the view. */
  readonly outcomes: ReadonlyMap<string, number>;
  readonly views: ReadonlyMap<string, number>;
  readonly report: string;
}

/** Passes mutated bodies through `readOutcome`, the chart and the view: no exception is thrown, and every result has its declared type. */
export function runMutatedBodies(count: number, seed: number): MutatedBodies {
  const real = readRealAnswers(releases.map(readRecordings)).filter(({ body }) => typeof body !== 'string');
  // Rare replies are tested as often as frequent ones.
  const kinds = [...Map.groupBy(real, ({ request, status, body }) => `${request} ${status} ${toErrorId(body)}`).values()];
  const random = createRandom(seed);
  const problems: string[] = [];
  const outcomes = new Map<string, number>();
  const views = new Map<string, number>();
  for (let each = 0; each < count; each++) {
    const tried = tryBody(real, kinds, random);
    outcomes.set(tried.outcome, (outcomes.get(tried.outcome) ?? 0) + 1);
    views.set(tried.view, (views.get(tried.view) ?? 0) + 1);
    if (tried.problems.length > 0)
      problems.push(`body ${each}, as an answer to "${tried.request}": ${tried.problems.join('; ')}\n  ${tried.text.slice(0, 2_000)}`);
  }
  const tell = (counts: ReadonlyMap<string, number>): string => [...counts].map(([name, often]) => `${name}: ${often}`).join(', ');
  const report = `mutated bodies: ${count} of ${real.length} recorded ones, seed ${seed}, ${problems.length} with problems\n  outcomes: ${tell(outcomes)}\n  views: ${tell(views)}`;
  return { problems, outcomes, views, report };
}
