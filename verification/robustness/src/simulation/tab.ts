import type { Emulator } from '@kratos-login/emulator';
import { noLag } from './lag.ts';
import type { SimulatedResponse } from './network.ts';

/** A browser tab without `fetch`, which would take more time than Kratos and the login together. */
export interface Tab {
  readonly cookies: Map<string, string>;
  ask(path: string, body?: Readonly<Record<string, string>>): Promise<SimulatedResponse>;
}

/** Opens a tab. Tabs of one browser share their cookies. They are sent with the request, and stored when the answer arrives. */
export function openTab(kratos: Emulator, cookies: Map<string, string> = new Map(), lag = noLag): Tab {
  return {
    cookies,
    async ask(path, body) {
      const headers = new Headers({ accept: 'application/json', ...(body && { 'content-type': 'application/json' }) });
      if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
      const url = new URL(path, kratos.baseUrl).href;
      await lag.pass();
      const answer = await kratos.handle({ method: body ? 'POST' : 'GET', url, headers, ...(body && { body: JSON.stringify(body) }) });
      await lag.pass();
      for (const line of answer.headers.getSetCookie()) keep(cookies, line);
      return { status: answer.status, text: answer.body, headers: Object.fromEntries(answer.headers) };
    },
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = ''] = line.split('; ');
  const at = pair.indexOf('=');
  if (line.includes('Max-Age=0')) cookies.delete(pair.slice(0, at));
  else cookies.set(pair.slice(0, at), pair.slice(at + 1));
}

interface Flow {
  readonly id: string;
  readonly ui: { readonly nodes: readonly { readonly attributes: { readonly name?: string; readonly value?: string } }[] };
}

/** Signs a user in as another tab would, with the password only or with both factors. */
export async function signIn(tab: Tab, { email, password, code }: { email: string; password: string; code?: string }): Promise<void> {
  await submit(tab, '/self-service/login/browser', { method: 'password', identifier: email, password });
  if (code !== undefined) await submit(tab, '/self-service/login/browser?aal=aal2', { method: 'totp', totp_code: code });
}

export async function signOut(tab: Tab): Promise<void> {
  const { text } = await tab.ask('/self-service/logout/browser');
  const { logout_token: token } = JSON.parse(text) as { readonly logout_token?: string };
  if (token !== undefined) await tab.ask(`/self-service/logout?token=${token}`);
}

async function submit(tab: Tab, path: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const { text } = await tab.ask(path);
  const flow = JSON.parse(text) as Partial<Flow>;
  const token = flow.ui?.nodes.find(({ attributes }) => attributes.name === 'csrf_token')?.attributes.value;
  if (flow.id === undefined || token === undefined) return; // a user is already signed in
  await tab.ask(`/self-service/login?flow=${flow.id}`, { ...fields, csrf_token: token });
}
