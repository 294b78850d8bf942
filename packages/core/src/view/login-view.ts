import type { Factor } from '../kratos/login-flow.ts';
import type { ContinueWith } from '../kratos/outcome.ts';
import type { Session } from '../kratos/session.ts';
import type { Failure, LoginOutput, Redirect } from '../machine/login-context.ts';

/** What a page shows now: plain data, and functions for the actions that are possible now. It is the same object until something changes. */
export type LoginView = FormView | ErrorView | SuccessView;

/** The forms and steps that each host needs markup for, the first one first. Kratos's configuration decides about the others. */
export const requiredParts = ['password', 'totp', 'error', 'success'] as const satisfies readonly (FormView['form'] | LoginView['step'])[];

interface AnyView {
  /** The heading. */
  readonly title: string;
  /** The title of the document: what the page is for, after "Error: " while an error is on the page, and before the `siteName`: "Sign in · Example". */
  readonly pageTitle: string;
  /** Text for the `role="status"` region: what is pending, from one second on. It is `''` at rest, and when the focus moves. */
  readonly progress: string;
  /** Do this once each time this object changes. */
  readonly pageEffect: PageEffect;
  /** Cancels a request that takes more than four seconds. */
  readonly cancel: (() => void) | null;
  /** Starts again. Signs out first if Kratos calls the session insufficient. */
  readonly restart: (() => void) | null;
}

/** What a page does once when the view changes. */
export interface PageEffect {
  /** The element that gets the focus: a field's name, `title`, `notice`, `retry` or `address` (the first one). With `null` the focus stays. */
  readonly focus: string | null;
  /** The names of the fields to clear, because their secrets were sent. */
  readonly clear: readonly string[];
  /**
   * Whether to submit the form, as `form.requestSubmit()` does. The user pressed Enter before Kratos had opened the form, or Kratos refused the flow before
   * it checked the input, and there is a new flow. The second time the user has to submit.
   */
  readonly submit: boolean;
}

/** A form. At `init` it is the expected form, or the previous form while a request is pending. */
export interface FormView extends AnyView {
  /** Distinguishes a form from an error and from success. */
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
  /** The text of the submit button, such as "Sign in", and "Signing in…" while the input is pending. With `''` there is nothing to submit, and no button. */
  readonly submitLabel: string;
  /** Visible text for the `role="alert"` region: messages about the whole form. They also describe its fields. */
  readonly messages: readonly string[];
  /** `error` if one of `messages` is an error, such as wrong credentials or a disabled account. `info` for notices, such as "This took too long." */
  readonly messageSeverity: 'error' | 'info';
  /** Text for the `role="alert"` region that is not visible: the message of the first wrong field, which shows it and gets the focus. */
  readonly announcement: string;
  /**
   * Set when the account's address is not verified. Show `text` outside the live regions, with `tabindex="-1"`. After it, show a link with the text
   * `linkLabel` to `url`, where the host shows Kratos's verification flow. Without a safe address `url` is `null`: show no link then.
   */
  readonly unverified: { readonly text: string; readonly linkLabel: string; readonly url: string | null } | null;
  /** A request is pending. The submit button is `aria-disabled`, never `disabled`. */
  readonly isPending: boolean;
  /** The input is being checked. The fields are `readonly`. */
  readonly isReadOnly: boolean;
  /** The other second factors of this user. */
  readonly factors: readonly Choice<Factor>[];
  /** The addresses that a code can be mailed to: "Send code to …". */
  readonly addresses: readonly Choice<string>[];
  /** Social sign-in: choosing one ends in a redirect. */
  readonly providers: readonly Choice<string>[];
  /** Methods of Kratos that this library does not support (`passkey`, `webauthn`, …). The host may support them. */
  readonly unsupportedMethods: readonly Choice<string>[];
  /**
   * Those of the texts above that are in English, because the host's `texts` and `messages` do not have them: messages, labels and choices. A page in
   * another language marks them with `lang="en"`. It is empty if the host passes neither option.
   */
  readonly untranslated: readonly string[];
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
  /** "Use a different account" on the form for the password: asks for the identifier again. */
  readonly forgetIdentifier: (() => void) | null;
  /** Starts again. It is the same function as long as the login exists. */
  readonly restart: () => void;
  /** "Use a different account": signs out first. */
  readonly switchAccount: (() => void) | null;
}

/** The values of a form, as `Object.fromEntries(new FormData(form))` returns them. Values without a field are ignored. */
export type FormValues = Readonly<Record<string, unknown>>;

/** An option to choose: a factor, an address, a provider or an unsupported method. */
export interface Choice<Id extends string> {
  /** The value for the function that chooses it. */
  readonly id: Id;
  /** The text of its button. */
  readonly label: string;
}

/** An `<input>`. The members have the names of its DOM properties. */
export interface Field {
  /** The name of the field, which is also its key in the submitted values. */
  readonly name: string;
  /** The type of the input. */
  readonly type: 'text' | 'password';
  /** The text of its `<label>`. */
  readonly label: string;
  /** A sentence below the label, which is part of the description. `''` for none. */
  readonly hint: string;
  /** The errors of the field, which are part of the description. With any, the field is `aria-invalid`. */
  readonly messages: readonly string[];
  /** The initial value. */
  readonly value: string;
  /** What browsers and password managers fill in. */
  readonly autocomplete: 'username' | 'current-password' | 'one-time-code' | 'off';
  /** The on-screen keyboard. */
  readonly inputMode: 'text' | 'email' | 'numeric';
  /** The label of the Enter key on an on-screen keyboard. */
  readonly enterKeyHint: 'next' | 'go';
  /** Codes are always left to right. Other values follow their own text direction. */
  readonly dir: 'ltr' | 'auto';
  /** Whether the input is `hidden`. Password managers learn the user from it. It is not posted. */
  readonly isHidden: boolean;
}

/** Pages of the host that a view links to: http(s) addresses, or paths that begin with one slash. Other values are left out. */
export interface HostLinks {
  /** Where users set up a second factor. Shown when one was requested and the account has none, and by the finished page after a login. */
  readonly secondFactorSetupUrl?: string | undefined;
  /** Where users continue without the requested second factor. Shown in the same place. */
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

/** A problem that new input cannot fix. The heading says what happened, so no live region repeats it. */
export interface ErrorView extends AnyView {
  /** Distinguishes an error from a form and from success. */
  readonly kind: 'error';
  /** The state of the login. */
  readonly step: 'error';
  /** One sentence that says what to do. Show it below the heading. */
  readonly advice: string;
  /** Why the login stopped. `explain` of `@kratos-login/core/explain` describes it for developers. */
  readonly failure: Failure;
  /** The address of Kratos. */
  readonly kratosUrl: string;
  /** Repeats the failed request. After a failed submission, goes back to its form. During a `wait` it does nothing. */
  readonly retry: (() => void) | null;
  /** How long until `retry` works. Show it near the button, which is `aria-disabled` meanwhile, and outside live regions, because it changes each second. `''` for none. */
  readonly wait: string;
  /** Links to the pages that the host named in its options. */
  readonly links: readonly HostLink[];
  /** "Use a different account": signs out first. */
  readonly switchAccount: (() => void) | null;
}

/** The end of the login. The host goes to `redirect.url`, or shows the user's session. */
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
