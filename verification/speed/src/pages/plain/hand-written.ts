/** The page as a careful developer writes it for one Kratos: `fetch`, and no library. */
import { type Flow, findCsrfToken, joinMessages } from './kratos-replies.ts';
import { onSubmit, readValues, setBusy, showCodeForm, showEnd, showMessage } from './page.ts';

const again = 'Something went wrong. Load the page again.';
let method: 'password' | 'totp' = 'password';
// The request starts before the user types. The user may submit before it has ended.
let flow = openFlow('');

onSubmit(() => {
  setBusy(true);
  submit().catch(() => showEnd(again));
});

async function openFlow(query: string): Promise<Flow> {
  const response = await request(`login/browser${query}`);
  if (!response.ok) throw new Error(again);
  return response.json();
}

async function submit(): Promise<void> {
  const current = await flow;
  const response = await request(`login?flow=${current.id}`, { ...readValues(), method, csrf_token: findCsrfToken(current) });
  if (response.status === 200) return showEnd('Signed in');
  const body = await response.json();
  if (response.status === 422 && method === 'password') {
    method = 'totp';
    flow = openFlow('?aal=aal2');
    await flow;
    return showCodeForm();
  }
  if (response.status !== 400) return showEnd(again);
  flow = Promise.resolve(body);
  showMessage(joinMessages(body));
  setBusy(false);
}

function request(path: string, body?: object): Promise<Response> {
  return fetch(`/kratos/self-service/${path}`, {
    headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
}
