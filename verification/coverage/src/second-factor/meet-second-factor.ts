import { createSecondFactor, type SecondFactor, type SecondFactorOptions } from '@kratos-login/core/second-factor';
import { createEmulator, type Emulator, totp } from '@kratos-login/emulator';

export const ann = { email: 'ann@example.com', password: 'correct horse battery' };

const kratosUrl = 'http://127.0.0.1:4433';

/** Signs ann in with her password, and creates her second factor. */
export async function meetSecondFactor(
  kratos = createEmulator({ identities: [ann] }),
  options: Partial<SecondFactorOptions> = {},
): Promise<{ readonly kratos: Emulator; readonly secondFactor: SecondFactor }> {
  const { fetch } = kratos;
  const json = { accept: 'application/json', 'content-type': 'application/json' };
  const flow = await (await fetch(`${kratosUrl}/self-service/login/browser`, { headers: json })).json();
  const [csrf] = flow.ui.nodes.filter((node: { attributes: { name: string } }) => node.attributes.name === 'csrf_token');
  const body = { method: 'password', identifier: ann.email, password: ann.password, csrf_token: csrf.attributes.value };
  const signedIn = await fetch(`${kratosUrl}/self-service/login?flow=${flow.id}`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(body),
  });
  if (!signedIn.ok) throw new Error(`ann is not signed in: ${signedIn.status}`);
  return { kratos, secondFactor: createSecondFactor({ ...options, kratosUrl, fetch }) };
}

/** Returns the code that an app shows for the key on a page, which is in groups of four. */
export const toCode = (key: string, kratos: Emulator): string => totp(key.replaceAll(' ', ''), kratos.clock.now());
