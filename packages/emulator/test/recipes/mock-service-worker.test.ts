import { createEmulator } from '@kratos-login/emulator';
import { expect, test } from 'vitest';
import { createFlow, submit } from '../sign-in.ts';

// The handler for `http.all('https://auth.example.com/*', answer)` of msw.
const kratos = createEmulator({
  baseUrl: 'https://auth.example.com/',
  identities: [{ email: 'bob@example.com', password: 'correct horse battery' }],
});
const answer = ({ request }: { readonly request: Request }): Promise<Response> => kratos.fetch(request);

test('a Mock Service Worker handler signs in with the cookies of the emulator', async () => {
  const app = {
    fetch: (input: RequestInfo | URL, init?: RequestInit) =>
      answer({ request: new Request(new URL(String(input), 'https://auth.example.com/'), init) }),
  };
  const flow = await createFlow(app);
  const { status, body } = await submit(app, flow, {
    method: 'password',
    identifier: 'bob@example.com',
    password: 'correct horse battery',
  });
  expect([status, body.session.identity.traits.email]).toEqual([200, 'bob@example.com']);
  expect((await answer({ request: new Request('https://auth.example.com/sessions/whoami') })).status).toBe(200);
});
