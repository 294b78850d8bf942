import { createEmulator } from '@kratos-login/emulator';
import { expect, test } from 'vitest';
import { createFlow, enterPassword, get, submit } from './sign-in.ts';

test('a page signs in without a server, and the emulator keeps its cookies', async () => {
  const kratos = createEmulator({
    baseUrl: `${location.origin}/kratos/`,
    identities: [{ email: 'ann@example.com', password: 'correct horse battery', totp: true }],
  });
  const due = await enterPassword(kratos, 'ann@example.com', 'correct horse battery');
  expect(due.status).toBe(422);
  const done = await submit(kratos, await createFlow(kratos, '?aal=aal2'), {
    method: 'totp',
    totp_code: kratos.totpCode('ann@example.com'),
  });
  expect([done.status, done.body.session.authenticator_assurance_level]).toEqual([200, 'aal2']);
  expect((await get(kratos, 'sessions/whoami')).status).toBe(200);
  expect([...kratos.cookies.keys()]).toContain('ory_kratos_session');
  expect(document.cookie).toBe('');
  expect(performance.getEntriesByType('resource').filter(({ name }) => name.includes('/kratos/self-service'))).toEqual([]);
});

test('a page can display the QR code', async () => {
  const kratos = createEmulator({ identities: [{ email: 'bob@example.com', password: 'correct horse battery' }] });
  await enterPassword(kratos, 'bob@example.com', 'correct horse battery');
  const flow = (await get(kratos, 'self-service/settings/browser')).body;
  const image = new Image();
  image.src = flow.ui.nodes.find((node: { type: string }) => node.type === 'img').attributes.src;
  await image.decode();
  expect([image.naturalWidth, image.naturalHeight]).toEqual([256, 256]);
});
