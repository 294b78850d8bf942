import type { Factor } from '../kratos/login-flow.ts';
import type { ContinueWith } from '../kratos/outcome.ts';
import type { Session } from '../kratos/session.ts';
import type { Failure, LoginOutput, Redirect } from '../machine/login-context.ts';

/** What is on the page now: plain data, and the verbs that are legal now. The same object until something changes. */
export type LoginView = FormView | ErrorView | SuccessView;

/** The forms and steps that every host needs markup for, the first one first; the others depend on what Kratos is configured to ask for. */
export const requiredParts = ['password', 'totp', 'error', 'success'] as const satisfies readonly (FormView['form'] | LoginView['step'])[];

interface AnyView {
  /** The heading. */
  readonly title: string;
  /** The title of the document: the heading, after "Error: " while an error is on the page. */
  readonly pageTitle: string;
  /** For the `role="status"` region: what goes on, after a second of silence; `''` at rest, and whenever the focus moves. */
  readonly progress: string;
  /** Do this once, when this object is another one than before. */
  readonly pageEffect: PageEffect;
  /** Stops waiting for an answer that takes more than four seconds. */
  readonly cancel: (() => void) | null;
  /** Starts again. Signs out first if Kratos calls the session insufficient. */
  readonly restart: (() => void) | null;
}

/** What changes on the page beside its contents. */
export interface PageEffect {
  /** What gets the focus: a field's name, `title`, `notice`, `retry`, `address` (the first of them), or nothing. */
  readonly focus: string | null;
  /** The names of the fields to empty: secrets that were sent. */
  readonly clear: readonly string[];
  /**
   * Submit the form, as `form.requestSubmit()` does: the user pressed Enter before Kratos had opened it, or Kratos refused the flow before it checked
   * the input, and there is a new one. The second time the user has to submit.
   */
  readonly submit: boolean;
}

/** A form. At `init` it is the one that is likely to come, or the one from before, busy. */
export interface FormView extends AnyView {
  /** Tells a form from an error and from success. */
  readonly kind: 'form';
  /** The state of the login. */
  readonly step: 'init' | 'password' | 'awaiting-TOTP';
  /**
   * Which form this is. Each has its own `<form>` element, and a renewed flow is the same form. When Kratos asks only for second factors that this
   * library does not support, the form is `totp` without a field, and `unsupportedMethods` lists them.
   */
  readonly form: 'password' | Factor | 'address';
  /** The user who signs in, if no field asks for it. */
  readonly username: string | null;
  /** The fields of the form, in order. */
  readonly fields: readonly Field[];
  /** `''` where there is nothing to submit: no button then. */
  readonly submitLabel: string;
  /** For the `role="alert"` region, to be seen: what concerns the whole form, and describes its fields. */
  readonly messages: readonly string[];
  /** For the `role="alert"` region, to be heard only: what is seen at the first field that is wrong, which gets the focus. */
  readonly announcement: string;
  /**
   * The account waits for its address to be verified. Show it outside the live regions, with `tabindex="-1"`: the `text`, and after it a link with the
   * text `linkLabel` to `url`, where the host shows Kratos's verification flow. Show no link when `url` is `null`: Kratos sent no http(s) address at an
   * expected origin.
   */
  readonly unverified: { readonly text: string; readonly linkLabel: string; readonly url: string | null } | null;
  /** A request is pending. The submit button is `aria-disabled`, never `disabled`. */
  readonly isPending: boolean;
  /** What was typed is being looked at: the fields are `readonly`. */
  readonly isReadOnly: boolean;
  /** The other second factors of this user. */
  readonly factors: readonly Choice<Factor>[];
  /** Where a code can be mailed to: "Send code to …". */
  readonly addresses: readonly Choice<string>[];
  /** Social sign-in: choosing one ends in a redirect. */
  readonly providers: readonly Choice<string>[];
  /** Methods of Kratos that this library does not support (`passkey`, `webauthn`, …). The host may support them. */
  readonly unsupportedMethods: readonly Choice<string>[];
  /** Submits the values of the form, by field name. */
  readonly submit: ((values: FormValues) => void) | null;
  /** Shows the form of another second factor. */
  readonly chooseFactor: ((factor: Factor) => void) | null;
  /** Starts a social sign-in with a provider of `providers`. */
  readonly chooseProvider: ((provider: string) => void) | null;
  /** Mails a code to an address of `addresses`. */
  readonly sendCode: ((address: string) => void) | null;
  /** Mails another code. It is `null` for 30 seconds after a code was mailed. */
  readonly resendCode: (() => void) | null;
  /** "Not you?": asks for the identifier again. */
  readonly forgetIdentifier: (() => void) | null;
  /** Starts again. It is the same function as long as the login exists. */
  readonly restart: () => void;
  /** "Use another account": signs out first. */
  readonly switchAccount: (() => void) | null;
}

/** As `Object.fromEntries(new FormData(form))` gives them; what no field is named after is passed by. */
export type FormValues = Readonly<Record<string, unknown>>;

/** Something to choose, with the words on its button. */
export interface Choice<Id extends string> {
  /** The value for the function that chooses it. */
  readonly id: Id;
  /** The text of its button. */
  readonly label: string;
}

/** An `<input>`: the names are those of its properties in the DOM. */
export interface Field {
  /** The name of the field, which is also its key in the submitted values. */
  readonly name: string;
  /** The type of the input. */
  readonly type: 'text' | 'password';
  /** The text of its `<label>`. */
  readonly label: string;
  /** One sentence below the label, part of the description; `''` for none. */
  readonly hint: string;
  /** What is wrong with it, part of the description; the field is `aria-invalid` while there is any. */
  readonly messages: readonly string[];
  /** The initial value. */
  readonly value: string;
  /** What browsers and password managers fill in. */
  readonly autocomplete: 'username' | 'current-password' | 'one-time-code' | 'off';
  /** The on-screen keyboard. */
  readonly inputMode: 'text' | 'email' | 'numeric';
  /** The label of the Enter key on an on-screen keyboard. */
  readonly enterKeyHint: 'next' | 'go';
  /** Codes run from left to right in every language; a name or a password as it is written, on a page from right to left too. */
  readonly dir: 'ltr' | 'auto';
  /** `hidden`: for password managers, which learn from it whose code or password this is. Not posted. */
  readonly isHidden: boolean;
}

/** Pages of the host that a view links to: http(s) addresses, or paths that begin with one slash. Others are left out. */
export interface HostLinks {
  /** Where users set up a second factor. Shown where one was asked for and the account has none. */
  readonly secondFactorSetupUrl?: string | undefined;
  /** Where users go on without the second factor that was asked for. Shown at the same place. */
  readonly backUrl?: string | undefined;
}

/** A link to a page of the host. */
export interface HostLink {
  /** Which link it is. */
  readonly id: 'setUpSecondFactor' | 'goBack';
  /** The text of the link. */
  readonly label: string;
  /** The address of the page. */
  readonly url: string;
}

/** What typing cannot mend. The heading is the message: no live region says it again. */
export interface ErrorView extends AnyView {
  /** Distinguishes an error from a form and from success. */
  readonly kind: 'error';
  /** The state of the login. */
  readonly step: 'error';
  /** Why, and what came: `explain` of `@kratos-login/core/explain` makes sentences for the developer of it. */
  readonly failure: Failure;
  /** The address of Kratos. */
  readonly kratosUrl: string;
  /** Does again what failed; where something was typed, back to its form. While there is a `wait` it does nothing. */
  readonly retry: (() => void) | null;
  /** How long `retry` is of no use yet: near its button, which is `aria-disabled` meanwhile, and in no live region, for it changes each second. `''` for none. */
  readonly wait: string;
  /** Where the user can go from here, by pages that the host named in its options. */
  readonly links: readonly HostLink[];
  /** "Use another account": signs out first. */
  readonly switchAccount: (() => void) | null;
}

/** The end. The host takes it from here: go to `redirect.url`, or show who is signed in. */
export interface SuccessView extends AnyView {
  /** Distinguishes success from a form and from an error. */
  readonly kind: 'success';
  /** The state of the login. */
  readonly step: 'success';
  /** How the login ended. */
  readonly how: LoginOutput['how'];
  /** Kratos's session, or `null` if the browser must follow `redirect` first. */
  readonly session: Session | null;
  /** Where the host sends the browser next, or `null`. */
  readonly redirect: Redirect | null;
  /** Kratos's proposals, the most urgent first and unknown actions last. */
  readonly continueWith: readonly ContinueWith[];
}
