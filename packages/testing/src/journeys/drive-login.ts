import type { Login, LoginInput, LoginView } from '@kratos-login/core';
import type { SimulatedClock } from 'xstate';
import { expectEventually } from './expect-eventually.ts';
import { type ExpectedButton, findButton, findButtons } from './expected-button.ts';
import { type IsShown, toExpectedPage } from './expected-page.ts';
import { flushPending } from './flush-pending.ts';
import type { JourneyDriver } from './journey-driver.ts';

/** Options of {@link driveLogin}. */
export interface DriveLoginOptions {
  /** Creates the login for a journey, with the clock below. It must not be started. */
  readonly createLogin: (input: LoginInput) => Login;
  /** The clock of the login. */
  readonly clock: SimulatedClock;
  /** Lets milliseconds pass for the calls, such as fake timers. */
  readonly passTime: (ms: number) => Promise<unknown>;
  /** As in `loginJourneys`. */
  readonly isShown?: IsShown;
}

/**
 * Creates a driver that uses the view of a login as its page: it calls the functions of the view, and checks its values.
 *
 * ```ts
 * import { createLogin } from '@kratos-login/core'
 * import { createScriptedKratos, driveLogin, loginJourneys, walkJourney } from '@kratos-login/testing'
 * import { vi } from 'vitest'
 * import { SimulatedClock } from 'xstate'
 *
 * vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
 * for (const journey of loginJourneys()) {
 *   const [kratos, clock] = [createScriptedKratos(), new SimulatedClock()]
 *   const driver = driveLogin({
 *     createLogin: (input) => createLogin({ ...input, kratosUrl: kratos.kratosUrl, fetch: kratos.fetch, clock }),
 *     clock,
 *     passTime: vi.advanceTimersByTimeAsync,
 *   })
 *   await walkJourney(journey, driver, kratos)
 * }
 * ```
 */
export function driveLogin({ createLogin, clock, passTime, isShown = () => true }: DriveLoginOptions): JourneyDriver {
  let login: Login | null = null;
  const values: Record<string, string> = {};
  let cue: LoginView['pageEffect'] | null = null;
  const enter = async (text: string, { name }: { readonly name: string }): Promise<void> => {
    values[name] = text;
  };
  const getView = (): LoginView => (login ?? notOpen()).getView();
  const getForm = () => {
    const view = getView();
    return view.kind === 'form' ? view : null;
  };
  const look = () => toExpectedPage(getView(), { view: null, held: {} }, isShown);

  return {
    async open(input) {
      login = createLogin(input);
      login.subscribe((view) => {
        // Like a page, it clears submitted fields and submits early input when the form is open.
        if (view.pageEffect === cue) return;
        cue = view.pageEffect;
        for (const name of cue.clear) delete values[name];
        if (cue.submit) getForm()?.submit?.(values);
      });
      login.start();
    },
    enterIdentifier: enter,
    enterPassword: enter,
    enterCode: enter,
    async submit() {
      (getForm()?.submit ?? notOffered('submit'))(values);
    },
    async press({ verb, value }) {
      pressIn(getView(), verb, value);
    },
    async restorePage() {
      login?.checkSession();
    },
    async wait(ms) {
      clock.increment(ms);
    },
    async timeOutCall() {
      await passTime(30_000);
    },
    processAnswer: () => flushPending(0),
    seeStep: async ({ step, form, fields }) => {
      await expectEventually('the step and its form', [step, form], () => [getView().step, getForm()?.form ?? null]);
      await expectEventually(
        'the fields',
        fields.map(({ name }) => name),
        () => look().fields.map(({ name }) => name),
      );
    },
    seeTitle: (...titles) => expectEventually('the titles', titles, () => [getView().title, getView().pageTitle]),
    seeMessages: (messages) =>
      expectEventually('the messages', messages, () => [...(getForm()?.messages ?? []), getForm()?.announcement].filter(Boolean)),
    seeNotice: (text) => expectEventually('the notice', text, () => getForm()?.unverified?.text),
    seeAdvice: (text) => expectEventually('the advice', text, () => look().advice),
    seeLink: (label, url) =>
      expectEventually(`the URL of the link "${label}"`, url, () => {
        const { noticeLink, links } = look();
        return [noticeLink ?? [], links].flat().find((link) => link.label === label)?.url ?? 'no such link';
      }),
    seeNoNotice: () => expectEventually('the notice', null, () => getForm()?.unverified?.text ?? null),
    seeProgress: (...said) => expectEventually('progress and wait', said, () => [look().progress, look().wait]),
    seeField: ({ name, label, hint, messages }, isReadOnly) =>
      expectEventually(`the field ${name}`, [label, hint, messages, isReadOnly], () => {
        const field = getForm()?.fields.find((each) => each.name === name);
        return [field?.label, field?.hint, field?.messages, getForm()?.isReadOnly];
      }),
    seeButtons: (buttons) => expectEventually('the buttons', buttons, () => look().buttons),
    seeSubmit: (...submit) => expectEventually('the submit button', submit, () => [getForm()?.submitLabel, getForm()?.isPending]),
    seeFocusOn: (focus) => expectEventually('the focus', focus.on, () => look().focus?.on),
    describePage: async () => JSON.stringify(getView(), null, 2),
  };
}

function pressIn(view: LoginView, verb: ExpectedButton['verb'], value: string | null): void {
  const offered: Readonly<Partial<Record<string, unknown>>> = { ...view };
  const does = offered[verb];
  if (typeof does !== 'function' || findButton(view, verb, value) === undefined)
    notOffered(
      verb,
      findButtons(view).map((each) => each.verb),
    );
  else does(value);
}

function notOffered(verb: string, offered: readonly string[] = []): never {
  throw new Error(`The view does not offer "${verb}", only: ${offered.join(', ') || 'nothing'}.`);
}

function notOpen(): never {
  throw new Error('Expected an opened page: call open first.');
}
