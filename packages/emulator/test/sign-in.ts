import type { EmulatedBrowser } from '@kratos-login/emulator';

/** The members of a flow that tests read. */
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

/** A response with parsed JSON. */
export interface TestReply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: each test checks the members that it expects
  readonly body: any;
}

const json = { accept: 'application/json' };

/** Sends a GET request for JSON. */
export async function get(
  browser: Pick<EmulatedBrowser, 'fetch'>,
  path: string,
  headers: Readonly<Record<string, string>> = json,
): Promise<TestReply> {
  return toReply(await browser.fetch(path, { headers }));
}

/** Submits a form with its CSRF token. */
export async function submit(browser: Pick<EmulatedBrowser, 'fetch'>, flow: Flow, fields: object): Promise<TestReply> {
  const body = JSON.stringify({ csrf_token: findNode(flow, 'csrf_token')?.attributes['value'], ...fields });
  return toReply(await browser.fetch(flow.ui.action, { method: 'POST', headers: { ...json, 'content-type': 'application/json' }, body }));
}

export const createFlow = async (browser: Pick<EmulatedBrowser, 'fetch'>, query = ''): Promise<Flow> =>
  (await get(browser, `self-service/login/browser${query}`)).body;

/** Submits a password to a new flow. */
export const enterPassword = async (browser: Pick<EmulatedBrowser, 'fetch'>, identifier: string, password: string): Promise<TestReply> =>
  submit(browser, await createFlow(browser), { method: 'password', identifier, password });

/** Finds a node by its name or id. */
export const findNode = ({ ui }: Flow, name: string): Flow['ui']['nodes'][number] | undefined =>
  ui.nodes.find(({ attributes }) => attributes['name'] === name || attributes['id'] === name);

/** Lists the names or ids of the nodes. */
export const listNodes = ({ ui }: Flow): readonly unknown[] => ui.nodes.map(({ attributes }) => attributes['name'] ?? attributes['id']);

/** Lists the ids of the messages of the form. */
export const listMessages = ({ ui }: Flow): readonly number[] => (ui.messages ?? []).map(({ id }) => id);

async function toReply(response: Response): Promise<TestReply> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}
