import { type Credentials, createSettingsScene } from '@verification/worlds/second-factor/settings-scene';
import type { SettingsWorld } from '@verification/worlds/second-factor/settings-world';
import { listenTo } from './listen-to.ts';
import { type incidents, type SettingsScript, type SettingsStep, submissions } from './settings-scripts.ts';

/** Opens the settings of a user who has set this up, takes the steps of a script, and returns every answer of Kratos. */
export async function playSettingsScript(
  given: SettingsWorld,
  { app, codes }: Credentials,
  script: SettingsScript,
): Promise<readonly string[]> {
  const [answers, world] = listenTo(given);
  const scene = createSettingsScene(world);
  let [id, csrfToken, key] = ['', '', 'JBSWY3DPEHPK3PXP'];

  async function ask(path: string, body?: object): Promise<void> {
    const response = await world.browser.fetch(`${world.kratosUrl}${path}`, {
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Answer;
    if (answer.ui === undefined) return;
    const find = (name: string) => answer.ui?.nodes.find(({ attributes }) => [attributes.name, attributes.id].includes(name))?.attributes;
    id = answer.id;
    csrfToken = find('csrf_token')?.value ?? csrfToken;
    key = find('totp_secret_key')?.text?.text ?? key;
  }

  /** Replaces `CODE` and `OLD` by codes of the offered app. */
  async function withCode(fields: object): Promise<object> {
    const text = JSON.stringify(fields);
    if (text.includes('CODE')) return JSON.parse(text.replace('CODE', await world.readCode(key, 'current')));
    return text.includes('OLD') ? JSON.parse(text.replace('OLD', await world.readCode(key, 'old'))) : fields;
  }

  const remove = async (factor: 'totp' | 'lookup_secret'): Promise<void> => {
    const { appKey, hasCodes } = await world.findFactors('ann');
    if (factor === 'totp' ? appKey !== null : hasCodes) await world.removeFactor('ann', factor);
  };
  const happen: { readonly [Each in (typeof incidents)[number]]: () => unknown } = {
    fetch: () => ask(`/self-service/settings/flows?id=${id}`),
    open: () => ask('/self-service/settings/browser'),
    'session grows old': () => world.ageSessions(),
    'flow expires': () => world.expireFlows(),
    'session is revoked': () => scene.revokeSessions(),
    'another user': () => scene.signIn('bob'),
    'second factor is required': () => scene.requireSecondFactor('ann'),
    'app is disabled': () => scene.setUp('ann', { app: 'off', codes }),
    'codes are disabled': () => scene.setUp('ann', { app, codes: 'off' }),
    'app is removed': () => remove('totp'),
    'codes are removed': () => remove('lookup_secret'),
    'cookie is lost': () => scene.dropCsrfCookie(),
  };
  const isIncident = (step: SettingsStep): step is (typeof incidents)[number] => step in happen;

  try {
    await scene.setUp('ann', { app, codes });
    await scene.signIn('ann');
    await ask('/self-service/settings/browser');
    for (const step of script)
      if (isIncident(step)) await happen[step]();
      else await ask(`/self-service/settings?flow=${id}`, { csrf_token: csrfToken, ...(await withCode(submissions[step])) });
    return answers;
  } finally {
    await scene.end();
  }
}

interface Answer {
  readonly id: string;
  readonly ui?: {
    readonly nodes: readonly {
      readonly attributes: {
        readonly name?: string;
        readonly id?: string;
        readonly value?: string;
        readonly text?: { readonly text: string };
      };
    }[];
  };
}
