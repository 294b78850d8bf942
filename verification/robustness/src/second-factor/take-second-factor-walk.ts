import { createClient } from '@kratos-login/core';
import {
  createSecondFactorWithClients,
  createSettingsClient,
  type SecondFactor,
  type SecondFactorView,
} from '@kratos-login/core/second-factor';
import { createEmulator } from '@kratos-login/emulator';
import { createRandom } from '../random.ts';
import { createNetwork } from '../simulation/network.ts';
import { createNetworkFetch } from '../simulation/network-fetch.ts';
import { createNetworkTransport } from '../simulation/network-transport.ts';
import { isBusy } from '../simulation/settle.ts';
import { simulateTime, tick } from '../simulation/simulated-time.ts';
import { createSimulatedUser } from '../simulation/simulated-user.ts';
import { openTab, signIn } from '../simulation/tab.ts';
import { ann, bob, disturbances, flows, planFault, type SettingsWorld, spans } from './disturb-settings.ts';
import { findSecondFactorDeadEnd, findSecondFactorViewProblems, findUntruth } from './find-second-factor-problems.ts';
import { listSecondFactorActions } from './list-second-factor-actions.ts';
import { watchChanges } from './watch-changes.ts';
import { createSecretsWatch } from './watch-secrets.ts';

/** The maximum number of requests that one action can cause. Opening settings is repeated twice when a gateway fails. In 10,000 walks seven were the most. */
export const MAX_REQUESTS_PER_ACTION = 12;
/** Actions after the faults, until the page shows what is set up. */
const MAX_FINAL_ACTIONS = 30;

/** The result of a walk. `problems` is empty on success. */
export interface SecondFactorWalk {
  readonly story: readonly string[];
  readonly problems: readonly string[];
  /** The kinds of views that were shown. */
  readonly kinds: ReadonlySet<SecondFactorView['kind']>;
  readonly requests: number;
  readonly mostRequests: number;
}

/** Takes the random walk of a seed over both machines, and then lets the user find out what is set up, without faults. */
export async function takeSecondFactorWalk(seed: number, signal?: AbortSignal): Promise<SecondFactorWalk> {
  const random = createRandom(seed);
  const time = simulateTime({ signal });
  const kratos = createEmulator({
    identities: [{ ...ann, totp: random.chance(0.4), ...(random.chance(0.4) && { lookupCodes: true }) }, bob],
    config: { selfservice: { flows } },
    warn: () => {},
  });
  const [network, tab] = [createNetwork(), openTab(kratos)];
  const kratosUrl = kratos.baseUrl.replace(/\/$/, '');
  const changes = watchChanges(createNetworkFetch(network, toFetch(tab)), () => secondFactor);
  const secrets = createSecretsWatch(kratos, ann.password);
  const secondFactor: SecondFactor = createSecondFactorWithClients({
    settingsClient: createSettingsClient({ kratosUrl, fetch: changes.fetch }),
    loginClient: createClient(createNetworkTransport(network, tab, kratosUrl)),
    setUp: random.chance(0.3),
    ...(seed % 4 === 0 && { inspect: secrets.inspect }), // it takes as long as the rest of a walk
  });
  const world: SettingsWorld = { kratos, network, time, tab, secondFactor };
  const story: string[] = [];
  const problems: string[] = [];
  const kinds = new Set<SecondFactorView['kind']>();
  let [counted, mostRequests] = [0, 0];
  const complain = (view: SecondFactorView, some: readonly string[]): void =>
    void problems.push(...some.map((problem) => `"${view.title}" (${view.kind}) ${problem}`));
  const look = (view: SecondFactorView): void => {
    kinds.add(view.kind);
    secrets.learn(view);
    complain(view, [...findSecondFactorViewProblems(view), ...secrets.find('the view', view)]);
  };
  const count = (): void => {
    mostRequests = Math.max(mostRequests, network.requests.length - counted);
    counted = network.requests.length;
  };
  const rest = async (): Promise<void> => {
    await settle(world);
    const view = secondFactor.getView();
    const { context } = secondFactor.actor.getSnapshot();
    complain(view, [
      ...findSecondFactorDeadEnd(view),
      ...secrets.find('the context', context),
      ...secrets.find('the snapshot', secondFactor.actor.getPersistedSnapshot()),
    ]);
    count();
  };
  secondFactor.subscribe(look);
  try {
    if (random.chance(0.85)) await signIn(tab, ann);
    secondFactor.start();
    look(secondFactor.getView());
    await rest();
    for (let left = 1 + random.integer(12); left > 0; left--) {
      count();
      const { title } = secondFactor.getView();
      story.push(`"${title}" ${await performStep()}`);
      if (random.chance(0.7)) await rest();
    }
    await rest();
    await endWell();
  } catch (error) {
    problems.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    secondFactor.stop();
    time.end();
  }
  problems.push(...changes.problems, ...secrets.problems);
  if (network.mostAtOnce > 1) problems.push(`${network.mostAtOnce} concurrent requests`);
  if (mostRequests > MAX_REQUESTS_PER_ACTION) problems.push(`${mostRequests} requests for one action: ${network.requests.join(', ')}`);
  return { story, problems, kinds, requests: network.requests.length, mostRequests };

  async function performStep(): Promise<string> {
    const chance = random.next();
    if (chance < 0.15) return planFault(world, random);
    if (chance < 0.35) {
      const [name, disturb] = random.pick(Object.entries(disturbances));
      await disturb(world, random);
      return name;
    }
    if (chance < 0.42) {
      await rest(); // only timers cause requests after this
      const span = random.pick(spans);
      await time.pass(span);
      counted = network.requests.length; // a login inside renews its form
      return `${span} ms pass`;
    }
    const view = secondFactor.getView();
    if (view.kind === 'done') {
      secondFactor.start();
      return 'starts again';
    }
    const actions = listSecondFactorActions(view, { kratos, ...ann });
    if (actions.length === 0) return 'waits';
    const { name, perform } = random.pick(actions);
    if (view.kind !== 'confirming') changes.ask();
    perform();
    return name;
  }

  /** The faults end, and the user looks what is set up. */
  async function endWell(): Promise<void> {
    network.clear();
    kratos.identities.enable(ann.email);
    kratos.configure({ selfservice: { methods: { totp: { enabled: true }, lookup_secret: { enabled: true } } } });
    story.push('the faults end');
    const user = createSimulatedUser({ kratos, ...ann });
    for (let acts = 0; acts < MAX_FINAL_ACTIONS; acts++) {
      const view = secondFactor.getView();
      if (view.kind === 'done' || (view.kind === 'overview' && view.question === null)) break;
      count();
      story.push(`"${view.title}" ${actOn(view, acts, (login) => user.act(login))}`);
      await rest();
    }
    const last = secondFactor.getView();
    if (last.kind !== 'done' && last.kind !== 'overview') complain(last, ['is where the walk ends']);
    secondFactor.checkSession();
    await rest();
    complain(secondFactor.getView(), findUntruth(secondFactor.getView(), kratos));
  }
}

/** Does what leads to the overview, and returns its description. */
function actOn(
  view: Exclude<SecondFactorView, { readonly kind: 'done' }>,
  acts: number,
  signInWith: (login: Parameters<ReturnType<typeof createSimulatedUser>['act']>[0]) => string,
): string {
  const press = (name: string, go: () => void): string => {
    go();
    return name;
  };
  switch (view.kind) {
    case 'confirming':
      return signInWith(view.login.getView());
    case 'signed-out':
      return press('signs in', view.signIn);
    case 'error':
      return view.retry !== null && acts % 3 !== 2 ? press('retry', view.retry) : press('restart', view.restart);
    case 'overview':
      return press('dismisses the question', view.question?.dismiss ?? (() => {}));
    case 'backup-codes':
      return view.question === null ? press('leaves the codes', view.leave) : press('confirms the question', view.question.confirm);
    case 'pairing':
      return press('leaves pairing', view.leave);
    case 'loading':
      return 'waits';
  }
}

/** Turns without a request after which only time can help. */
const QUIET_TURNS = 20;

/** Waits until the user can act again, and advances time only if necessary. */
async function settle({ secondFactor, network, time }: SettingsWorld): Promise<void> {
  let quiet = 0;
  for (let turns = 0; isWaiting(secondFactor.getView()) || network.isWorking(); turns++) {
    if (turns > 5_000) throw new Error(`Stuck: busy at ${JSON.stringify(secondFactor.actor.getSnapshot().value)}.`);
    await tick();
    quiet = network.isWorking() ? 0 : quiet + 1;
    if (quiet <= QUIET_TURNS) continue;
    if (!(await time.passToNextTimer()))
      throw new Error(`Stuck: never ready at ${JSON.stringify(secondFactor.actor.getSnapshot().value)}.`);
    quiet = 0;
  }
}

function isWaiting(view: SecondFactorView): boolean {
  if (view.kind === 'confirming') return isBusy(view.login.getView());
  return view.isPending || (view.kind === 'error' && view.wait !== '');
}

/** The `fetch` of a tab. */
const toFetch =
  ({ ask }: SettingsWorld['tab']): typeof globalThis.fetch =>
  async (input) => {
    const request = input as Request;
    const { pathname, search } = new URL(request.url);
    const body = request.method === 'POST' ? JSON.parse(await request.text()) : undefined;
    const { status, text, headers = {} } = await ask(`${pathname}${search}`, body);
    return new Response([204, 205, 304].includes(status) ? null : text, { status, headers });
  };
