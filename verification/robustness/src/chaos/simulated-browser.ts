import {
  createClient,
  createLoginWithClient,
  type Login,
  type LoginInput,
  type LoginView,
  type LoginWithClientOptions,
} from '@kratos-login/core';
import type { Emulator } from '@kratos-login/emulator';
import { createLag } from '../simulation/lag.ts';
import { createNetwork, type Network, type PlannedFault } from '../simulation/network.ts';
import { createNetworkTransport } from '../simulation/network-transport.ts';
import { openTab } from '../simulation/tab.ts';

/** A login on a page, with its own connection to Kratos. */
export interface PageLogin {
  readonly login: Login;
  readonly network: Network;
}

/** A page of a browser. Most have one login. */
interface Page {
  readonly seats: PageLogin[];
  /** Its `sessionStorage`, or `null` if the browser forbids it. */
  readonly storage: Storage | null;
}

type Storage = NonNullable<LoginWithClientOptions['storage']>;

export interface SimulatedBrowserOptions {
  readonly kratos: Emulator;
  readonly kratosUrl: string;
  readonly asked: LoginInput;
  readonly hasStorage: boolean;
  /** The latency of the next request or its answer. */
  readonly drawLag: () => number;
  /** The fault of the next request, or `null`. */
  readonly drawTrouble: () => PlannedFault | null;
  /** Called with every view. */
  readonly look: (view: LoginView) => void;
}

/** One browser: its pages share the cookies. The user uses one login of one page at a time. */
export interface SimulatedBrowser {
  readonly cookies: Map<string, string>;
  readonly logins: readonly PageLogin[];
  /** The login that the user uses. */
  readonly current: PageLogin;
  /** The number of requests of all logins so far. */
  readonly requests: number;
  /** Opens a page, and switches to it. */
  openPage(): void;
  /** Puts another login on the page, and switches to it. */
  addLogin(): void;
  /** Switches to the next login. */
  switchLogin(): void;
  /** Loads the page again, which creates new logins. */
  reload(): void;
  /** Discards the page, and loads it again in another tab without its `sessionStorage`. */
  discard(): void;
  close(): void;
}

export function openSimulatedBrowser({
  kratos,
  kratosUrl,
  asked,
  hasStorage,
  drawLag,
  drawTrouble,
  look,
}: SimulatedBrowserOptions): SimulatedBrowser {
  const cookies = new Map<string, string>();
  const pages: Page[] = [];
  let requests = 0;
  let at = { page: 0, seat: 0 };
  const page = (): Page => pages[at.page] ?? fail();

  function createSeat({ storage }: Page, isVisible: () => boolean): PageLogin {
    const lag = createLag(drawLag);
    const network = createNetwork(lag);
    const troubled: Network = Object.create(network, {
      carry: {
        value: (...parameters: Parameters<Network['carry']>) => {
          requests++;
          const trouble = drawTrouble();
          if (trouble !== null) network.plan(trouble);
          return network.carry(...parameters);
        },
      },
    });
    const client = createClient(createNetworkTransport(troubled, openTab(kratos, cookies, lag), kratosUrl));
    const login = createLoginWithClient({ ...asked, client, storage, isPageVisible: isVisible });
    login.subscribe(look);
    login.start();
    look(login.getView());
    return { login, network };
  }
  const fill = (made: Page, count: number): void => {
    for (let i = 0; i < count; i++) made.seats.push(createSeat(made, () => pages[at.page] === made));
  };

  return {
    cookies,
    get logins() {
      return pages.flatMap(({ seats }) => seats);
    },
    get current() {
      return page().seats[at.seat] ?? fail();
    },
    get requests() {
      return requests;
    },
    openPage() {
      const made: Page = { seats: [], storage: hasStorage ? createStorage() : null };
      at = { page: pages.push(made) - 1, seat: 0 };
      fill(made, 1);
    },
    addLogin() {
      fill(page(), 1);
      at = { ...at, seat: page().seats.length - 1 };
    },
    switchLogin() {
      const isLast = at.seat + 1 >= page().seats.length;
      at = isLast ? { page: (at.page + 1) % pages.length, seat: 0 } : { ...at, seat: at.seat + 1 };
    },
    reload() {
      const old = page().seats.splice(0);
      for (const { login } of old) login.stop();
      fill(page(), old.length);
    },
    discard() {
      const old = page();
      for (const { login } of old.seats) login.stop();
      const made: Page = { seats: [], storage: hasStorage ? createStorage() : null };
      pages[at.page] = made;
      fill(made, old.seats.length);
    },
    close() {
      for (const { seats } of pages) for (const { login } of seats) login.stop();
    },
  };
}

function createStorage(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

function fail(): never {
  throw new Error('No login is in use: open a page first.');
}
