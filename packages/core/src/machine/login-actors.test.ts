import { expect, test } from 'vitest';
import { createActor, toPromise } from 'xstate';
import { createLoginWithClient } from '../create-login-with-client.ts';
import type { KratosClient } from '../kratos/kratos-client.ts';
import { loginActors } from './login-actors.ts';

const noRequest = (): never => {
  throw new Error('no request expected');
};
const client: KratosClient = {
  kratosUrl: 'https://auth.example.com',
  createFlow: noRequest,
  getFlow: noRequest,
  submitFlow: noRequest,
  whoami: noRequest,
  signOut: noRequest,
};

test('a submission without a flow resolves to flowGone', async () => {
  const actor = createActor(loginActors(client).submitFlow, { input: { flow: null, fields: {}, secret: null } });
  actor.start();
  expect(await toPromise(actor)).toEqual({ kind: 'flowGone', why: 'unknown', replacement: null });
});

const request = { aal: 'aal1', flowId: null } as const;
const rejects = (): Promise<never> => Promise.reject(new Error('of the host'));

test.each([
  ['throws', noRequest],
  ['rejects', rejects],
])('a custom client that %s is unreachable', async (_, fails) => {
  const actors = loginActors({ ...client, createFlow: fails, getFlow: fails, submitFlow: fails, whoami: fails, signOut: fails });
  const asked = [
    createActor(actors.openFlow, { input: request }),
    createActor(actors.openFlow, { input: { ...request, flowId: 'f' } }),
    createActor(actors.askWhoami),
    createActor(actors.signOut),
  ];
  for (const actor of asked) {
    actor.start();
    expect(await toPromise(actor)).toEqual({ kind: 'unreachable' });
  }
});

test('a login over a client that rejects ends in unreachable with retry', async () => {
  const login = createLoginWithClient({ client: { ...client, createFlow: rejects } });
  login.start();
  await expect
    .poll(() => login.getView())
    .toMatchObject({ step: 'error', failure: { reason: 'unreachable' }, retry: expect.any(Function) });
});
