import type { WorldBrowser, WorldUser } from './world.ts';

/** Another tab, which shares its cookies with the page. */
export interface WorldTab {
  /** Opens a flow, and returns its id. `null` if Kratos refuses. */
  openFlow(query?: string): Promise<string | null>;
  /** Signs in with the password. */
  enterPassword(person: WorldUser): Promise<void>;
  /** Continues with the second factor. */
  enterCode(person: WorldUser): Promise<void>;
  signOut(): Promise<void>;
}

export function openWorldTab(browser: WorldBrowser, kratosUrl: string): WorldTab {
  const ask = async (path: string, body?: object): Promise<TabAnswer> => {
    const response = await browser.fetch(`${kratosUrl}${path}`, {
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
  };
  const submit = async (query: string, fields: (flow: TabFlow) => Promise<object>): Promise<void> => {
    const { status, body: flow } = await ask(`/self-service/login/browser${query}`);
    if (status !== 200) throw new Error(`Another tab could not open a form: ${JSON.stringify(flow)}`);
    const token = findNode(flow, 'csrf_token')?.value;
    const answer = await ask(`/self-service/login?flow=${flow.id}`, { ...(await fields(flow)), csrf_token: token });
    if (answer.status !== 200 && answer.status !== 422) throw new Error(`Another tab could not sign in: ${JSON.stringify(answer.body)}`);
  };
  return {
    async openFlow(query = '') {
      const { status, body } = await ask(`/self-service/login/browser${query}`);
      return status === 200 ? (body.id ?? null) : null;
    },
    enterPassword: ({ identifier, password }) => submit('', async () => ({ method: 'password', identifier: identifier, password })),
    enterCode: (person) =>
      submit('?aal=aal2', async (flow) => {
        if (flow.state === 'sent_email') return { method: 'code', code: await person.code('code') };
        if (findNode(flow, 'totp_code')) return { method: 'totp', totp_code: await person.code('totp') };
        return { method: 'lookup_secret', lookup_secret: await person.code('lookup_secret') };
      }),
    async signOut() {
      const { body } = await ask('/self-service/logout/browser');
      if (body.logout_token !== undefined) await ask(`/self-service/logout?token=${body.logout_token}`);
    },
  };
}

const findNode = ({ ui }: TabFlow, name: string) => ui?.nodes.find(({ attributes }) => attributes.name === name)?.attributes;

interface TabFlow {
  readonly id?: string;
  readonly state?: string;
  readonly logout_token?: string;
  readonly ui?: { readonly nodes: readonly { readonly attributes: { readonly name?: string; readonly value?: string } }[] };
}

interface TabAnswer {
  readonly status: number;
  readonly body: TabFlow;
}
