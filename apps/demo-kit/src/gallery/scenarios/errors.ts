import { ann, bob, password } from '../../people.ts';
import { appUrl } from '../gallery-kratos.ts';
import { defineScenarios, type Play } from '../gallery-scenario.ts';

/** The page of a proxy in front of Kratos. */
const page = (status: number, headers: Readonly<Record<string, string>> = {}) => ({
  route: 'any' as const,
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  body: '<!doctype html><title>Not Kratos</title><h1>Not Kratos</h1>',
});

/** Submits until a page gives up. It submits again by itself the first time. */
async function submitOften({ press, reach }: Play, before: () => void, facts: readonly string[]): Promise<void> {
  for (const fact of facts) {
    before();
    press('submit', { identifier: ann, password });
    await reach(fact);
  }
}

/** Problems that typing cannot fix. */
export const errors = defineScenarios({
  'error-unreachable': {
    title: 'Kratos cannot be reached',
    arrange: ({ kratos }) => kratos.faults.add({ route: 'any', drop: true }),
    shows: 'error unreachable, can retry',
  },
  'error-offline': {
    title: 'The connection is lost when the password is submitted',
    perform: ({ kratos, press }) => {
      kratos.faults.add({ route: 'any', drop: true });
      press('submit', { identifier: ann, password });
    },
    shows: 'error unreachable, can retry',
  },
  'error-rate-limited': {
    title: 'Too many requests',
    arrange: ({ kratos }) => kratos.faults.add(page(429, { 'retry-after': '120' })),
    shows: 'error rateLimited, waits',
  },
  'error-rate-limited-over': {
    title: 'Too many requests, and the wait is over',
    arrange: ({ kratos }) => kratos.faults.add(page(429, { 'retry-after': '120' })),
    perform: ({ elapse }) => elapse(120),
    shows: 'error rateLimited, can retry, after a wait',
  },
  'error-unavailable': {
    title: 'Maintenance',
    arrange: ({ kratos }) => kratos.faults.add(page(503, { 'retry-after': '45' })),
    shows: 'error unavailable, waits',
  },
  'error-server': {
    title: 'Kratos fails',
    arrange: ({ kratos }) => kratos.faults.add(page(500)),
    shows: 'error serverError, can retry',
  },
  'error-server-at-code': {
    title: 'Kratos fails when it checks the code',
    perform: async ({ kratos, press, reach }) => {
      press('submit', { identifier: ann, password });
      await reach('totp form');
      kratos.faults.add(page(500));
      press('submit', { totp_code: '123456' });
    },
    shows: 'error serverError, can retry, can switch',
  },
  'error-timed-out': {
    title: 'Kratos does not answer',
    login: { timeout: 1 },
    arrange: ({ network }) => network.loseRequests(),
    shows: 'error timedOut, can retry',
  },
  'error-cookies-blocked': {
    title: 'The browser keeps no cookies',
    perform: (play) =>
      submitOften(play, () => play.kratos.cookies.clear(), [
        'password form',
        'password form, notice started-again',
        'error cookiesBlocked',
      ]),
    shows: 'error cookiesBlocked',
  },
  'error-cookies-too-large': {
    title: 'The browser sends too many cookies',
    arrange: ({ kratos }) => kratos.faults.add(page(431)),
    shows: 'error cookiesTooLarge',
  },
  'error-refused': {
    title: 'The page is not set up correctly',
    login: { returnTo: 'https://elsewhere.example.net/' },
    shows: 'error refused',
  },
  'error-no-second-factor': {
    title: 'The account has no second step',
    config: { session: { whoami: { required_aal: 'aal1' } } },
    login: { aal: 'aal2', secondFactorSetupUrl: `${appUrl}/settings`, backUrl: `${appUrl}/` },
    arrange: ({ signInElsewhere }) => signInElsewhere({ identifier: bob, password }),
    shows: 'error noSecondFactor, setUpSecondFactor goBack, can switch',
  },
  'error-no-method': {
    title: 'No method to sign in',
    config: { selfservice: { methods: { password: { enabled: false } } } },
    shows: 'error noUsableMethod',
  },
  'error-restart-limit': {
    title: 'Signing in keeps starting over',
    perform: (play) =>
      submitOften(play, () => play.kratos.clock.advance(61 * 60_000), [
        'password form',
        'password form, notice took-too-long',
        'password form, notice took-too-long',
        'error restartLimitReached',
      ]),
    shows: 'error restartLimitReached',
  },
  'error-unexpected': {
    title: 'Something else answered',
    arrange: ({ kratos }) => kratos.faults.add(page(200)),
    shows: 'error unexpected, can retry',
  },
});
