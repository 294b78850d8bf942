import type { ActorRefFrom, SnapshotFrom } from 'xstate';
import type { Login } from '../login.ts';
import type { loginMachine } from '../machine/login-machine.ts';
import type { Translator } from '../view/create-translator.ts';
import { toCodeField } from '../view/fields.ts';
import type { PageEffect } from '../view/login-view.ts';
import { shareParts } from '../view/share-parts.ts';
import type { Question, SecondFactorNotice } from './second-factor-context.ts';
import type { secondFactorMachine } from './second-factor-machine.ts';
import type { SecondFactorTexts } from './second-factor-texts.ts';
import type { SecondFactorVerbs } from './second-factor-verbs.ts';
import type { OverviewView, PairingView, QuestionView, SecondFactorView } from './second-factor-view.ts';
import { isForUsers } from './settings-changes.ts';
import type { SettingsFlow } from './settings-flow.ts';
import { noSecrets, readSecrets } from './shown-secrets.ts';
import { toMethodViews } from './to-method-views.ts';

export type SecondFactorSnapshot = SnapshotFrom<typeof secondFactorMachine>;

/** Options of {@link createSecondFactorFold}. */
export interface SecondFactorFoldOptions {
  /** The texts of the page. */
  readonly texts: SecondFactorTexts;
  /** Translates messages of Kratos, and knows the name of the site. */
  readonly translator: Translator;
  /** The user's actions. */
  readonly verbs: SecondFactorVerbs;
  /** Returns the store of the login inside. It returns the same one for the same actor. */
  readonly toLogin: (actor: ActorRefFrom<typeof loginMachine>) => Login;
}

/** The current view, and what the next view needs to know of earlier snapshots. */
export interface SecondFactorMemory {
  readonly view: SecondFactorView;
  readonly fold: object;
  readonly snapshot: SecondFactorSnapshot;
  /** The snapshot of the page that is shown: an earlier one while a request is pending. */
  readonly pageSnapshot: SecondFactorSnapshot;
}

type Kind = SecondFactorView['kind'];
/** The members that all views have, except those that differ for each kind. */
type Common = Omit<Extract<SecondFactorView, { readonly kind: 'loading' }>, 'kind' | 'title' | 'lead'>;

/** Pages that stay while a request is pending. */
const lasting: readonly Kind[] = ['overview', 'pairing', 'backup-codes'];

/** Computes the next memory from the previous one (`null` at first) and a snapshot. It is pure, and returns the same view until something changes. */
export function createSecondFactorFold({ texts, translator, verbs, toLogin }: SecondFactorFoldOptions) {
  const site = translator.siteName === null ? '' : ` · ${translator.siteName}`;
  const fold = (memory: SecondFactorMemory | null, snapshot: SecondFactorSnapshot): SecondFactorMemory => {
    if (memory?.snapshot === snapshot && memory.fold === fold) return memory;
    const isTranslation = memory !== null && memory.fold !== fold;
    const before = memory?.view ?? null;
    const isPending = snapshot.hasTag('pending');
    const pageSnapshot = memory && isPending && lasting.includes(memory.view.kind) ? memory.pageSnapshot : snapshot;
    const view = toView(snapshot, pageSnapshot, before, isTranslation);
    const isSame = before !== null && !isTranslation && isSameView(view, before);
    return { fold, snapshot, pageSnapshot, view: isSame ? before : shareParts(view, before) };
  };
  return fold;

  function toView(
    snapshot: SecondFactorSnapshot,
    pageSnapshot: SecondFactorSnapshot,
    before: SecondFactorView | null,
    isTranslation: boolean,
  ): SecondFactorView {
    const isPending = snapshot.hasTag('pending');
    const draft = toPage(pageSnapshot, snapshot, isPending, before);
    const isCurrent = pageSnapshot === snapshot || isTranslation;
    const pageEffect = before && (!isCurrent || isTranslation) ? before.pageEffect : toPageEffect(draft, before, snapshot.context);
    return { ...draft, pageEffect };
  }

  function toPage(
    page: SecondFactorSnapshot,
    snapshot: SecondFactorSnapshot,
    isPending: boolean,
    before: SecondFactorView | null,
  ): SecondFactorView {
    const { flow, failure, result, question } = page.context;
    const common = toCommon(page, snapshot, isPending);
    if (result !== null) return toDone(result, common);
    if (failure !== null) return toError(page, common, failure);
    if (page.matches('signed-out'))
      return {
        ...common,
        ...withTitle(texts.signedOutTitle, texts.signedOutLead),
        kind: 'signed-out',
        username: null,
        signIn: verbs.signIn,
        signInLabel: texts.signIn,
        signOut: null,
      };
    if (page.matches('confirming')) return toConfirming(page, common);
    if (flow === null || page.hasTag('pending'))
      return { ...common, ...withTitle(texts.loadingTitle, ''), kind: 'loading', username: null };
    if (page.matches('pairing')) return toPairing(flow, common, snapshot, before);
    if (page.matches('backup-codes')) return toBackupCodes(flow, question, common);
    return toOverview(flow, question, common);
  }

  function toCommon(page: SecondFactorSnapshot, { context: { wait } }: SecondFactorSnapshot, isPending: boolean): Common {
    const { flow, notice } = page.context;
    const said = flow?.messages.filter(isForUsers).map(translator.translate).filter(Boolean) ?? [];
    const isReplaced = said.length > 0 && notice === 'started-again';
    const messages = isPending ? [] : [...(notice === null || isReplaced ? [] : [texts.notices[notice]]), ...said];
    const isError = !isPending && (flow?.messages.some((message) => isForUsers(message) && message.type === 'error') ?? false);
    return {
      pageTitle: '',
      username: flow?.username ?? null,
      messages,
      messageSeverity: isError ? 'error' : notice !== null && successes.includes(notice) ? 'success' : 'info',
      announcement: '',
      progress: { short: '', noticed: page.matches('loading') ? texts.loading : texts.saving, long: texts.stillWaiting }[wait],
      isPending,
      pageEffect: stay,
      cancel: wait === 'long' ? verbs.cancel : null,
      signOut: verbs.signOut,
    };
  }

  /** The title of the document begins with "Error: " while an error is on the page. */
  function withTitle(title: string, lead: string, hasError = false) {
    return { title, lead, pageTitle: `${hasError ? texts.error : ''}${title}${site}` };
  }

  function toOverview(flow: SettingsFlow, question: Question | null, common: Common): OverviewView {
    const isEmpty = flow.totp === 'off' && flow.backupCodes === 'off';
    return {
      ...common,
      ...withTitle(texts.overviewTitle, isEmpty ? texts.nothingOffered : texts.overviewLead, common.messageSeverity === 'error'),
      kind: 'overview',
      methods: toMethodViews(flow, texts, verbs),
      question: toQuestion(question),
    };
  }

  function toPairing(flow: SettingsFlow, common: Common, snapshot: SecondFactorSnapshot, before: SecondFactorView | null): PairingView {
    const { qr, key } = readSecrets(flow.secrets);
    // While another flow is opened the page keeps its shape without the secret, which another user may see by now.
    const { hasQr, keyLabel } =
      common.isPending && before?.kind === 'pairing' ? before : { hasQr: qr !== null, keyLabel: key === null ? '' : texts.keyLabel };
    const messages = common.isPending ? [] : flow.codeMessages.map(translator.translate).filter(Boolean);
    const isReadOnly = snapshot.matches({ pairing: 'submitting' });
    const field = toCodeField('totp', texts.codeLabel, { hint: texts.codeHint, messages });
    return {
      ...common,
      ...withTitle(texts.pairingTitle, hasQr ? texts.pairingLead : texts.pairingLeadWithoutQr, messages.length > 0),
      kind: 'pairing',
      announcement: messages[0] ?? '',
      hasQr,
      qrLabel: texts.qrLabel,
      keyLabel,
      readSecrets: () => (snapshot.matches('loading') ? noSecrets : readSecrets(flow.secrets)),
      fields: [field],
      submitLabel: isReadOnly ? texts.pairing : texts.pair,
      isReadOnly,
      submit: common.isPending ? null : verbs.submitCode,
      leave: verbs.leave,
      leaveLabel: texts.back,
    };
  }

  function toBackupCodes(flow: SettingsFlow, question: Question | null, common: Common): SecondFactorView {
    const isNew = flow.backupCodes === 'new';
    return {
      ...common,
      ...(isNew ? withTitle(texts.newCodesTitle, texts.newCodesLead) : withTitle(texts.codesTitle, texts.codesLead)),
      kind: 'backup-codes',
      isNew,
      readSecrets: () => readSecrets(flow.secrets),
      usedLabel: texts.usedCode,
      confirm: isNew ? verbs.confirmCodes : null,
      confirmLabel: texts.confirmCodes,
      generate: isNew ? null : verbs.generateCodes,
      generateLabel: texts.generateAgain,
      leave: verbs.leave,
      leaveLabel: texts.back,
      question: toQuestion(question),
    };
  }

  function toConfirming(page: SecondFactorSnapshot, common: Common): SecondFactorView {
    const { confirmation, change } = page.context;
    const lead = confirmation === 'sign-in' || change === null ? '' : texts.confirmationLead;
    return {
      ...common,
      ...withTitle(texts.overviewTitle, lead),
      kind: 'confirming',
      messages: [], // they are about the page that comes after it
      announcement: lead, // the focus goes into the login, whose heading does not say why
      login: toLogin(page.children['login'] as ActorRefFrom<typeof loginMachine>),
      leave: page.can({ type: 'leave' }) ? verbs.leave : null,
      leaveLabel: texts.leaveConfirmation,
      signOut: null, // the login inside has its own way to another account
    };
  }

  function toError(
    page: SecondFactorSnapshot,
    common: Common,
    failure: NonNullable<SecondFactorSnapshot['context']['failure']>,
  ): SecondFactorView {
    const { title: name, advice } = texts.reasons[failure.reason] ?? texts.reasons.unexpected;
    const isWaiting = page.matches({ error: 'backingOff' });
    return {
      ...common,
      ...withTitle(typeof name === 'function' ? name(translator.siteName) : name, advice),
      kind: 'error',
      messages: [],
      progress: !isWaiting && failure.retryAfter ? texts.waitIsOver : '',
      failure,
      kratosUrl: page.context.input.kratosUrl ?? '',
      retry: failure.retryable ? verbs.retry : null,
      wait: isWaiting ? texts.wait(page.context.secondsToWait) : '',
      restart: verbs.restart,
    };
  }

  function toDone(result: NonNullable<SecondFactorSnapshot['context']['result']>, common: Common): SecondFactorView {
    const host = result.redirect?.origin.replace(/^https?:\/\//, '');
    return {
      ...common,
      ...(host ? withTitle(texts.redirecting(host), '') : withTitle(texts.doneTitle, texts.doneLead)),
      ...result,
      kind: 'done',
      messages: [],
      signOut: null,
    };
  }

  function toQuestion(id: Question | null): QuestionView | null {
    if (id === null) return null;
    const { title, text, confirm, dismiss } = texts.questions[id];
    return { id, title, text, confirmLabel: confirm, dismissLabel: dismiss, confirm: verbs.confirm, dismiss: verbs.dismiss };
  }
}

const successes: readonly SecondFactorNotice[] = ['paired', 'unlinked', 'codes-saved', 'codes-removed'];

/** Whether two views are the same. Of functions only `null` or not is compared, and a login is the same object. */
const isSameView = (view: SecondFactorView, before: SecondFactorView): boolean =>
  toData(view) === toData(before) && findLoginInside(view) === findLoginInside(before);

const toData = (view: SecondFactorView): string => JSON.stringify(view, (key, value) => (key === 'login' ? null : value));

const findLoginInside = (view: SecondFactorView): Login | null => (view.kind === 'confirming' ? view.login : null);

const stay: PageEffect = { focus: null, clear: [], submit: false };

/** Moves the focus after a reply or an action, and clears the code. */
function toPageEffect(
  view: SecondFactorView,
  before: SecondFactorView | null,
  { notice, input }: SecondFactorSnapshot['context'],
): PageEffect {
  // A set-up may have replaced a login that had the focus.
  if (before === null) return input.setUp ? { ...stay, focus: 'title' } : stay;
  const question = 'question' in view ? view.question : null;
  const questionBefore = 'question' in before ? before.question : null;
  const isSame = view.kind === before.kind;
  const isReply = before.isPending && view.kind !== 'loading';
  if (isSame && !isReply && question?.id === questionBefore?.id) return before.pageEffect;
  return { focus: toFocus(), clear: ['totp_code'], submit: false };

  function toFocus(): string {
    if (question) return 'question';
    if (isSame && questionBefore)
      return { unlink: 'totp-remove', disableCodes: 'lookup_secret-remove', leaveCodes: 'title' }[questionBefore.id];
    // A new secret has to be read first. After an error the code has to be typed again.
    const isAgain = isSame || before?.kind === 'error' || notice === 'code-not-checked';
    const asksForCode = view.kind === 'pairing' && notice !== 'new-secret' && isAgain;
    return asksForCode ? 'totp_code' : view.kind === 'error' && view.failure.reason === 'serverError' && view.retry ? 'retry' : 'title';
  }
}
