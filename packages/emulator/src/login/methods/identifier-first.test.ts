import { expect, test } from 'vitest';
import { ann, bob, openEmulator } from '../../../test/open-emulator.ts';
import { createFlow, findNode, listMessages, listNodes, submit } from '../../../test/sign-in.ts';
import type { Emulator } from '../../create-emulator.ts';

test('a form from before identifier-first gets the attributes of an identifier-first form', async () => {
  const kratos = openEmulator();
  const form = await createFlow(kratos);
  kratos.configure({ selfservice: { flows: { login: { style: 'identifier_first' } } } });
  const { body } = await submit(kratos, form, { method: 'identifier_first', identifier: ann });
  expect(findNode(body, 'identifier')?.attributes).toEqual({
    name: 'identifier',
    type: 'hidden',
    value: ann,
    required: true,
    autocomplete: 'username webauthn',
    disabled: false,
    node_type: 'input',
  });
});

test('identifier-first hides unknown accounts unless passwordless codes are enabled', async () => {
  const hiding = (passwordless_enabled: boolean): Emulator =>
    openEmulator({
      config: {
        selfservice: { flows: { login: { style: 'identifier_first' } }, methods: { code: { passwordless_enabled } } },
        security: { account_enumeration: { mitigate: true } },
      },
    });
  const name = async (kratos: Emulator, identifier: string) =>
    (await submit(kratos, await createFlow(kratos), { method: 'identifier_first', identifier })).body;
  const hidden = await name(hiding(false), 'unknown@example.com');
  expect([hidden.active, listMessages(hidden)]).toEqual(['identifier_first', []]);
  const given = await name(hiding(true), 'unknown@example.com');
  expect([given.active, listMessages(given), findNode(given, 'identifier')?.attributes['type']]).toEqual([undefined, [4000035], 'text']);
  expect(listNodes(given)).toEqual(['identifier', 'method', 'csrf_token', 'method', 'password', 'method']);
  const empty = await name(hiding(true), '');
  expect(findNode(empty, 'identifier')?.messages.map(({ id }) => id)).toEqual([4000002]);
  expect((await name(hiding(true), bob)).active).toBe('identifier_first');
});
