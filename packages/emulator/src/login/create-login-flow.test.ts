import { expect, test } from 'vitest';
import { openEmulator } from '../../test/open-emulator.ts';
import { get } from '../../test/sign-in.ts';

test.each([
  ['application/json', 200],
  ['text/html;q=0.5, application/json', 200],
  ['application/json; charset=utf-8', 303],
  ['text/plain; x=1, application/json', 303],
  ['application/json;q=0.5;x=1, text/html', 200],
])('Accept is parsed as in Kratos: %s', async (accept, status) => {
  const answer = await openEmulator().fetch('self-service/login/browser', { headers: { accept }, redirect: 'manual' });
  expect(answer.status).toBe(status);
});

test('a login for an OAuth2 app requires a refresh and sorts the query', async () => {
  const fetch = async () => Response.json({ challenge: 'c', skip: false });
  const kratos = openEmulator({ fetch, config: { oauth2_provider: { url: 'https://oauth2.example.com' } } });
  const { body } = await get(kratos, 'self-service/login/browser?return_to=http%3A%2F%2F127.0.0.1%3A4455%2F&login_challenge=c');
  expect(new URL(body.request_url).search).toBe('?login_challenge=c&refresh=true&return_to=http%3A%2F%2F127.0.0.1%3A4455%2F');
});
