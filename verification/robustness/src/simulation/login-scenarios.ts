import type { Login } from '@kratos-login/core';
import type { Emulator } from '@kratos-login/emulator';
import type { Network, RequestName } from './network.ts';
import { settle } from './settle.ts';
import type { SimulatedTime } from './simulated-time.ts';
import type { SimulatedUser } from './simulated-user.ts';
import { signIn, type Tab } from './tab.ts';

/** A login up to a certain point, and the requests after it. */
export interface LoginScenario {
  readonly requests: readonly RequestName[];
  /** Leads to that point. The returned function performs the next action, and returns the login of the page. */
  readonly prepare: (world: ScenarioContext) => Promise<(this: void) => Login>;
}

export interface ScenarioContext {
  readonly kratos: Emulator;
  readonly network: Network;
  readonly time: SimulatedTime;
  readonly person: SimulatedUser;
  /** Another tab of the user's browser. */
  readonly tab: Tab;
  /** The user who signs in there. */
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
        person.act(login.getView()); // the page submits it again when the form is open, and so does the simulated user
        return login;
      };
    },
  },
  'a second factor is already due': {
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
        if (view.kind === 'form') view.switchAccount?.();
        return login;
      };
    },
  },
  'an expired password form': {
    requests: ['post password', 'create', 'create aal2'],
    async prepare({ kratos, begin, network, time }) {
      const login = begin();
      await settle(login, network, time);
      kratos.clock.advance(TWO_HOURS);
      return () => login;
    },
  },
  'an expired code form': {
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
