import { expect, test } from 'vitest';
import { ann, openEmulator, password } from '../../test/open-emulator.ts';
import { createFlow, get, listNodes, submit } from '../../test/sign-in.ts';

test('a password and a TOTP code create a session with two factors', async () => {
  const kratos = openEmulator();
  const first = await createFlow(kratos);
  expect(listNodes(first)).toEqual(['csrf_token', 'identifier', 'password', 'method']);
  const due = await submit(kratos, first, { method: 'password', identifier: ann, password });
  expect([due.status, due.body.redirect_browser_to]).toEqual([422, 'http://127.0.0.1:4433/self-service/login/browser?aal=aal2']);
  const second = (await get(kratos, due.body.redirect_browser_to)).body;
  expect(listNodes(second)).toEqual(['csrf_token', 'totp_code', 'method']);
  const done = await submit(kratos, second, { method: 'totp', totp_code: kratos.totpCode(ann) });
  expect([done.status, done.body.session.authenticator_assurance_level]).toEqual([200, 'aal2']);
  expect((await get(kratos, 'sessions/whoami')).body.identity.traits.email).toBe(ann);
});

test('a login body with unclosed brackets is refused within two seconds', async () => {
  const kratos = openEmulator();
  const flow = await createFlow(kratos);
  const start = performance.now();
  for (const body of [`{"a":"${'}'.repeat(100_000)}`, `${'{"a":'.repeat(9000)}${'}'.repeat(100_000)}`, '['.repeat(100_000)]) {
    const response = await kratos.fetch(flow.ui.action, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body,
    });
    expect([400, 501]).toContain(response.status);
  }
  expect(performance.now() - start).toBeLessThan(2000);
});
