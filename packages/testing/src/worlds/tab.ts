import { type Jar, sendWith } from './jar.ts';
import type { KratosServer } from './kratos-server.ts';

/** A form as Kratos sends it, as far as a tab reads it. */
export interface TabForm {
  readonly id?: string;
  readonly ui?: { readonly action: string; readonly nodes: readonly { readonly attributes: TabInput }[] };
  readonly redirect_browser_to?: string;
}

export interface TabInput {
  readonly name?: string;
  readonly id?: string;
  readonly value?: unknown;
  readonly text?: {
    readonly text: string;
    readonly context?: { readonly secrets?: readonly { readonly context: { readonly secret: string } }[] };
  };
}

/** Another tab of a browser: somebody does by hand there what the login under test does by itself. */
export interface Tab {
  open(path: string): Promise<TabForm>;
  /** Sends a form with these fields. */
  submit(form: TabForm, fields: Readonly<Record<string, unknown>>): Promise<TabForm>;
}

/** Opens one; tabs of one browser have one jar. */
export function openTab(server: KratosServer, jar: Jar): Tab {
  const ask = async (url: string, init: RequestInit = {}): Promise<TabForm> => {
    const response = await sendWith(jar, server, new Request(url, { ...init, headers: { ...init.headers, accept: 'application/json' } }));
    const text = await response.text();
    if (response.status >= 500) throw new Error(`${url} came to ${response.status}: ${text}`);
    return JSON.parse(text) as TabForm;
  };
  return {
    open: (path) => ask(path.startsWith('/') ? server.publicUrl + path : path),
    submit: (form, fields) =>
      ask(form.ui?.action ?? fail(form), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ csrf_token: findInput(form, 'csrf_token')?.value, ...fields }),
      }),
  };
}

export const findInput = ({ ui }: TabForm, name: string): TabInput | undefined =>
  ui?.nodes.find(({ attributes }) => attributes.name === name || attributes.id === name)?.attributes;

function fail(form: TabForm): never {
  throw new Error(`No form came: ${JSON.stringify(form)}`);
}
