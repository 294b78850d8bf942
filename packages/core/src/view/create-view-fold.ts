import type { SnapshotFrom } from 'xstate';
import type { Message } from '../kratos/login-flow.ts';
import { isLinkAddress } from '../kratos/web-address.ts';
import type { Failure, LoginContext, LoginOutput } from '../machine/login-context.ts';
import type { loginMachine } from '../machine/login-machine.ts';
import { withMessages } from '../machine/messages.ts';
import type { Translator } from './create-translator.ts';
import { secretFields } from './fields.ts';
import { findFormMessages } from './find-messages.ts';
import { findProviders, findUnsupportedMethods } from './find-nodes.ts';
import type { ErrorView, Field, FormView, HostLinks, LoginView, PageEffect, SuccessView } from './login-view.ts';
import { shareParts } from './share-parts.ts';
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
  readonly texts: Translator;
  readonly snapshot: LoginSnapshot;
  /** The snapshot of the form on the page: an earlier one while a request is pending. */
  readonly formSnapshot: LoginSnapshot;
  /** The last label of the identifier, because most forms of Kratos have none. */
  readonly identifierLabel: Message | null;
}

/** Computes the next memory from the previous one (`null` at first) and a snapshot. It is pure, and returns the same view until something changes. */
export type ViewFold = (memory: ViewMemory | null, snapshot: LoginSnapshot) => ViewMemory;

/**
 * A view depends on the previous one in two ways. A form stays on the page during a request, and the focus moves only after a change. A memory of another
 * fold is translated: its view keeps its page effect.
 */
export function createViewFold({ texts, kratosUrl, links, verbs }: ViewOptions): ViewFold {
  const site = texts.siteName === null ? '' : ` · ${texts.siteName}`;
  return (memory, snapshot) => {
    const before = memory !== null && memory.texts !== texts ? toMemory(memory.snapshot, memory, memory.view.pageEffect) : memory;
    return before?.snapshot === snapshot ? before : toMemory(snapshot, before);
  };

  function toMemory(snapshot: LoginSnapshot, memory: ViewMemory | null, pageEffect?: PageEffect): ViewMemory {
    const { flow } = snapshot.context;
    const label = flow?.aal === 'aal1' ? flow.nodes.find(({ name }) => name === 'identifier')?.label : null;
    const before = memory?.view ?? null;
    const next = {
      texts,
      snapshot,
      // During a request the form stays on the page. Its buttons stay too, because removing the focused one would lose the focus. Most do nothing meanwhile.
      formSnapshot: memory?.view.kind === 'form' && snapshot.hasTag('pending') ? memory.formSnapshot : snapshot,
      identifierLabel: label?.id === 1070002 ? label : (memory?.identifierLabel ?? null),
    };
    const view = { ...toView(next, before), ...(pageEffect && { pageEffect }) };
    // `JSON.stringify` drops functions, so of these only `null` or not is compared.
    const isSame = before !== null && JSON.stringify(view) === JSON.stringify(before);
    return { ...next, view: isSame ? before : shareParts(view, before) };
  }

  function toView(next: Next, before: LoginView | null): LoginView {
    const { failure, result } = next.snapshot.context;
    if (result !== null) return toSuccess(result);
    if (failure !== null) return toError(failure, next, before);
    const view = toFormView(next, before);
    const shown = Object.values(view)
      .flat()
      .flatMap((part: unknown) => (typeof part === 'object' ? Object.values({ ...part }).flat() : part));
    return { ...view, untranslated: shown.filter(texts.isUntranslated) };
  }

  function toFormView({ snapshot, formSnapshot, identifierLabel }: Next, before: LoginView | null): FormView {
    const { wait, formWasLeft, pageSubmits, usesButton, input } = snapshot.context;
    const isOpen = !snapshot.hasTag('pending');
    const stays = formSnapshot !== snapshot;
    const wasSent = !isOpen && (pageSubmits || formWasLeft);
    const context = toFormContext(formSnapshot, isOpen);
    const { flow, notice, verification, isForCodes } = context;
    const form = (isForCodes ? toCodeForm : toPasswordForm)(context, texts, texts.labelIdentifier(identifierLabel));
    // Not the form that confirms a session: until Kratos has named the user, a password could be meant for another one.
    const canBeSentEarly = snapshot.matches({ init: 'opening' }) && !wasSent && form.form === 'password' && !input.refresh;
    const label = form.submitLabel;
    // A button without input does not count.
    const isSubmitting = pageSubmits || (!usesButton && snapshot.hasTag('submitting'));
    const isBusy = stays && isSubmitting && label;
    const busyLabel = isBusy && isForCodes ? texts.verifying : isBusy && label === texts.signIn ? texts.signingIn : texts.checking;
    const confirms = flow?.refresh === true;
    const formBefore = before?.kind === 'form' ? before : null;
    const pageEffect = isOpen ? toFormEffect(form, formBefore, context) : (stays && before?.pageEffect) || toEffect(before && 'title');
    const unverified =
      notice === 'address-not-verified'
        ? { text: texts.notices[notice], linkLabel: texts.verifyAddress, url: verification?.url ?? null }
        : null;
    const formMessages = findFormMessages(flow, notice, form.fields, texts);
    const announcement = form.fields.flatMap(({ messages }) => messages)[0] ?? '';
    const resendCode = form.form === 'code' && formSnapshot.can({ type: 'code.resend' }) ? verbs.resendCode : null;
    const canResendNow = resendCode !== null && formBefore?.form === 'code' && formBefore.resendCode === null;
    const isError = formMessages.some(isErrorMessage) || notice === 'account-disabled';
    return {
      kind: 'form',
      step: toStep(snapshot),
      ...form,
      pageTitle: `${announcement || isError || unverified ? texts.error : ''}${form.pageTitle}${site}`,
      // The page resubmits the form: no message is shown unless that fails as well.
      messages: [
        ...(notice === null || unverified || pageEffect.submit ? [] : [texts.notices[notice]]),
        ...formMessages.map(texts.translate),
      ],
      messageSeverity: isError ? 'error' : 'info',
      announcement,
      unverified,
      submitLabel: isBusy ? busyLabel : label,
      progress: canResendNow
        ? texts.canResend
        : { short: '', noticed: wasSent && stays ? busyLabel : texts.loading, long: texts.stillWaiting }[wait],
      isPending: !isOpen && !canBeSentEarly,
      isReadOnly: wasSent,
      factors: isForCodes ? toFactorChoices(context, texts) : [],
      providers: isForCodes ? [] : findProviders(flow, texts),
      unsupportedMethods: findUnsupportedMethods(flow, texts),
      untranslated: [],
      submit: canBeSentEarly ? verbs.submitEarly : !isOpen || label === '' ? null : isForCodes ? verbs.submitCode : verbs.submitPassword,
      chooseFactor: isForCodes ? verbs.chooseFactor : null,
      chooseProvider: isForCodes ? null : verbs.chooseProvider,
      sendCode: isForCodes ? verbs.sendCode : null,
      resendCode,
      forgetIdentifier: isForCodes || confirms || form.username === null ? null : verbs.forgetIdentifier,
      switchAccount: isForCodes || confirms ? verbs.switchAccount : null,
      cancel: wait === 'long' ? verbs.cancel : null,
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
    const { title: name, advice } = texts.reasons[reason] ?? texts.reasons.unexpected; // a host's actor may return an unknown kind
    const title = typeof name === 'function' ? name(texts.siteName) : name;
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
      advice,
      pageTitle: title + site,
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
      pageTitle: title + site,
      progress: '',
      cancel: null,
      restart: null,
      pageEffect: toEffect('title'),
    };
  }
}

type Next = Omit<ViewMemory, 'view'>;

interface FormContext extends LoginContext {
  /** Whether the form is for the code of a second factor. */
  readonly isForCodes: boolean;
}

/** The context of the form on the page. At `init` there is no valid flow: the expected form has no choices. A form that is not open has no messages. */
function toFormContext(snapshot: LoginSnapshot, isOpen = true): FormContext {
  const { context } = snapshot;
  const step = toStep(snapshot);
  const hasFlow = step !== 'init';
  return {
    ...context,
    flow: hasFlow && context.flow ? (isOpen ? context.flow : withMessages(context.flow, () => false)) : null,
    factors: hasFlow ? context.factors : [],
    notice: isOpen ? context.notice : null,
    isForCodes: hasFlow ? step !== 'password' : context.halfSession !== 'none' || context.input.aal === 'aal2',
  };
}

const toStep = (snapshot: LoginSnapshot): FormView['step'] =>
  snapshot.matches('password') ? 'password' : snapshot.matches('awaiting-TOTP') ? 'awaiting-TOTP' : 'init';

/** 4010001 only says that the form has expired. */
const isErrorMessage = ({ id, type }: Message): boolean => type === 'error' && id !== 4010001;

const toEffect = (focus: string | null, empty: readonly string[] = [], submit = false): PageEffect => ({ focus, clear: empty, submit });

const toOpen = (fields: readonly Field[]): readonly Field[] => fields.filter(({ isHidden }) => !isHidden);

const toNames = (fields: readonly Field[]): string => fields.map(({ name }) => name).join();
