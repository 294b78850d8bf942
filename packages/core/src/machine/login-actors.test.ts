import { expect, test } from 'vitest';
import { createActor, toPromise } from 'xstate';
import type { KratosClient } from '../kratos/kratos-client.ts';
import { loginActors } from './login-actors.ts';

const nobody = (): never => {
  throw new Error('nobody is to be asked');
};
const client: KratosClient = {
  kratosUrl: 'https://auth.example.com',
  createFlow: nobody,
  getFlow: nobody,
  submitFlow: nobody,
  whoami: nobody,
  signOut: nobody,
};

test('without a flow there is nothing to submit to: a new one is needed', async () => {
  const actor = createActor(loginActors(client).submitFlow, { input: { flow: null, fields: {}, secret: null } });
  actor.start();
  expect(await toPromise(actor)).toEqual({ kind: 'flowGone', why: 'unknown', replacement: null });
});
