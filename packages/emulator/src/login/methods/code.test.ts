import { expect, test } from 'vitest';
import { ann, bob, openEmulator, password } from '../../../test/open-emulator.ts';
import { createFlow, enterPassword, listMessages, submit } from '../../../test/sign-in.ts';
import { createEmulator } from '../../create-emulator.ts';

test('a code is mailed as the second factor, and only the newest code is valid', async () => {
  const kratos = openEmulator({ config: { selfservice: { methods: { code: { mfa_enabled: true } } } } });
  expect((await enterPassword(kratos, bob, password)).status).toBe(422);
  const flow = await createFlow(kratos, '?aal=aal2');
  expect(flow.state).toBe('sent_email');
  await submit(kratos, flow, { method: 'code', resend: 'code', address: bob });
  const [first, second] = kratos.mails;
  expect([first?.to, second?.to, kratos.mails.length]).toEqual([bob, bob, 2]);
  expect(listMessages((await submit(kratos, flow, { method: 'code', code: first?.code })).body)).toEqual([4010008]);
  expect((await submit(kratos, flow, { method: 'code', code: second?.code })).status).toBe(200);
});

test('the first hidden identifier is the address that the code was sent to', async () => {
  const toTrait = (via: string) => ({ type: 'string', 'ory.sh/kratos': { credentials: { code: { identifier: true, via } } } });
  const email = {
    type: 'string',
    'ory.sh/kratos': { credentials: { password: { identifier: true }, code: { identifier: true, via: 'email' } } },
  };
  const schema = {
    type: 'object',
    properties: { traits: { type: 'object', properties: { email, phone: toTrait('sms'), second: toTrait('email') } } },
  };
  const kratos = createEmulator({
    config: {
      selfservice: { methods: { code: { mfa_enabled: true } } },
      identity: { default_schema_id: 'default', schemas: [{ id: 'default', url: `base64://${btoa(JSON.stringify(schema))}` }] },
    },
    identities: [{ email: ann, password, traits: { phone: '+49301000002', second: 'second@example.com' } }],
  });
  await enterPassword(kratos, ann, password);
  const flow = await createFlow(kratos, '?aal=aal2');
  const listHidden = ({ ui }: typeof flow): readonly unknown[] =>
    ui.nodes.filter(({ attributes }) => attributes['name'] === 'identifier').map(({ attributes }) => attributes['value']);
  const sent = await submit(kratos, flow, { method: 'code', address: 'second@example.com' });
  expect(listHidden(sent.body)).toEqual(['second@example.com', ann, 'second@example.com']);
  const again = await submit(kratos, sent.body, { method: 'code', resend: 'code', address: ann });
  expect(listHidden(again.body)).toEqual([ann, ann, 'second@example.com']);
});

test('a mailed code expires', async () => {
  const kratos = openEmulator({
    config: { selfservice: { methods: { code: { passwordless_enabled: true, config: { lifespan: '5m' } } } } },
  });
  const flow = await createFlow(kratos);
  await submit(kratos, flow, { method: 'code', identifier: bob });
  kratos.clock.advance(300_001);
  const late = await submit(kratos, flow, { method: 'code', identifier: bob, code: kratos.mails[0]?.code });
  expect([late.status, late.body.error.id]).toEqual([410, 'self_service_flow_expired']);
});
