import type { SnapshotFrom } from 'xstate';
import { isLinkAddress } from '../kratos/web-address.ts';
import type { Failure, LoginContext, LoginOutput } from '../machine/login-context.ts';
import type { loginMachine } from '../machine/login-machine.ts';
import { secretFields } from './fields.ts';
import { findFormMessages } from './find-messages.ts';
import { findProviders, findUnsupportedMethods } from './find-nodes.ts';
import type { ErrorView, Field, FormView, HostLinks, LoginView, PageEffect, SuccessView } from './login-view.ts';
import type { Translator } from './texts.ts';
import { type Form, toCodeForm, toFactorChoices, toPasswordForm } from './to-form.ts';
import type { Verbs } from './verbs.ts';

export type LoginSnapshot = SnapshotFrom<typeof loginMachine>;

/** Options of {@link createViewFold}. */
export interface ViewOptions {
  readonly texts: Translator;
  readonly kratosUrl: string;
  readonly links: HostLinks;
  readonly verbs: Verbs;
}

/** The current view, and what the next view needs to know of earlier snapshots. */
export interface ViewMemory {
  readonly view: LoginView;
  readonly snapshot: LoginSnapshot;
  /** The last label of the identifier, because most forms of Kratos have none. */
  readonly identifierLabel: string;
}

/** Computes the next memory from the previous one (`null` at first) and a snapshot. It is pure, and returns the same view until something changes. */
export type ViewFold = (memory: ViewMemory | null, snapshot: LoginSnapshot) => ViewMemory;

/**
 * A view depends on the previous one in two ways. A form stays on the page during a request, and the focus moves only after a change.
 */
export function createViewFold({ texts, kratosUrl, links, verbs }: ViewOptions): ViewFold {
  return (memory, snapshot) => {
    if (memory?.snapshot === snapshot) return memory;
    const { flow } = snapshot.context;
    const label = flow?.aal === 'aal1' ? flow.nodes.find(({ name }) => name === 'identifier')?.label : null;
    const next = {
      snapshot,
      identifierLabel: texts.labelIdentifier(label, memory?.identifierLabel ?? null),
    };
    const before = memory?.view ?? null;
    const view = toView(next, before);
    // `JSON.stringify` drops functions, so of these only `null` or not is compared.
    const isSame = before !== null && JSON.stringify(view) === JSON.stringify(before);
    return { ...next, view: isSame ? before : share(view, before) };
  };

  function toView(next: Next, before: LoginView | null): LoginView {
    const { failure, result } = next.snapshot.context;
    if (result !== null) return toSuccess(result);
    if (failure !== null) return toError(failure, next, before);
    return toFormView(next, before);
  }

  function toFormView({ snapshot, identifierLabel }: Next, before: LoginView | null): FormView {
    const formBefore = before?.kind === 'form' ? before : null;
    const open = toOpenForm(snapshot, identifierLabel, formBefore);
    if (!snapshot.hasTag('pending')) return open;
    // During a request the form stays on the page. Its buttons stay too, because removing the focused one would lose the focus. Most do nothing meanwhile.
    const stays = formBefore !== null && (open.step === 'init' || formBefore.form === open.form);
    const form = stays ? formBefore : open;
    const { wait, formWasLeft, pageSubmits } = snapshot.context;
    const wasSent = pageSubmits || formWasLeft;
    const canBeSentEarly = snapshot.matches({ init: 'opening' }) && !wasSent && form.form === 'password';
    return {
      ...form,
      step: open.step,
      pageTitle: form.title,
      fields: form.fields.map((field) => ({ ...field, messages: [] })),
      messages: [],
      announcement: '',
      unverified: null,
      isPending: !canBeSentEarly,
      isReadOnly: wasSent,
      submit: canBeSentEarly ? verbs.submitEarly : null,
      progress: { short: '', noticed: wasSent && stays ? texts.checking : texts.loading, long: texts.stillWaiting }[wait],
      cancel: wait === 'long' ? verbs.cancel : null,
      pageEffect: stays ? form.pageEffect : toEffect(before === null ? null : 'title'),
    };
  }

  function toOpenForm(snapshot: LoginSnapshot, identifierLabel: string, formBefore: FormView | null): FormView {
    const step = snapshot.matches('password') ? 'password' : snapshot.matches('awaiting-TOTP') ? 'awaiting-TOTP' : 'init';
    // At `init` there is no valid flow. The expected form has no messages and no choices.
    const context = step === 'init' ? { ...snapshot.context, flow: null, factors: [] } : snapshot.context;
    const { flow, notice, verification, input, halfSession } = context;
    const isForCodes = step === 'awaiting-TOTP' || (step === 'init' && (halfSession !== 'none' || input.aal === 'aal2'));
    const form = (isForCodes ? toCodeForm : toPasswordForm)(context, texts, identifierLabel);
    const unverified =
      notice === 'address-not-verified' ? { text: texts.notices[notice], linkLabel: texts.verify, url: verification?.url ?? null } : null;
    const pageEffect = toFormEffect(form, formBefore, context);
    // The page resubmits the form: no message is shown unless that fails as well.
    const noticeMessages = notice === null || unverified !== null || pageEffect.submit ? [] : [texts.notices[notice]];
    const formMessages = findFormMessages(flow, notice, form.fields, texts);
    const announcement = form.fields.flatMap(({ messages }) => messages)[0] ?? '';
    const isWrong = announcement !== '' || formMessages.length > 0 || unverified !== null || notice === 'account-disabled';
    const confirms = flow?.refresh === true;
    return {
      kind: 'form',
      step,
      ...form,
      pageTitle: `${isWrong ? texts.error : ''}${form.title}`,
      messages: [...noticeMessages, ...formMessages],
      announcement,
      unverified,
      progress: '',
      isPending: false,
      isReadOnly: false,
      factors: isForCodes ? toFactorChoices(context, texts) : [],
      providers: isForCodes ? [] : findProviders(flow, texts),
      unsupportedMethods: findUnsupportedMethods(flow, texts),
      submit: form.submitLabel === '' ? null : isForCodes ? verbs.submitCode : verbs.submitPassword,
      chooseFactor: isForCodes ? verbs.chooseFactor : null,
      chooseProvider: isForCodes ? null : verbs.chooseProvider,
      sendCode: isForCodes ? verbs.sendCode : null,
      resendCode: form.form === 'code' && snapshot.can({ type: 'code.resend' }) ? verbs.resendCode : null,
      forgetIdentifier: isForCodes || confirms || form.username === null ? null : verbs.forgetIdentifier,
      switchAccount: isForCodes || confirms ? verbs.switchAccount : null,
      cancel: null,
      restart: verbs.restart,
      pageEffect,
    };
  }

  /** Moves the focus after a reply or a change of the form, but not on background updates or on page load. */
  function toFormEffect({ form, fields, addresses, username }: Form, formBefore: FormView | null, context: LoginContext): PageEffect {
    const { pageSubmits, formWasLeft, restarts, flow, notice } = context;
    // The first form of the page. After the end of a login, the title of the next one has the focus.
    const isFirst = !formWasLeft && !formBefore?.pageEffect.focus;
    // A form that another user has to confirm is a different form: the first user's password must not be sent there.
    const isSame = formBefore?.form === form && (form !== 'password' || formBefore.username === username);
    if (isSame && formBefore.step !== 'init' && !formBefore.isPending) return formBefore.pageEffect;
    const open = toOpen(fields);
    const holdsWhatWasTyped = isSame && toNames(toOpen(formBefore.fields)) === toNames(open);
    if (pageSubmits && holdsWhatWasTyped) return toEffect(null, [], true);
    const secret = open.find(({ name }) => secretFields.includes(name));
    const wrong = open.find(({ messages }) => messages.length > 0);
    if (isFirst && form === 'password' && !flow?.refresh && wrong === undefined && notice === null) return toEffect(null);
    const isNamed = open.every((field) => field === secret || field.value !== '');
    const field =
      (wrong ?? ((isNamed && notice !== 'account-disabled' && secret) || open[0]))?.name ?? (addresses.length > 0 ? 'address' : 'title');
    // Kratos has not checked the input, so it is still valid. A mailed code is not, because a new one was mailed.
    const isKept = holdsWhatWasTyped && restarts.isUnchecked && form !== 'code';
    return toEffect(notice === 'address-not-verified' ? 'notice' : field, isFirst || isKept ? [] : secretFields);
  }

  function toError(failure: Failure, { snapshot }: Next, before: LoginView | null): ErrorView {
    const { halfSession, input, secondsToWait } = snapshot.context;
    const { reason, retryable } = failure;
    const title = texts.reasons[reason] ?? texts.reasons.unexpected; // a host's actor may return an unknown kind
    const ways = [
      { id: 'setUpSecondFactor', label: texts.setUpSecondFactor, url: links.secondFactorSetupUrl ?? '' },
      { id: 'goBack', label: texts.goBack, url: links.backUrl ?? '' },
    ] as const;
    // A restored snapshot has no timers, so its wait would never end. It is always the first snapshot.
    const wait = before !== null && snapshot.matches({ error: 'backingOff' }) ? texts.wait(secondsToWait) : '';
    return {
      kind: 'error',
      step: 'error',
      title,
      pageTitle: title,
      progress: wait === '' && failure.retryAfter ? texts.waitIsOver : '',
      failure,
      kratosUrl,
      retry: retryable ? verbs.retry : null,
      wait,
      cancel: null,
      restart: verbs.restart,
      links: reason === 'noSecondFactor' ? ways.filter(({ url }) => isLinkAddress(url)) : [],
      switchAccount: halfSession !== 'none' || input.aal === 'aal2' || input.refresh === true ? verbs.switchAccount : null,
      pageEffect: before?.kind === 'error' ? before.pageEffect : toEffect(reason === 'serverError' && retryable ? 'retry' : 'title'),
    };
  }

  function toSuccess(result: LoginOutput): SuccessView {
    const { how, redirect } = result;
    const title = how === 'redirect-required' && redirect ? texts.redirecting(redirect.origin.replace(/^https?:\/\//, '')) : texts.signedIn;
    return {
      kind: 'success',
      step: 'success',
      ...result,
      title,
      pageTitle: title,
      progress: '',
      cancel: null,
      restart: null,
      pageEffect: toEffect('title'),
    };
  }
}

type Next = Omit<ViewMemory, 'view'>;

/** Reuses unchanged objects, so that a framework that compares by reference does not update the field and keeps its input. */
function share(next: LoginView, before: LoginView | null): LoginView {
  const old: readonly unknown[] = Object.values({ ...before }).flat();
  const find = (part: unknown): unknown => old.find((each) => JSON.stringify(each) === JSON.stringify(part)) ?? part;
  return Object.fromEntries(Object.entries(next).map(([key, part]) => [key, Array.isArray(part) ? part.map(find) : part])) as LoginView;
}

const toEffect = (focus: string | null, empty: readonly string[] = [], submit = false): PageEffect => ({ focus, clear: empty, submit });

const toOpen = (fields: readonly Field[]): readonly Field[] => fields.filter(({ isHidden }) => !isHidden);

const toNames = (fields: readonly Field[]): string => fields.map(({ name }) => name).join();
