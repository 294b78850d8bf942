import type { FormView, LoginView } from '@kratos-login/core';
import { secretFields } from '@kratos-login/core/page';
import { findButtons, type SeenButton } from './seen-button.ts';

/** What somebody sees, hears or feels of a page: plain data, in the words of the host where a view has them. */
export interface ExpectedPage {
  readonly step: LoginView['step'];
  /** Which form is there; `null` at `error` and `success`. */
  readonly form: FormView['form'] | null;
  /** The heading. */
  readonly title: string;
  readonly pageTitle: string;
  /** Of the form, in the `role="alert"` region. */
  readonly messages: readonly string[];
  /** Said there as well, for it is seen at a field. */
  readonly spoken: string;
  /** About an address that waits for its verification. */
  readonly notice: string | null;
  /** The link of the notice to the page that verifies the address; `null` when Kratos sent no address. */
  readonly noticeLink: SeenLink | null;
  /** The links of an error to pages of the host. */
  readonly links: readonly SeenLink[];
  /** In the `role="status"` region. */
  readonly progress: string;
  /** How long asking again is of no use yet. */
  readonly wait: string;
  /** Those that are shown, in their order. */
  readonly fields: readonly SeenField[];
  /** What sends the form; `null` where nothing does. */
  readonly submitLabel: string | null;
  /** What can be pressed beside it. */
  readonly buttons: readonly SeenButton[];
  /** A call is under way: what sends is `aria-disabled`. */
  readonly isBusy: boolean;
  readonly isReadOnly: boolean;
  /** Where the browser must go to go on; `null` while the page stays, or may stay. */
  readonly leadsTo: string | null;
  /** Where the focus has gone now; `null` where it is left alone. */
  readonly focus: SeenFocus | null;
}

interface SeenLink {
  readonly label: string;
  readonly url: string;
}

export interface SeenField {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'password';
  readonly hint: string;
  readonly messages: readonly string[];
  /** What is in it; of a secret that it is empty, or `null` while it may still be there. */
  readonly value: string | null;
}

/** What has the focus: a field, the heading, the notice, or a button. */
export type SeenFocus =
  | { readonly on: 'field'; readonly field: SeenField }
  | { readonly on: 'button'; readonly button: SeenButton }
  | { readonly on: 'title' | 'notice' };

/** What is told of a view by what was on the page before it. */
export interface PageBefore {
  /** `null` when the page has just opened. */
  readonly view: LoginView | null;
  /** What the fields hold by now, by name: typed by the person, or there from the beginning. */
  readonly held: Readonly<Record<string, string>>;
}

/** Which of the buttons that a view offers the host's page has. */
export type IsShown = (button: SeenButton, view: LoginView) => boolean;

/** What is on the page when this view is. */
export function toExpectedPage(view: LoginView, { view: before, held }: PageBefore, isShown: IsShown): ExpectedPage {
  const { step, title, pageTitle, progress } = view;
  const form = 'form' in view ? view : null;
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
  spoken: '',
  notice: null,
  noticeLink: null,
  links: [],
  wait: '',
  submitLabel: null,
  isBusy: false,
  isReadOnly: false,
  leadsTo: null,
};

/** A new step does not compile until it is said what it shows. */
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
        spoken: announcement,
        notice: unverified?.text ?? null,
        noticeLink: unverified?.url ? { label: unverified.linkLabel, url: unverified.url } : null,
        submitLabel: submitLabel === '' ? null : submitLabel,
        isBusy: isPending,
        isReadOnly,
      };
    }
    case 'error':
      return { ...nothing, wait: view.wait, links: view.links.map(({ label, url }) => ({ label, url })) };
    case 'success':
      return { ...nothing, leadsTo: (view.how === 'redirect-required' && view.redirect?.url) || null };
    default:
      throw new Error(
        `No expected page for the step "${String((view satisfies never as LoginView).step)}": say in expected-page.ts what it shows.`,
      );
  }
}

const toFields = ({ fields }: FormView, held: PageBefore['held'], empty: readonly string[]): readonly SeenField[] =>
  fields
    .filter(({ isHidden }) => !isHidden)
    .map(({ name, label, type, hint, messages }) => {
      const isSecret = secretFields.includes(name);
      const value = isSecret && empty.includes(name) ? '' : (held[name] ?? '');
      return { name, label, type, hint, messages, value: isSecret && value !== '' ? null : value };
    });

function toFocus(focus: string | null, fields: readonly SeenField[], buttons: readonly SeenButton[]): SeenFocus | null {
  if (focus === null) return null;
  const field = fields.find(({ name }) => name === focus);
  if (field !== undefined) return { on: 'field', field };
  const button = buttons.find(({ verb }) => verb === (focus === 'address' ? 'sendCode' : focus));
  if (button !== undefined) return { on: 'button', button };
  if (focus === 'title' || focus === 'notice') return { on: focus };
  throw new Error(`No expected page for the focus "${focus}": say in expected-page.ts what has it.`);
}
