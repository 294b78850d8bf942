import type { PairingView, SecondFactorView, SecretValues } from '@kratos-login/core/second-factor';
import type { ExpectedField, ExpectedPage } from '../journeys/expected-page.ts';
import {
  findSecondFactorButtons,
  type IsSecondFactorButtonShown,
  mayBeHidden,
  type SecondFactorButton,
  type SecondFactorButtonNames,
} from './second-factor-button.ts';

/** The expected contents of a page of the second factor, as plain data. */
export interface ExpectedSecondFactorPage {
  /** The kind of the view. */
  readonly kind: SecondFactorView['kind'];
  /** The heading. While a login is shown in place, the heading of that login. */
  readonly title: string;
  /** The title of the document. */
  readonly pageTitle: string;
  /** Texts that are somewhere on the page: the lead, the methods and their states, and a question. */
  readonly texts: readonly string[];
  /** The texts in the `role="alert"` region. */
  readonly messages: readonly string[];
  /** The text of the `role="status"` region. */
  readonly progress: string;
  /** How long a retry has to wait. */
  readonly wait: string;
  /** The visible fields, in their order. */
  readonly fields: readonly ExpectedField[];
  /** The label of the submit button. `null` without one. */
  readonly submitLabel: string | null;
  /** The other buttons. */
  readonly buttons: readonly SecondFactorButton[];
  /** The labels of buttons that may be there or not. */
  readonly optional: readonly string[];
  /** Whether a call is pending, so that the submit button is `aria-disabled`. */
  readonly isPending: boolean;
  /** Whether the fields are read-only. */
  readonly isReadOnly: boolean;
  /** The secrets on the page. All others must be gone. */
  readonly secrets: SecretValues;
  /** The login that is shown in place, or `null`. */
  readonly login: ExpectedPage | null;
  /** The address to which the browser must navigate. `null` if the page stays or may stay. */
  readonly redirectUrl: string | null;
  /** Where the focus has moved. `null` if it did not move. */
  readonly focus: ExpectedSecondFactorFocus | null;
}

/** The focused element: a field, or a button or heading with one of these names. */
type ExpectedSecondFactorFocus =
  | { readonly on: 'field'; readonly field: ExpectedField }
  | { readonly on: 'name'; readonly names: readonly string[] };

/** What the expected page depends on beside the view. */
export interface SecondFactorPageBefore {
  /** The previous view. `null` when the page has just opened. */
  readonly view: SecondFactorView | null;
  /** The code that was typed and not cleared yet. */
  readonly typed: string;
  /** The login that is shown in place, or `null`. */
  readonly login: ExpectedPage | null;
  readonly isShown: IsSecondFactorButtonShown;
  readonly names: SecondFactorButtonNames;
}

/** Returns the expected page of a view. */
export function toExpectedSecondFactorPage(
  view: SecondFactorView,
  { view: before, typed, login, isShown, names }: SecondFactorPageBefore,
): ExpectedSecondFactorPage {
  const all = findSecondFactorButtons(view, names);
  const buttons = all.filter((button) => isShown(button, view) && !mayBeHidden(button, view));
  const moved = view.pageEffect === before?.pageEffect ? null : view.pageEffect;
  const isTyped = typed !== '' && !moved?.clear.includes('totp_code');
  const own = view.kind === 'pairing' ? toFields(view, isTyped) : [];
  const fields = login?.fields ?? own;
  return {
    kind: view.kind,
    title: login?.title ?? view.title,
    pageTitle: view.pageTitle,
    texts: toTexts(view),
    messages: [...view.messages, view.announcement, ...(login?.messages ?? []), login?.announcement ?? ''].filter(Boolean),
    progress: [view.progress, login?.progress ?? ''].filter(Boolean).join(' '),
    wait: view.kind === 'error' ? view.wait : '',
    fields,
    submitLabel: login?.submitLabel ?? (view.kind === 'pairing' ? view.submitLabel : null),
    buttons,
    optional: all.filter((button) => !buttons.includes(button)).map(({ label }) => label),
    isPending: login?.isPending ?? view.isPending,
    isReadOnly: login?.isReadOnly ?? (view.kind === 'pairing' && view.isReadOnly),
    secrets: toSecrets(view),
    login,
    redirectUrl: view.kind === 'done' && view.redirect !== null ? new URL(view.redirect.url).href : null,
    focus: (moved?.focus && toFocus(moved.focus, view, { fields: own, buttons, login })) || toLoginFocus(login),
  };
}

const noSecrets: SecretValues = { qr: null, key: null, codes: [] };

/** A page that pairs an app shows no codes, and a page with codes shows no key. */
function toSecrets(view: SecondFactorView): SecretValues {
  if (view.kind === 'pairing') return { ...view.readSecrets(), codes: [] };
  return view.kind === 'backup-codes' ? { ...noSecrets, codes: view.readSecrets().codes } : noSecrets;
}

const toFields = ({ fields }: PairingView, isTyped: boolean): readonly ExpectedField[] =>
  fields.map(({ name, label, type, hint, messages }) => ({ name, label, type, hint, messages, value: isTyped ? null : '' }));

function toTexts(view: SecondFactorView): readonly string[] {
  const question = 'question' in view ? view.question : null;
  const methods = view.kind === 'overview' && question === null ? view.methods.filter(({ status }) => status !== '') : [];
  const texts = [view.lead, question?.title ?? '', question?.text ?? '', ...methods.flatMap(({ label, status }) => [label, status])];
  return texts.filter((text) => text !== '');
}

interface Targets {
  readonly fields: readonly ExpectedField[];
  readonly buttons: readonly SecondFactorButton[];
  readonly login: ExpectedPage | null;
}

/** Where no element matches, the heading gets the focus. */
function toFocus(focus: string, view: SecondFactorView, { fields, buttons, login }: Targets): ExpectedSecondFactorFocus {
  const field = fields.find(({ name }) => name === focus);
  if (field !== undefined) return { on: 'field', field };
  const button = buttons.find(({ verb, value }) => (value ?? verb) === focus);
  if (button !== undefined) return { on: 'name', names: [button.label] };
  if (focus === 'question' && 'question' in view && view.question !== null) return { on: 'name', names: [view.question.title] };
  return { on: 'name', names: login === null ? [view.title] : [view.title, login.title] };
}

function toLoginFocus(login: ExpectedPage | null): ExpectedSecondFactorFocus | null {
  if (login === null || login.focus === null) return null;
  return login.focus.on === 'field' ? login.focus : { on: 'name', names: [login.title] };
}
