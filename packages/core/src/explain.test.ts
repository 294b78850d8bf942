import { expect, test, vi } from 'vitest';
import { explain } from './explain.ts';
import type { Failure } from './machine/login-context.ts';

const kratosUrl = 'https://auth.example.com';
const failure: Failure = {
  reason: 'unreachable',
  retryable: true,
  requestState: 'init.opening',
  retryAfter: null,
  status: null,
  detail: 'unreachable',
};
const explained = (more: Partial<Failure>): string => explain({ failure: { ...failure, ...more }, kratosUrl });

test.each<[requestState: Failure['requestState'], request: string]>([
  ['init.opening', 'GET /self-service/login/browser'],
  ['init.openingSecondFactor', 'GET /self-service/login/browser?aal=aal2'],
  ['init.checkingSession', 'GET /sessions/whoami'],
  ['init.signingOut', 'GET /self-service/logout/browser'],
  ['password.submitting', 'POST /self-service/login'],
  ['password.renewing', 'GET /self-service/login/browser'],
  ['password.steppingUp', 'GET /self-service/login/browser?aal=aal2'],
  ['awaiting-TOTP.submitting', 'POST /self-service/login'],
  ['awaiting-TOTP.renewing', 'GET /self-service/login/browser?aal=aal2'],
])('a failure at %s is explained as the request %s', (requestState, request) => {
  expect(explained({ requestState })).toMatch(`${request} at "https://auth.example.com" came to: unreachable. `);
});

test.each<[status: number | null, came: string]>([
  [null, 'came to: x. '],
  [0, 'came to: x. '],
  [502, 'came to: 502, x. '],
])('a status of %j is told as "%s"', (status, came) => {
  expect(explained({ status, detail: 'x' })).toContain(came);
});

test.each<[reason: Failure['reason'], detail: string, advice: string]>([
  ['unreachable', 'unreachable', 'serve.public.cors has to be enabled there'],
  ['timedOut', 'timedOut', 'Expected a whole answer in time.'],
  ['refused', 'self_service_flow_return_to_forbidden', 'add it to selfservice.allowed_return_urls'],
  ['refused', 'refused', 'Asking again cannot help: look at the configuration'],
  ['noUsableMethod', 'noUsableMethod', 'enable a method in selfservice.methods'],
  ['noSecondFactor', 'noUsableMethod', 'a text: an http(s) address, or a path that begins with one slash; anything else is left out'],
  ['cookiesBlocked', 'csrfMismatch', 'Page and Kratos have to be on one site'],
  ['restartLimitReached', 'sessionChanged', 'Does more than one Kratos answer there'],
  ['rateLimited', 'rateLimited', 'Expected an answer of Kratos itself'],
  ['unavailable', 'unavailable', 'a server is out of service for a while'],
  ['cookiesTooLarge', 'headers-too-large', 'the header Cookie: look at which cookies are set'],
  ['serverError', 'serverError', 'Expected an answer of Kratos itself'],
  ['cancelled', 'cancelled', 'somebody did not want to wait any longer'],
  ['unexpected', 'redirectRequired', 'put it into expectedOrigins'],
  ['unexpected', 'redirected', 'a proxy may drop the header Accept'],
  ['unexpected', 'empty', 'Nothing came instead'],
  ['unexpected', 'not-json', 'A page, or text, came instead'],
  ['unexpected', 'unknown-shape', 'JSON of something else came instead'],
  ['unexpected', 'impossible-here', 'Is a proxy rewriting requests or answers?'],
])('of %s (%s) the developer reads "%s"', (reason, detail, advice) => {
  const text = explained({ reason, detail });
  expect(text).toContain(advice);
  expect(text.match(/Expected/g)).toHaveLength(1);
});

test('for an offline browser the explanation names that and not CORS', ({ onTestFinished }) => {
  onTestFinished(() => void vi.unstubAllGlobals());
  vi.stubGlobal('navigator', { onLine: false });
  expect(explained({ reason: 'unreachable' })).toMatch(/The browser is offline/);
  expect(explained({ reason: 'unreachable' })).not.toMatch(/cors/);
  vi.stubGlobal('navigator', { onLine: true });
  expect(explained({ reason: 'unreachable' })).toMatch(/cors/);
});
