import { type Lag, noLag } from './lag.ts';

/** A request of a login. */
export type RequestName =
  | 'create'
  | 'create aal2'
  | 'get'
  | 'post password'
  | 'post code'
  | 'post provider'
  | 'whoami'
  | 'begin logout'
  | 'logout';

/** What a request comes to. */
export type Delivery =
  | SimulatedResponse
  /** There is no answer. */
  | 'breaks'
  /** There is none for ever: somebody must stop waiting. */
  | 'never comes';

export interface SimulatedResponse {
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Its status and headers come; its body does not, or not wholly. */
  readonly body?: 'breaks off' | 'never ends';
  /** A redirect that was followed, or one that a page cannot see into. */
  readonly redirect?: 'followed' | 'opaque';
}

/** Something that goes wrong on the way. */
export interface Fault {
  readonly name: string;
  /** What comes instead; `truth` is what Kratos answered, where it was asked. */
  readonly deliver: (request: RequestName, truth: SimulatedResponse | null) => Delivery;
}

/** A fault, and whom it meets. */
export interface PlannedFault {
  readonly fault: Fault;
  /** `'any'` for whatever comes next. */
  readonly request: RequestName | 'any';
  /** How many of them in a row. */
  readonly times: number;
  /** Kratos was not asked, or it has acted and its answer is lost. */
  readonly when: 'before' | 'after';
}

/** The way to Kratos: it counts, it watches, and things go wrong on it. */
export interface Network {
  /** Every request, in order. */
  readonly requests: readonly RequestName[];
  /** The most requests that were ever under way at once. */
  readonly mostAtOnce: number;
  /** Whether there are requests that will get an answer without any time passing. */
  isWorking(): boolean;
  /** How many requests have met trouble. */
  readonly faultCount: number;
  plan(trouble: PlannedFault): void;
  /** No more trouble. */
  clear(): void;
  carry(request: RequestName, signal: AbortSignal, ask: () => Promise<SimulatedResponse>): Promise<Delivery>;
}

/** `lag` is that of the tab behind this network. */
export function createNetwork(lag: Lag = noLag): Network {
  const requests: RequestName[] = [];
  const troubles: (PlannedFault & { left: number })[] = [];
  let underWay = 0;
  let working = 0;
  let mostAtOnce = 0;
  let troubled = 0;

  async function deliver(request: RequestName, ask: () => Promise<SimulatedResponse>): Promise<Delivery> {
    const trouble = troubles.find((each) => each.request === request || each.request === 'any');
    if (trouble === undefined) return ask();
    troubled++;
    trouble.left--;
    if (trouble.left === 0) troubles.splice(troubles.indexOf(trouble), 1);
    return trouble.fault.deliver(request, trouble.when === 'after' ? await ask() : null);
  }

  return {
    requests,
    get mostAtOnce() {
      return mostAtOnce;
    },
    get faultCount() {
      return troubled;
    },
    isWorking: () => working > lag.waiting,
    plan: (trouble) => void troubles.push({ ...trouble, left: trouble.times }),
    clear: () => void troubles.splice(0),
    async carry(request, signal, ask) {
      requests.push(request);
      underWay++;
      working++;
      mostAtOnce = Math.max(mostAtOnce, underWay);
      let isUnderWay = true;
      const land = (): void => {
        if (isUnderWay) underWay--;
        isUnderWay = false;
      };
      signal.addEventListener('abort', land, { once: true });
      const delivery = await deliver(request, ask).finally(() => working--);
      if (delivery === 'breaks' || (delivery !== 'never comes' && !neverEnds(delivery))) land();
      return delivery;
    },
  };
}

const neverEnds = ({ status, body }: SimulatedResponse): boolean => body === 'never ends' && status !== 204;
