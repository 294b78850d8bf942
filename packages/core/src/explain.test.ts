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
])('a failure at %s names the request %s', (requestState, request) => {
  expect(explained({ requestState })).toMatch(`${request} at "https://auth.example.com" resulted in: unreachable. `);
});

test.each<[status: number | null, came: string]>([
  [null, 'resulted in: x. '],
  [0, 'resulted in: x. '],
  [502, 'resulted in: 502, x. '],
])('a status of %j is shown as "%s"', (status, came) => {
  expect(explained({ status, detail: 'x' })).toContain(came);
});

test.each<[reason: Failure['reason'], detail: string, advice: string]>([
  ['unreachable', 'unreachable', 'enable serve.public.cors with allow_credentials'],
  ['timedOut', 'timedOut', 'Expected a complete response in time.'],
  ['refused', 'self_service_flow_return_to_forbidden', 'Add it to selfservice.allowed_return_urls'],
  ['refused', 'refused', 'A retry cannot help. Check the configuration'],
  ['noUsableMethod', 'noUsableMethod', 'Enable a method in selfservice.methods'],
  [
    'noSecondFactor',
    'noUsableMethod',
    'a string with an http(s) address, or with a path that begins with one slash. Any other value is ignored',
  ],
  ['cookiesBlocked', 'csrfMismatch', 'The page and Kratos must be on the same site'],
  ['restartLimitReached', 'sessionChanged', 'Does more than one Kratos respond there'],
  ['rateLimited', 'rateLimited', 'Expected a response from Kratos itself'],
  ['unavailable', 'unavailable', 'A server is temporarily out of service'],
  ['cookiesTooLarge', 'headers-too-large', 'because of the Cookie header. Check which cookies are set'],
  ['serverError', 'serverError', 'Expected a response from Kratos itself'],
  ['cancelled', 'cancelled', 'but the user cancelled'],
  ['unexpected', 'redirectRequired', 'add it to expectedOrigins'],
  ['unexpected', 'redirected', 'A proxy may drop the Accept header'],
  ['unexpected', 'empty', 'Got an empty body'],
  ['unexpected', 'not-json', 'Got HTML or text'],
  ['unexpected', 'unknown-shape', 'Got JSON that is not from Kratos'],
  ['unexpected', 'impossible-here', 'Does a proxy rewrite requests or responses?'],
])('the explanation of %s (%s) contains "%s"', (reason, detail, advice) => {
  const text = explained({ reason, detail });
  expect(text).toContain(advice);
  expect(text.match(/Expected/g)).toHaveLength(1);
});

test('the explanation of an offline browser does not mention CORS', ({ onTestFinished }) => {
  onTestFinished(() => void vi.unstubAllGlobals());
  vi.stubGlobal('navigator', { onLine: false });
  expect(explained({ reason: 'unreachable' })).toMatch(/The browser is offline/);
  expect(explained({ reason: 'unreachable' })).not.toMatch(/cors/);
  vi.stubGlobal('navigator', { onLine: true });
  expect(explained({ reason: 'unreachable' })).toMatch(/cors/);
});
