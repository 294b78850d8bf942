import type { Login } from '@kratos-login/core';
import type { Emulator } from '@kratos-login/emulator';
import type { Network, RequestName } from './network.ts';
import { settle } from './settle.ts';
import type { SimulatedTime } from './simulated-time.ts';
import type { SimulatedUser } from './simulated-user.ts';
import { signIn, type Tab } from './tab.ts';

/** How far all is well, and which requests come after that. */
export interface LoginScenario {
  readonly requests: readonly RequestName[];
  /** Comes to that moment; what it gives does the next thing, and tells the login of the page. */
  readonly prepare: (world: ScenarioContext) => Promise<(this: void) => Login>;
}

export interface ScenarioContext {
  readonly kratos: Emulator;
  readonly network: Network;
  readonly time: SimulatedTime;
  readonly person: SimulatedUser;
  /** Another tab of the person's browser. */
  readonly tab: Tab;
  /** Who signs in there. */
  readonly credentials: { readonly email: string; readonly password: string };
  readonly begin: (this: void, flowId?: string) => Login;
}

const TWO_HOURS = 2 * 3_600_000;

export const loginScenarios: Readonly<Record<string, LoginScenario>> = {
  'signing in': {
    requests: ['create', 'post password', 'create aal2', 'post code'],
    prepare: async ({ begin }) => begin,
  },
  'Enter before the form is open': {
    requests: ['create', 'post password'],
    async prepare({ begin, person }) {
      return () => {
        const login = begin();
        person.act(login.getView()); // its page submits it again as soon as the form is there, and so does the person below
        return login;
      };
    },
  },
  'half signed in already': {
    requests: ['create', 'whoami', 'create aal2', 'post code'],
    async prepare({ tab, credentials, begin }) {
      await signIn(tab, credentials);
      return begin;
    },
  },
  'signing out at the code': {
    requests: ['begin logout', 'logout', 'create', 'post password'],
    async prepare({ tab, credentials, begin, network, time }) {
      await signIn(tab, credentials);
      const login = begin();
      await settle(login, network, time);
      return () => {
        const view = login.getView();
        if ('form' in view) view.switchAccount?.();
        return login;
      };
    },
  },
  'a password form that ran out': {
    requests: ['post password', 'create', 'create aal2'],
    async prepare({ kratos, begin, network, time }) {
      const login = begin();
      await settle(login, network, time);
      kratos.clock.advance(TWO_HOURS);
      return () => login;
    },
  },
  'a code form that ran out': {
    requests: ['post code', 'whoami', 'create aal2'],
    async prepare({ kratos, begin, network, time, person }) {
      const login = begin();
      await settle(login, network, time);
      person.act(login.getView());
      await settle(login, network, time);
      kratos.clock.advance(TWO_HOURS);
      return () => login;
    },
  },
  'a page opened with a flow': {
    requests: ['get', 'post password'],
    async prepare({ tab, begin }) {
      const { text } = await tab.ask('/self-service/login/browser');
      const { id } = JSON.parse(text) as { readonly id: string };
      return () => begin(id);
    },
  },
};
