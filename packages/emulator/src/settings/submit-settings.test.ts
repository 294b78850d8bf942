import { expect, test } from 'vitest';
import { ann, bob, openEmulator, password, signInWithCode } from '../../test/open-emulator.ts';
import { enterPassword, findNode, get, listNodes, submit } from '../../test/sign-in.ts';

test.for<readonly [string, string, number, number]>([
  ['73 letters', 'x'.repeat(73), 400, 4000033],
  ['37 letters of two bytes', 'ä'.repeat(37), 400, 4000033],
  ['72 letters', 'x'.repeat(72), 200, 0],
  ['the old password', password, 400, 4000039],
])('a new password has at most 72 bytes and must differ from the old one: %s', async ([, given, status, message]) => {
  const kratos = openEmulator();
  await enterPassword(kratos, bob, password);
  const flow = (await get(kratos, 'self-service/settings/browser')).body;
  const answer = await submit(kratos, flow, { method: 'password', password: given });
  expect([answer.status, findNode(answer.body, 'password')?.messages[0]?.id ?? 0]).toEqual([status, message]);
  expect((await enterPassword(kratos.openBrowser(), bob, status === 200 ? given : password)).status).toBe(200);
});

test('the profile form refuses a trait that the identity schema does not have', async () => {
  const kratos = openEmulator();
  await enterPassword(kratos, bob, password);
  const flow = (await get(kratos, 'self-service/settings/browser')).body;
  const { status, body } = await submit(kratos, flow, { method: 'profile', traits: { email: bob, colour: 'red' } });
  expect([status, findNode(body, 'traits')?.messages.map(({ id }) => id)]).toEqual([400, [4000001]]);
  expect((await get(kratos, 'sessions/whoami')).body.identity.traits).toEqual({ email: bob });
});

test('the settings offer social accounts, hardware keys and passkeys, but registering a key fails with 501', async () => {
  const kratos = openEmulator({
    config: {
      selfservice: {
        methods: {
          oidc: {
            enabled: true,
            config: {
              providers: [
                { id: 'acme', provider: 'github', label: 'Acme', client_id: 'c', client_secret: 'secret', mapper_url: 'base64://e30=' },
              ],
            },
          },
          webauthn: { enabled: true, config: { rp: { id: 'example.com', display_name: 'Example' } } },
        },
      },
    },
  });
  await enterPassword(kratos, bob, password);
  const flow = (await get(kratos, 'self-service/settings/browser')).body;
  expect(listNodes(flow)).toEqual(expect.arrayContaining(['link', 'webauthn_register', 'webauthn_register_trigger']));
  const linked = await submit(kratos, flow, { link: 'acme' });
  expect([linked.status, linked.body.redirect_browser_to]).toEqual([
    422,
    expect.stringContaining('https://github.com/login/oauth/authorize'),
  ]);
  const response = { id: 'x', rawId: 'x', type: 'public-key', response: { clientDataJSON: 'x', attestationObject: 'x' } };
  const register = { webauthn_register: JSON.stringify(response), webauthn_register_displayname: 'key' };
  expect((await submit(kratos, flow, register)).status).toBe(501);
  expect((await submit(kratos, flow, { ...register, webauthn_register: '{}' })).status).toBe(400);
});

test('a settings flow keeps its TOTP secret after a wrong code', async () => {
  const kratos = openEmulator();
  await enterPassword(kratos, bob, password);
  const flow = (await get(kratos, 'self-service/settings/browser')).body;
  const readSecret = (each: typeof flow): unknown => findNode(each, 'totp_secret_key')?.attributes['text'];
  const wrong = await submit(kratos, flow, { method: 'totp', totp_code: '000000' });
  expect([wrong.status, readSecret(wrong.body)]).toEqual([400, readSecret(flow)]);
  expect(readSecret((await get(kratos, `self-service/settings/flows?id=${flow.id}`)).body)).toEqual(readSecret(flow));
});

test('a flow that was opened with an app fails with 500 after the app was removed elsewhere', async () => {
  const kratos = openEmulator();
  await signInWithCode(kratos);
  const flow = (await get(kratos, 'self-service/settings/browser')).body;
  kratos.identities.removeCredential(ann, 'totp');
  for (const fields of [{ totp_unlink: true }, { totp_code: '000000' }, {}]) {
    const { status, body } = await submit(kratos, flow, { method: 'totp', ...fields });
    expect([status, body.error?.reason]).toEqual([500, expect.stringContaining('Could not find the TOTP key in the internal context.')]);
  }
});
