import type { FormView, LoginView } from '@kratos-login/core';
import { secretFields } from '@kratos-login/core/page';
import { type ExpectedButton, findButtons } from './expected-button.ts';

/** The expected contents of a page, as plain data. Texts are those of the host, where a view has them. */
export interface ExpectedPage {
  /** The step of the view. */
  readonly step: LoginView['step'];
  /** The current form. `null` at `error` and `success`. */
  readonly form: FormView['form'] | null;
  /** The heading. */
  readonly title: string;
  /** The title of the document. */
  readonly pageTitle: string;
  /** The messages of the form, in the `role="alert"` region. */
  readonly messages: readonly string[];
  /** A further text of that region, which is shown at a field. */
  readonly announcement: string;
  /** The notice about an unverified address. */
  readonly notice: string | null;
  /** The link of the notice to the verification page. `null` if Kratos sent no address. */
  readonly noticeLink: SeenLink | null;
  /** What an error advises the user to do. `''` at other steps. */
  readonly advice: string;
  /** The links of an error to pages of the host. */
  readonly links: readonly SeenLink[];
  /** The text of the `role="status"` region. */
  readonly progress: string;
  /** How long a retry has to wait. */
  readonly wait: string;
  /** The visible fields, in their order. */
  readonly fields: readonly ExpectedField[];
  /** The label of the submit button. `null` without one. */
  readonly submitLabel: string | null;
  /** The other buttons. */
  readonly buttons: readonly ExpectedButton[];
  /** Whether a call is pending, so that the submit button is `aria-disabled`. */
  readonly isPending: boolean;
  /** Whether the fields are read-only. */
  readonly isReadOnly: boolean;
  /** The address to which the browser must navigate. `null` if the page stays or may stay. */
  readonly redirectUrl: string | null;
  /** Where the focus has moved. `null` if it did not move. */
  readonly focus: ExpectedFocus | null;
}

interface SeenLink {
  readonly label: string;
  readonly url: string;
}

/** A visible field. */
export interface ExpectedField {
  /** The name of the field in the form. */
  readonly name: string;
  /** The label. */
  readonly label: string;
  /** The type of the input. */
  readonly type: 'text' | 'password';
  /** The hint in its description. */
  readonly hint: string;
  /** The messages in its description. */
  readonly messages: readonly string[];
  /** The value. A secret is `''`, or `null` while it may still be there. */
  readonly value: string | null;
}

/** The focused element: a field, the heading, the notice or a button. */
export type ExpectedFocus =
  | { readonly on: 'field'; readonly field: ExpectedField }
  | { readonly on: 'button'; readonly button: ExpectedButton }
  | { readonly on: 'title' | 'notice' };

/** The state of the page before a view, on which the expected page depends. */
export interface PageBefore {
  /** The previous view. `null` when the page has just opened. */
  readonly view: LoginView | null;
  /** The values of the fields by name, typed or initial. */
  readonly held: Readonly<Record<string, string>>;
}

/** Which buttons of a view the page has. */
export type IsShown = (button: ExpectedButton, view: LoginView) => boolean;

/** Returns the expected page of a view. */
export function toExpectedPage(view: LoginView, { view: before, held }: PageBefore, isShown: IsShown): ExpectedPage {
  const { step, title, pageTitle, progress } = view;
  const form = view.kind === 'form' ? view : null;
  const fields = form === null ? [] : toFields(form, held, view.pageEffect === before?.pageEffect ? [] : view.pageEffect.clear);
  const buttons = findButtons(view).filter((button) => isShown(button, view));
  return {
    ...whatStepShows(view),
    step,
    title,
    pageTitle,
    progress,
    fields,
    buttons,
    focus: view.pageEffect === before?.pageEffect ? null : toFocus(view.pageEffect.focus, fields, buttons),
  };
}

type OfStep = Omit<ExpectedPage, 'step' | 'title' | 'pageTitle' | 'progress' | 'fields' | 'buttons' | 'focus'>;

const nothing: OfStep = {
  form: null,
  messages: [],
  announcement: '',
  notice: null,
  noticeLink: null,
  advice: '',
  links: [],
  wait: '',
  submitLabel: null,
  isPending: false,
  isReadOnly: false,
  redirectUrl: null,
};

/** A new step does not compile until it has an expected page. */
function whatStepShows(view: LoginView): OfStep {
  switch (view.step) {
    case 'init':
    case 'password':
    case 'awaiting-TOTP': {
      const { form, messages, announcement, unverified, submitLabel, isPending, isReadOnly } = view;
      return {
        ...nothing,
        form,
        messages,
        announcement: announcement,
        notice: unverified?.text ?? null,
        noticeLink: unverified?.url ? { label: unverified.linkLabel, url: unverified.url } : null,
        submitLabel: submitLabel === '' ? null : submitLabel,
        isPending: isPending,
        isReadOnly,
      };
    }
    case 'error':
      return { ...nothing, advice: view.advice, wait: view.wait, links: view.links.map(({ label, url }) => ({ label, url })) };
    case 'success':
      return { ...nothing, redirectUrl: (view.how === 'redirect-required' && view.redirect?.url) || null };
    default:
      throw new Error(`No expected page for the step "${String((view satisfies never as LoginView).step)}": add one to expected-page.ts.`);
  }
}

const toFields = ({ fields }: FormView, held: PageBefore['held'], empty: readonly string[]): readonly ExpectedField[] =>
  fields
    .filter(({ isHidden }) => !isHidden)
    .map(({ name, label, type, hint, messages }) => {
      const isSecret = secretFields.includes(name);
      const value = isSecret && empty.includes(name) ? '' : (held[name] ?? '');
      return { name, label, type, hint, messages, value: isSecret && value !== '' ? null : value };
    });

function toFocus(focus: string | null, fields: readonly ExpectedField[], buttons: readonly ExpectedButton[]): ExpectedFocus | null {
  if (focus === null) return null;
  const field = fields.find(({ name }) => name === focus);
  if (field !== undefined) return { on: 'field', field };
  const button = buttons.find(({ verb }) => verb === (focus === 'address' ? 'sendCode' : focus));
  if (button !== undefined) return { on: 'button', button };
  if (focus === 'title' || focus === 'notice') return { on: focus };
  throw new Error(`No expected page for the focus "${focus}": add one to expected-page.ts.`);
}
