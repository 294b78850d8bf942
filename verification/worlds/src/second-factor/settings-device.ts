import type { WorldBrowser } from '../world.ts';
import type { SettingsUser } from './settings-world.ts';

type Body = Readonly<Record<string, unknown>>;

/** A settings flow that another device or tab has opened. */
export interface OpenedSettings {
  readonly id: string;
  /** The secret of the offered app, or an empty text. */
  readonly key: string;
}

/** A tab of a browser that asks Kratos directly, without a page. */
export interface SettingsDevice {
  /** Signs in with the password alone, instead of who was signed in before. */
  signIn(user: SettingsUser): Promise<void>;
  openSettings(): Promise<OpenedSettings>;
  /** Submits each body in turn to a new settings flow. */
  change(toBodies: (opened: OpenedSettings) => Promise<readonly Body[]>): Promise<void>;
}

export function openSettingsDevice({ fetch, cookies }: WorldBrowser, kratosUrl: string): SettingsDevice {
  /** Throws for an unexpected status: the page has the same cookies, and would get another answer than planned. */
  async function ask(path: string, body?: Body): Promise<Body> {
    const response = await fetch(`${kratosUrl}${path}`, {
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Body;
    if (response.ok || response.status === 422) return answer;
    throw new Error(`Another device got ${response.status} from ${path}: ${JSON.stringify(answer)}`);
  }

  const submit = (kind: 'login' | 'settings', flow: Body, body: Body): Promise<Body> =>
    ask(`/self-service/${kind}?flow=${flow['id']}`, { ...body, csrf_token: readNode(flow, 'csrf_token')?.value });

  const open = async (): Promise<readonly [Body, OpenedSettings]> => {
    const flow = await ask('/self-service/settings/browser');
    return [flow, { id: String(flow['id']), key: readNode(flow, 'totp_secret_key')?.text?.text ?? '' }];
  };

  return {
    async signIn({ email, password }) {
      cookies.clear();
      await submit('login', await ask('/self-service/login/browser'), { method: 'password', identifier: email, password });
    },
    openSettings: async () => (await open())[1],
    async change(toBodies) {
      const [flow, opened] = await open();
      for (const body of await toBodies(opened)) await submit('settings', flow, body);
    },
  };
}

interface Attributes {
  readonly name?: string;
  readonly id?: string;
  readonly value?: unknown;
  readonly text?: { readonly text: string };
}

function readNode({ ui }: Body, name: string): Attributes | undefined {
  const nodes = (ui as { readonly nodes?: readonly { readonly attributes: Attributes }[] } | undefined)?.nodes ?? [];
  return nodes.find(({ attributes }) => attributes.name === name || attributes.id === name)?.attributes;
}
