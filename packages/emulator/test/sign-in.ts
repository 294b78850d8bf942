import type { EmulatedBrowser } from '@kratos-login/emulator';

/** A flow, as far as tests look into it. */
export interface Flow {
  readonly id: string;
  readonly state: string;
  readonly active?: string;
  readonly ui: {
    readonly action: string;
    readonly nodes: readonly {
      readonly attributes: Readonly<Record<string, unknown>>;
      readonly messages: readonly { readonly id: number }[];
    }[];
    readonly messages?: readonly { readonly id: number; readonly text: string }[];
  };
}

/** An answer with its JSON. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: whatever Kratos answers; each test says what it expects
  readonly body: any;
}

const json = { accept: 'application/json' };

/** Asks for something as an app does. */
export async function get(
  browser: Pick<EmulatedBrowser, 'fetch'>,
  path: string,
  headers: Readonly<Record<string, string>> = json,
): Promise<Reply> {
  return toReply(await browser.fetch(path, { headers }));
}

/** Submits a form, its token with it. */
export async function submit(browser: Pick<EmulatedBrowser, 'fetch'>, flow: Flow, fields: object): Promise<Reply> {
  const body = JSON.stringify({ csrf_token: findNode(flow, 'csrf_token')?.attributes['value'], ...fields });
  return toReply(await browser.fetch(flow.ui.action, { method: 'POST', headers: { ...json, 'content-type': 'application/json' }, body }));
}

/** Creates a login flow. */
export const createFlow = async (browser: Pick<EmulatedBrowser, 'fetch'>, query = ''): Promise<Flow> =>
  (await get(browser, `self-service/login/browser${query}`)).body;

/** Signs in with a password, on a new flow. */
export const enterPassword = async (browser: Pick<EmulatedBrowser, 'fetch'>, identifier: string, password: string): Promise<Reply> =>
  submit(browser, await createFlow(browser), { method: 'password', identifier, password });

/** The node of a name. */
export const findNode = ({ ui }: Flow, name: string): Flow['ui']['nodes'][number] | undefined =>
  ui.nodes.find(({ attributes }) => attributes['name'] === name || attributes['id'] === name);

/** The names of the nodes, in order. */
export const listNodes = ({ ui }: Flow): readonly unknown[] => ui.nodes.map(({ attributes }) => attributes['name'] ?? attributes['id']);

/** The messages at the top, by id. */
export const listMessages = ({ ui }: Flow): readonly number[] => (ui.messages ?? []).map(({ id }) => id);

async function toReply(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}
