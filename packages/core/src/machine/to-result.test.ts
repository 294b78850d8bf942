import { expect, onTestFinished, test, vi } from 'vitest';
import { createActor } from 'xstate';
import { sessionChanged, signedIn as signedInNow, startTestLogin } from '../../test/scripted-kratos.ts';
import type { Session } from '../kratos/session.ts';
import type { LoginInput, ReplyEvent } from './login-context.ts';
import { loginMachine } from './login-machine.ts';
import { isExpected, toExpected, toResult } from './to-result.ts';

const session: Session = { id: 's', active: true, authenticator_assurance_level: 'aal2' };
const contextOf = (input: LoginInput) => createActor(loginMachine, { input }).getSnapshot().context;
const signedIn = (redirectTo: string | null, actions: readonly string[] = []): ReplyEvent => ({
  type: 'reply.signedIn',
  requestState: 'password.submitting',
  outcome: {
    kind: 'signedIn',
    session,
    redirectTo,
    continueWith: actions.map((action) => ({ action, redirect_browser_to: 'https://app.example.com' })),
  },
});
const leave = (url: string): ReplyEvent => ({
  type: 'reply.redirectRequired',
  requestState: 'password.submitting',
  outcome: { kind: 'redirectRequired', url },
});
const found: ReplyEvent = { ...signedIn(null), requestState: 'init.checkingSession' };

test.each([
  ['https://app.example.com/home', true],
  ['https://auth.example.com/x', true],
  ['https://accounts.example.org/o/oauth2', true],
  ['https://app.example.com.evil.test/home', false],
  ['https://app.example.com@evil.test/home', false],
  ['https://app.example.com:8443/home', false],
  ['http://app.example.com/home', false],
  ['https://evil.test/https://app.example.com/home', false],
])('%s is expected: %s', (url, expected) => {
  const asked = {
    kratosUrl: 'https://auth.example.com/kratos',
    returnTo: 'https://app.example.com/home',
    expectedOrigins: ['https://accounts.example.org'],
  };
  expect(isExpected(url, asked)).toBe(expected);
});

test('without expectedOrigins any http(s) address is expected', () => {
  expect(isExpected('https://anywhere.test', {})).toBe(true);
});

test('a redirect has a reason, an address and an origin', () => {
  expect(toResult(signedIn('https://app.example.com/home?x=1'), contextOf({}))?.redirect).toEqual({
    reason: 'return',
    url: 'https://app.example.com/home?x=1',
    origin: 'https://app.example.com',
  });
  expect(toResult(leave('https://github.com/login'), contextOf({}))?.redirect).toMatchObject({
    reason: 'provider',
    origin: 'https://github.com',
  });
  expect(toResult(leave('https://app.test/cb'), contextOf({ loginChallenge: 'c' }))?.redirect).toMatchObject({ reason: 'app' });
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  '/home',
  '//evil.test',
  'https://ann:secret@app.example.com',
  'https://app.example.com\\@evil.test',
  'https://app.exa\tmple.com',
  ' https://app.example.com',
  '',
])('%j is never expected, with or without expectedOrigins', (url) => {
  expect(isExpected(url, {})).toBe(false);
  expect(isExpected(url, { returnTo: url, expectedOrigins: ['https://app.example.com', url] })).toBe(false);
});

test('a kratosUrl that is a path has the origin of the page', () => {
  vi.stubGlobal('location', { href: 'https://app.example.com/login' });
  onTestFinished(() => void vi.unstubAllGlobals());
  const asked = { kratosUrl: '/kratos', expectedOrigins: [], loginChallenge: 'c' };
  expect(['https://app.example.com/x', 'https://auth.example.com'].map((url) => isExpected(url, asked))).toEqual([true, false]);
  expect(toResult(found, contextOf(asked))?.redirect).toMatchObject({
    url: 'https://app.example.com/kratos/self-service/login/browser?login_challenge=c',
    origin: 'https://app.example.com',
  });
});

test('expectedOrigins that is not a list adds no origin and does not throw', () => {
  const asked = { kratosUrl: 'https://auth.example.com', expectedOrigins: 'https://app.example.com' as unknown as string[] };
  expect(['https://auth.example.com/x', 'https://app.example.com'].map((url) => isExpected(url, asked))).toEqual([true, false]);
});

test('addresses at other origins are removed from continue_with at any depth', () => {
  const steps = [
    { action: 'show_verification_ui', flow: { id: 'v', verifiable_address: 'ann@example.com', url: 'https://evil.test/v' } },
    { action: 'show_settings_ui', flow: { id: 's', url: 'https://app.example.com/s' } },
    { action: 'redirect_browser_to', redirect_browser_to: 'https://evil.test' },
    { action: 'dance', at: [{ to: 'https://evil.test/dance', text: 'at 10:30, on the roof' }] },
  ];
  const outcome = { kind: 'signedIn', session, redirectTo: null, continueWith: steps } as const;
  const event = { type: 'reply.signedIn', outcome, requestState: 'password.submitting' } as const;
  const expectedOrigins = ['https://app.example.com'];
  expect(toResult(event, contextOf({ expectedOrigins }))?.continueWith).toEqual([
    { action: 'show_verification_ui', flow: { id: 'v', verifiable_address: 'ann@example.com' } },
    steps[1],
    { action: 'dance', at: [{ text: 'at 10:30, on the roof' }] },
  ]);
  expect(toResult(event, contextOf({}))?.continueWith).toHaveLength(4);
});

test.each<[url: string, expectedOrigins: readonly string[] | undefined, kept: boolean]>([
  ['https://app.example.com/verification?flow=v', undefined, true],
  ['https://app.example.com/verification?flow=v', ['https://app.example.com/login'], true],
  ['https://app.example.com/verification?flow=v', ['https://other.example'], false],
  ['javascript:alert(1)', undefined, false],
])('the verification address %s with the expected origins %j is kept: %j', (url, expectedOrigins, kept) => {
  const verification = { flowId: 'v', address: 'ann@example.com', url };
  expect(toExpected(verification, { expectedOrigins })).toEqual({ ...verification, url: kept ? url : null });
  expect(toExpected(null, { expectedOrigins })).toBeNull();
});

test('an unexpected redirect is dropped, and the user is signed in', () => {
  const result = toResult(signedIn('https://evil.test'), contextOf({ expectedOrigins: ['https://app.example.com'] }));
  expect(result).toMatchObject({ how: 'signed-in', session, redirect: null });
});

test('continue_with is sorted by importance, with unknown actions last', () => {
  const actions = ['dance', 'redirect_browser_to', 'show_settings_ui', 'show_verification_ui', 'sing', 'show_recovery_ui'];
  expect(toResult(signedIn(null, actions), contextOf({}))?.continueWith.map(({ action }) => action)).toEqual([
    'show_verification_ui',
    'show_recovery_ui',
    'show_settings_ui',
    'redirect_browser_to',
    'dance',
    'sing',
  ]);
});

test('without kratosUrl the address of the app redirect is a path', () => {
  expect(toResult(found, contextOf({ loginChallenge: 'c' }))?.redirect).toMatchObject({
    reason: 'app',
    url: '/self-service/login/browser?login_challenge=c',
  });
});

test('an empty login challenge is ignored', () => {
  const context = contextOf({ kratosUrl: 'https://auth.example.com', loginChallenge: '' });
  expect(toResult(found, context)).toMatchObject({
    how: 'already-signed-in',
    redirect: null,
  });
  expect(toResult(leave('https://a.example.com'), context)?.redirect?.reason).toBe('provider');
});

test('empty options are ignored', async () => {
  const { login, kratos } = startTestLogin({ loginChallenge: '', flowId: '', refresh: true });
  login.start();
  expect(kratos.isAsked?.[0]).toBe('open');
  await kratos.answers(sessionChanged, signedInNow('aal2'));
  expect(kratos.isAsked?.[0]).toBe('open'); // without a login challenge the refresh is still pending
});
