import { expect } from 'vitest';
import { SimulatedClock } from 'xstate';
import { createLoginWithClient, type LoginWithClientOptions } from '../src/create-login-with-client.ts';
import type { KratosClient } from '../src/kratos/kratos-client.ts';
import type { Aal, FlowNode, LoginFlow, Message } from '../src/kratos/login-flow.ts';
import type { Outcome, OutcomeOf } from '../src/kratos/outcome.ts';
import { type Sealed, unseal } from '../src/seal.ts';
import type { ErrorView, FormView, LoginView, SuccessView } from '../src/view/login-view.ts';

export const kratosUrl = 'https://auth.example.com';

// ------------------------------------------------------------------------------------------------ replies of Kratos
export const message = (id: number, text: string, type: Message['type'] = 'error'): Message => ({ id, type, text, context: {} });

export const node = (name: string, group: string, type: string, more: Partial<FlowNode> = {}): FlowNode => ({
  name,
  group,
  type,
  value: '',
  label: null,
  messages: [],
  ...more,
});

const firstNodes = [node('identifier', 'default', 'text'), node('password', 'password', 'password')];
const secondNodes = [node('totp_code', 'totp', 'text')];

/** A flow with a lifetime of ten minutes, for a password or a TOTP code. */
export const aFlow = (aal: Aal, more: Partial<LoginFlow> = {}): LoginFlow => ({
  id: aal,
  aal,
  refresh: false,
  lifetime: 600_000,
  codeWasMailed: false,
  action: `${kratosUrl}/self-service/login?flow=${aal}`,
  messages: [],
  nodes: aal === 'aal1' ? firstNodes : secondNodes,
  ...more,
});

export const flow = (aal: Aal, more: Partial<LoginFlow> = {}): OutcomeOf<'flow'> => ({ kind: 'flow', flow: aFlow(aal, more) });
export const signedIn = (aal: Aal): OutcomeOf<'signedIn'> => ({
  kind: 'signedIn',
  session: { id: `session-${aal}`, active: true, authenticator_assurance_level: aal },
  redirectTo: null,
  continueWith: [],
});
export const gone = (why: OutcomeOf<'flowGone'>['why']): OutcomeOf<'flowGone'> => ({ kind: 'flowGone', why, replacement: null });
export const unreachable = { kind: 'unreachable' } as const;
export const secondFactorDue = { kind: 'secondFactorDue' } as const;
export const sessionChanged = { kind: 'sessionChanged' } as const;
export const noSession = { kind: 'noSession' } as const;
export const csrfMismatch = { kind: 'csrfMismatch' } as const;

// ------------------------------------------------------------------------------------------------ a login with a scripted Kratos
/** One request: `open` with its query, `fetch` with the id, `submit` with the fields, `whoami` or `sign out`. */
export type RequestLog = readonly [call: string, what?: unknown];

/** Creates a login over a Kratos whose replies the test sends, and with a clock that the test moves. */
export function startTestLogin(options: Partial<LoginWithClientOptions> = {}) {
  const asked: RequestLog[] = [];
  let answerNow: ((outcome: Outcome) => void) | null = null;
  let aborted = 0;
  const ask = (signal: AbortSignal, ...request: RequestLog): Promise<never> => {
    asked.push(request);
    return new Promise<Outcome>((answer) => {
      answerNow = answer;
      signal.addEventListener('abort', () => {
        aborted++;
        if (answerNow === answer) answerNow = null;
      });
    }) as Promise<never>;
  };
  const reveal = (secret: { readonly name: string; readonly value: Sealed } | null) =>
    secret === null ? {} : { [secret.name]: unseal(secret.value) };
  const client: KratosClient = {
    kratosUrl,
    createFlow: (request, signal) => ask(signal, 'open', request),
    getFlow: (id, signal) => ask(signal, 'fetch', id),
    submitFlow: ({ flow: { id }, fields, secret }, signal) => ask(signal, 'submit', { flow: id, ...fields, ...reveal(secret) }),
    whoami: (signal) => ask(signal, 'whoami'),
    signOut: (signal) => ask(signal, 'sign out'),
  };
  const clock = new SimulatedClock();
  const login = createLoginWithClient({ client, clock, ...options });
  const kratos = {
    asked,
    /** The pending request, or `null`. */
    get isAsked(): RequestLog | null {
      return answerNow === null ? null : (asked.at(-1) ?? null);
    },
    get aborted() {
      return aborted;
    },
    /** Replies to the pending request, then to the requests that follow. */
    async answers(...outcomes: readonly Outcome[]): Promise<void> {
      for (const outcome of outcomes) {
        expect(answerNow, `no request is pending that "${outcome.kind}" could answer`).not.toBeNull();
        const answer = answerNow;
        answerNow = null;
        answer?.(outcome);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
  return { login, kratos, clock };
}

export type TestLogin = ReturnType<typeof startTestLogin>;

/** Returns the form view. Throws when the page shows something else. */
export function form({ login }: Pick<TestLogin, 'login'>): FormView {
  return viewOf(login.getView(), (view) => (view.kind === 'form' ? view : null));
}
export function error({ login }: Pick<TestLogin, 'login'>): ErrorView {
  return viewOf(login.getView(), (view) => (view.step === 'error' ? view : null));
}
export function success({ login }: Pick<TestLogin, 'login'>): SuccessView {
  expect(login.actor.getSnapshot().status).toBe('done');
  return viewOf(login.getView(), (view) => (view.step === 'success' ? view : null));
}

function viewOf<View>(view: LoginView, read: (view: LoginView) => View | null): View {
  const found = read(view);
  if (found === null) throw new Error(`the page is at "${view.step}": ${view.title}`);
  return found;
}

// ------------------------------------------------------------------------------------------------ steps
const typed = { identifier: 'ann@example.com', password: 'correct horse' };

/** Opens the first form. */
export async function atPassword(options: Partial<LoginWithClientOptions> = {}, more: Partial<LoginFlow> = {}): Promise<TestLogin> {
  const testLogin = startTestLogin(options);
  testLogin.login.start();
  await testLogin.kratos.answers(flow('aal1', more));
  return testLogin;
}

/** Submits an identifier and a password. */
export function submitPassword(testLogin: Pick<TestLogin, 'login'>): void {
  form(testLogin).submit?.(typed);
}

/** Opens the second form after the first. */
export async function atCode(options: Partial<LoginWithClientOptions> = {}, more: Partial<LoginFlow> = {}): Promise<TestLogin> {
  const testLogin = await atPassword(options);
  submitPassword(testLogin);
  await testLogin.kratos.answers(secondFactorDue, flow('aal2', more));
  return testLogin;
}

export function submitCode(testLogin: Pick<TestLogin, 'login'>): void {
  form(testLogin).submit?.({ totp_code: '123456' });
}
