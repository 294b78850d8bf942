import { type Lag, noLag } from './lag.ts';

/** A request of a login, or of the settings of a second factor. */
export type RequestName =
  | SettingsRequestName
  | 'create'
  | 'create aal2'
  | 'get'
  | 'post password'
  | 'post code'
  | 'post provider'
  | 'whoami'
  | 'begin logout'
  | 'logout';

export type SettingsRequestName = 'open settings' | 'get settings' | 'post settings';

/** The result of a request. */
export type Delivery =
  | SimulatedResponse
  /** The connection fails. */
  | 'breaks'
  /** No answer ever arrives, so the caller has to stop waiting. */
  | 'never comes';

export interface SimulatedResponse {
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Status and headers arrive, but the body does not arrive completely. */
  readonly body?: 'breaks off' | 'never ends';
  /** The redirect was followed, or is opaque to the page. */
  readonly redirect?: 'followed' | 'opaque';
}

/** A fault of the network or of a server. */
export interface Fault {
  readonly name: string;
  /** Returns the faulty answer. `truth` is Kratos's answer, or `null` if Kratos did not get the request. */
  readonly deliver: (request: RequestName, truth: SimulatedResponse | null) => Delivery;
}

/** A fault, and the requests that it affects. */
export interface PlannedFault {
  readonly fault: Fault;
  /** `'any'` affects the next requests. */
  readonly request: RequestName | 'any';
  /** The number of consecutive requests. */
  readonly times: number;
  /** Whether the request or Kratos's answer is lost. */
  readonly when: 'before' | 'after';
}

/** The simulated network between a login and Kratos. It counts requests and causes the planned faults. */
export interface Network {
  /** Every request, in order. */
  readonly requests: readonly RequestName[];
  /** The maximum number of concurrent requests so far. */
  readonly mostAtOnce: number;
  /** Whether a pending request gets its answer without any time passing. */
  isWorking(): boolean;
  /** The number of requests with a fault. */
  readonly faultCount: number;
  plan(trouble: PlannedFault): void;
  /** Cancels the planned faults. */
  clear(): void;
  carry(request: RequestName, signal: AbortSignal, ask: () => Promise<SimulatedResponse>): Promise<Delivery>;
}

/** `lag` is the latency of the tab behind this network. */
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
