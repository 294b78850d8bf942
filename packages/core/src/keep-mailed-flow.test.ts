import { expect, test } from 'vitest';
import {
  aFlow,
  atCode,
  csrfMismatch,
  error,
  flow,
  form,
  gone,
  node,
  noSession,
  secondFactorDue,
  sessionChanged,
  signedIn,
  startTestLogin,
  success,
  type TestLogin,
  unreachable,
} from '../test/scripted-kratos.ts';
import { findStorage } from './keep-mailed-flow.ts';

const mailed = { id: 'mailed', codeWasMailed: true, nodes: [node('code', 'code', 'text')] };
const key = 'kratos-login https://auth.example.com';

/** The storage of one tab. */
function newTab() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
}

async function atMailedCode(options: Parameters<typeof startTestLogin>[0] = {}): Promise<TestLogin> {
  return atCode(options, mailed);
}

function load(options: Parameters<typeof startTestLogin>[0]): TestLogin {
  const testLogin = startTestLogin(options);
  testLogin.login.start();
  return testLogin;
}

test('a reload at a mailed code fetches its flow when the session needs a second factor', async () => {
  const storage = newTab();
  await atMailedCode({ storage });
  const after = load({ storage });
  expect(after.kratos.asked).toEqual([['whoami']]);
  await after.kratos.answers(secondFactorDue);
  expect(after.kratos.isAsked).toEqual(['fetch', 'mailed']);
  await after.kratos.answers(flow('aal2', mailed));
  expect(form(after)).toMatchObject({ step: 'awaiting-TOTP', form: 'code' });
  form(after).submit?.({ code: '123456' });
  expect(after.kratos.isAsked).toEqual(['submit', { flow: 'mailed', method: 'code', code: '123456' }]);
  await after.kratos.answers(signedIn('aal2'));
  expect(success(after).session?.id).toBe('session-aal2');
  expect(after.kratos.asked.map(([call]) => call)).not.toContain('open');
});

test('a page that comes back from the browser cache fetches the flow that mailed the code', async () => {
  const testLogin = await atMailedCode({ storage: null });
  testLogin.login.checkSession();
  await testLogin.kratos.answers(secondFactorDue);
  expect(testLogin.kratos.isAsked).toEqual(['fetch', 'mailed']);
  await testLogin.kratos.answers(flow('aal2', mailed));
  expect(form(testLogin)).toMatchObject({ form: 'code', pageEffect: { focus: 'code' } });
});

test.each([
  ['with a storage', newTab()],
  ['without a storage', null],
])('a login that is stopped and started again keeps the flow that mailed the code, %s', async (_, storage) => {
  const testLogin = await atMailedCode({ storage });
  testLogin.login.stop();
  testLogin.login.start();
  await testLogin.kratos.answers(secondFactorDue);
  expect(testLogin.kratos.isAsked).toEqual(['fetch', 'mailed']);
});

test.each([
  ['unknown', gone('unknown')],
  ['expired', gone('expired')],
  ['of another CSRF cookie', csrfMismatch],
] as const)('a mailed flow that is %s is forgotten, and a new one is opened', async (_, reply) => {
  const storage = newTab();
  await atMailedCode({ storage });
  const after = load({ storage });
  await after.kratos.answers(secondFactorDue, reply);
  expect(after.kratos.isAsked).toMatchObject(['open', { aal: 'aal2' }]);
  expect(storage.items.size).toBe(0);
});

test('a session that has ended forgets the flow that mailed the code', async () => {
  const storage = newTab();
  await atMailedCode({ storage });
  const after = load({ storage });
  await after.kratos.answers(noSession);
  expect(after.kratos.isAsked?.[0]).toBe('open');
  expect(storage.items.size).toBe(0);
});

test('after an expired or too often guessed code, a new flow mails another one', async () => {
  const storage = newTab();
  const testLogin = await atMailedCode({ storage });
  form(testLogin).submit?.({ code: '123456' });
  await testLogin.kratos.answers(sessionChanged, secondFactorDue);
  expect(testLogin.kratos.isAsked).toMatchObject(['open', { aal: 'aal2' }]);
  await testLogin.kratos.answers(flow('aal2', { ...mailed, id: 'next' }));
  expect(form(testLogin)).toMatchObject({ form: 'code', pageEffect: { focus: 'code', submit: false } });
  expect(storage.items.get(key)).toMatch(/ next code $/);
});

test('success and a sign-out forget the flow that mailed the code', async () => {
  const storage = newTab();
  const first = await atMailedCode({ storage });
  expect(storage.items.size).toBe(1);
  form(first).submit?.({ code: '123456' });
  await first.kratos.answers(signedIn('aal2'));
  expect(storage.items.size).toBe(0);
  const second = await atMailedCode({ storage });
  form(second).switchAccount?.();
  await second.kratos.answers(noSession);
  expect(storage.items.size).toBe(0);
});

test('retry fetches the flow again after an error while it was fetched', async () => {
  const storage = newTab();
  await atMailedCode({ storage });
  const after = load({ storage });
  await after.kratos.answers(secondFactorDue, unreachable);
  expect(storage.items.size).toBe(1);
  error(after).retry?.();
  expect(after.kratos.isAsked).toEqual(['fetch', 'mailed']);
});

test('the order of the options does not matter', async () => {
  const storage = newTab();
  await atMailedCode({ storage, flowId: 'given', requireSecondFactor: true, refresh: false });
  const { login, kratos } = load({ storage, refresh: false, requireSecondFactor: true, flowId: 'given' });
  await kratos.answers(secondFactorDue);
  expect([kratos.asked.at(-1), login.getView().step]).toEqual([['fetch', 'mailed'], 'init']);
});

test('a login with other options does not resume the flow', async () => {
  const storage = newTab();
  await atMailedCode({ storage, returnTo: 'https://app.example.com/a' });
  const other = load({ storage, returnTo: 'https://app.example.com/b' });
  expect(other.kratos.isAsked?.[0]).toBe('open');
});

test('a login with other options does not change the stored flow of the first one', async () => {
  const storage = newTab();
  await atMailedCode({ storage, returnTo: 'https://app.example.com/a' });
  await load({ storage, returnTo: 'https://app.example.com/b' }).kratos.answers(sessionChanged, secondFactorDue, flow('aal2'));
  const back = load({ storage, returnTo: 'https://app.example.com/a' });
  await back.kratos.answers(secondFactorDue);
  expect(back.kratos.isAsked).toEqual(['fetch', 'mailed']);
});

test('a login that confirms the user resumes its mailed code as well', async () => {
  const storage = newTab();
  await atMailedCode({ storage, refresh: true });
  const after = load({ storage, refresh: true });
  await after.kratos.answers(signedIn('aal2'));
  expect(after.kratos.isAsked).toEqual(['fetch', 'mailed']);
});

test('a step-up resumes its mailed code as well, and does not sign the session out', async () => {
  const storage = newTab();
  const first = load({ storage, aal: 'aal2' });
  await first.kratos.answers(flow('aal2', mailed));
  const after = load({ storage, aal: 'aal2' });
  await after.kratos.answers(signedIn('aal1'));
  expect(after.kratos.isAsked).toEqual(['fetch', 'mailed']);
  await after.kratos.answers(flow('aal2', mailed));
  form(after).restart?.();
  expect(after.kratos.asked.map(([call]) => call)).not.toContain('sign out');
});

test('a form for an authenticator app is not kept', async () => {
  const storage = newTab();
  await atCode({ storage });
  expect(storage.items.size).toBe(0);
});

test('the storage holds the id of the flow and no user input', async () => {
  const storage = newTab();
  await atMailedCode({ storage });
  expect([...storage.items.keys()]).toEqual([key]);
  expect(storage.items.get(key)).toMatch(/^-?\d+ mailed code $/);
});

test('the initial view does not depend on a stored flow', async () => {
  const storage = newTab();
  await atMailedCode({ storage });
  const inBrowser = startTestLogin({ storage }).login;
  expect(JSON.stringify(inBrowser.initialView)).toBe(JSON.stringify(startTestLogin({ storage: newTab() }).login.initialView));
  expect(JSON.stringify(inBrowser.getView())).not.toBe(JSON.stringify(inBrowser.initialView));
});

test('a storage that throws does not affect the login', async () => {
  const refuse = (): never => {
    throw new Error('The operation is insecure.');
  };
  const testLogin = await atMailedCode({ storage: { getItem: refuse, setItem: refuse, removeItem: refuse } });
  testLogin.login.checkSession();
  await testLogin.kratos.answers(secondFactorDue);
  expect(testLogin.kratos.isAsked).toEqual(['fetch', 'mailed']);
});

test('on a server no storage is used, even if Node.js has one', () => {
  expect(findStorage()).toBeNull();
});

test('a renewed password form that finds a session without its second factor mails no code', async () => {
  const storage = newTab();
  const testLogin = await atMailedCode({ storage });
  testLogin.login.stop();
  const after = load({ storage });
  await after.kratos.answers(secondFactorDue, flow('aal2', mailed));
  form(after).submit?.({ code: '1' });
  await after.kratos.answers({ kind: 'rejected', flow: aFlow('aal2', mailed) });
  expect(after.kratos.asked.filter(([call]) => call === 'open')).toEqual([]);
});

test('a page opened with ?flow= fetches the flow that mailed the code again after a reload', async () => {
  const storage = newTab();
  const testLogin = load({ storage, flowId: 'given' });
  await testLogin.kratos.answers(flow('aal1', { id: 'given' }));
  form(testLogin).submit?.({ identifier: 'ann@example.com', password: 'correct horse' });
  await testLogin.kratos.answers(secondFactorDue, flow('aal2', mailed));
  for (const flowId of ['given', undefined]) {
    const after = load({ storage, flowId });
    await after.kratos.answers(secondFactorDue);
    expect(after.kratos.isAsked).toEqual(['fetch', 'mailed']);
    await after.kratos.answers(flow('aal2', mailed));
  }
});

test('a page opened with another ?flow= shows that flow', async () => {
  const storage = newTab();
  await atMailedCode({ storage });
  expect(load({ storage, flowId: 'newer' }).kratos.isAsked).toEqual(['fetch', 'newer']);
});

test.each(['a reload', 'stop and start'])('after %s the second factors that were listed before the mail are still offered', async (how) => {
  const nodes = [node('totp_code', 'totp', 'text'), node('address', 'code', 'submit', { value: 'ann@example.com' })];
  const storage = newTab();
  const testLogin = await atCode({ storage }, { id: 'mailed', nodes });
  form(testLogin).chooseFactor?.('code');
  form(testLogin).sendCode?.('ann@example.com');
  await testLogin.kratos.answers({ kind: 'rejected', flow: aFlow('aal2', mailed) });
  testLogin.login.stop();
  const after = how === 'a reload' ? load({ storage }) : testLogin;
  after.login.start();
  await after.kratos.answers(secondFactorDue, flow('aal2', mailed));
  expect(form(after)).toMatchObject({ form: 'code', factors: [{ id: 'totp' }] });
  form(after).chooseFactor?.('totp');
  form(after).submit?.({ totp_code: '654321' });
  expect(after.kratos.isAsked).toEqual(['submit', { flow: 'mailed', method: 'totp', totp_code: '654321' }]);
});

test.each<[string, unknown]>([
  ['returns a promise', { getItem: async () => '1', setItem: () => {}, removeItem: () => {} }],
  ['returns a number', { getItem: () => 7, setItem: () => {}, removeItem: () => {} }],
  ['is a string', 'sessionStorage'],
  ['has no methods', {}],
])('a login starts with a storage that %s', async (_, storage) => {
  expect(form(await atMailedCode({ storage: storage as Storage })).form).toBe('code');
});

test('a stored value of another script is not used as a second factor', async () => {
  const storage = newTab();
  await atMailedCode({ storage });
  storage.items.set(key, storage.items.get(key)?.replace(/ code\b/, ' constructor,code') ?? '');
  const after = load({ storage });
  await after.kratos.answers(secondFactorDue, flow('aal2', mailed));
  expect(form(after).factors).toEqual([]);
});
