/** The page with XState and ky alone: a small statechart of its own, which knows three replies of Kratos. */
import ky from 'ky';
import { assign, createActor, fromPromise, setup } from 'xstate';
import { type Flow, findCsrfToken, joinMessages } from './kratos-replies.ts';
import { onSubmit, readValues, setBusy, showCodeForm, showEnd, showMessage } from './page.ts';

const kratos = ky.create({ prefixUrl: '/kratos/self-service', throwHttpErrors: false, headers: { accept: 'application/json' } });

/** The flow of a form that Kratos rejected, or `null`. */
type Rejected = Flow | null;
type Reply = { readonly kind: 'signedIn' | 'secondFactorDue' | 'rejected'; readonly flow: Rejected };

const openFlow = fromPromise<Flow, string>(async ({ input }) => {
  const response = await kratos.get(`login/browser${input}`);
  if (!response.ok) throw new Error(`Kratos answers ${response.status}.`);
  return response.json();
});

const submitFlow = fromPromise<Reply, { readonly flow: Flow | null; readonly method: 'password' | 'totp' }>(async ({ input }) => {
  const { flow, method } = input;
  if (flow === null) throw new Error('There is no flow to submit.');
  const response = await kratos.post(`login?flow=${flow.id}`, { json: { ...readValues(), method, csrf_token: findCsrfToken(flow) } });
  if (response.status === 200) return { kind: 'signedIn', flow: null };
  if (response.status === 422) return { kind: 'secondFactorDue', flow: null };
  if (response.status === 400) return { kind: 'rejected', flow: await response.json() };
  throw new Error(`Kratos answers ${response.status}.`);
});

const loginMachine = setup({
  types: { context: {} as { readonly flow: Flow | null; readonly isSubmitted: boolean }, events: {} as { readonly type: 'submit' } },
  actors: { openFlow, submitFlow },
  actions: {
    disable: () => setBusy(true),
    enable: () => setBusy(false),
    showCodeForm: () => showCodeForm(),
    showRejection: (_, { flow }: { readonly flow: Rejected }) => showMessage(flow === null ? '' : joinMessages(flow)),
  },
  guards: { isSubmitted: ({ context }) => context.isSubmitted },
}).createMachine({
  context: { flow: null, isSubmitted: false },
  initial: 'opening',
  states: {
    // The user may submit before the first flow is here.
    opening: {
      invoke: {
        src: 'openFlow',
        input: '',
        onDone: { target: 'password', actions: assign({ flow: ({ event }) => event.output }) },
        onError: 'failed',
      },
      on: { submit: { actions: ['disable', assign({ isSubmitted: true })] } },
    },
    password: {
      always: { guard: 'isSubmitted', target: 'submittingPassword', actions: assign({ isSubmitted: false }) },
      on: { submit: 'submittingPassword' },
    },
    submittingPassword: {
      entry: 'disable',
      invoke: {
        src: 'submitFlow',
        input: ({ context }) => ({ flow: context.flow, method: 'password' }),
        onDone: [
          { guard: ({ event }) => event.output.kind === 'signedIn', target: 'signedIn' },
          { guard: ({ event }) => event.output.kind === 'secondFactorDue', target: 'openingSecondFlow' },
          {
            target: 'password',
            actions: [
              assign({ flow: ({ event }) => event.output.flow }),
              { type: 'showRejection', params: ({ event }) => event.output },
              'enable',
            ],
          },
        ],
        onError: 'failed',
      },
    },
    openingSecondFlow: {
      invoke: {
        src: 'openFlow',
        input: '?aal=aal2',
        onDone: { target: 'code', actions: [assign({ flow: ({ event }) => event.output }), 'showCodeForm'] },
        onError: 'failed',
      },
    },
    code: { on: { submit: 'submittingCode' } },
    submittingCode: {
      entry: 'disable',
      invoke: {
        src: 'submitFlow',
        input: ({ context }) => ({ flow: context.flow, method: 'totp' }),
        onDone: [
          { guard: ({ event }) => event.output.kind === 'signedIn', target: 'signedIn' },
          { guard: ({ event }) => event.output.kind === 'secondFactorDue', target: 'failed' },
          {
            target: 'code',
            actions: [
              assign({ flow: ({ event }) => event.output.flow }),
              { type: 'showRejection', params: ({ event }) => event.output },
              'enable',
            ],
          },
        ],
        onError: 'failed',
      },
    },
    signedIn: { type: 'final', entry: () => showEnd('Signed in') },
    failed: { type: 'final', entry: () => showEnd('Something went wrong. Load the page again.') },
  },
});

const login = createActor(loginMachine).start();
onSubmit(() => login.send({ type: 'submit' }));
