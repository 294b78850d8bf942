import type { Login } from '../login.ts';
import type { Field, FormValues, PageEffect } from '../view/login-view.ts';
import type { Question, SecondFactorFailure, SecondFactorOutput } from './second-factor-context.ts';
import type { SecretValues } from './shown-secrets.ts';

/**
 * What the page of the second factor shows now: plain data, and functions for the actions that are possible now. It is the same object until something changes.
 * It contains no secret: `readSecrets` returns them for the page, which must not keep them.
 */
export type SecondFactorView =
  | LoadingView
  | OverviewView
  | PairingView
  | BackupCodesView
  | ConfirmingView
  | SignedOutView
  | SecondFactorErrorView
  | DoneView;

interface AnySecondFactorView {
  /** The heading. */
  readonly title: string;
  /** One or two sentences below the heading, or `''`. */
  readonly lead: string;
  /** The title of the document, after "Error: " while an error is on the page, and before the `siteName`. */
  readonly pageTitle: string;
  /** Whose settings these are, or `null`. */
  readonly username: string | null;
  /** Visible text for the `role="alert"` region. */
  readonly messages: readonly string[];
  /** `error` if one of `messages` is an error, `success` after a change, and `info` for other notices. */
  readonly messageSeverity: 'error' | 'info' | 'success';
  /**
   * Text for the `role="alert"` region that is not visible: the message of the wrong field, which shows it and gets the focus, or why the login inside asks
   * the user to confirm.
   */
  readonly announcement: string;
  /** Text for the `role="status"` region: what is pending, from one second on. */
  readonly progress: string;
  /** A request is pending. Buttons are `aria-disabled`, never `disabled`, and do nothing. */
  readonly isPending: boolean;
  /** Do this once each time this object changes. */
  readonly pageEffect: PageEffect;
  /** Cancels a request that takes more than four seconds. */
  readonly cancel: (() => void) | null;
  /** Signs out. */
  readonly signOut: (() => void) | null;
}

/** Before Kratos has answered. */
export interface LoadingView extends AnySecondFactorView {
  /** Distinguishes the kinds of views. It is the state of the machine. */
  readonly kind: 'loading';
}

/** What is set up, and what can be done. */
export interface OverviewView extends AnySecondFactorView {
  /** Distinguishes the kinds of views. */
  readonly kind: 'overview';
  /** The authenticator app and backup codes, if Kratos offers them, and other methods by name. */
  readonly methods: readonly MethodView[];
  /** A question that has to be answered first, or `null`. Show it in place of the methods. */
  readonly question: QuestionView | null;
}

/** A method on the overview. */
export interface MethodView {
  /** Kratos's name: `totp`, `lookup_secret`, or the group of another method, such as `webauthn`. */
  readonly id: string;
  /** The name of the method. */
  readonly label: string;
  /** What is set up, in words, or `''` if Kratos does not say. */
  readonly status: string;
  /** Whether it is set up, or `null` if Kratos does not say. */
  readonly isSetUp: boolean | null;
  /** What can be done with it. Methods that this library does not support have no action: a host may link to a page of its own. */
  readonly actions: readonly MethodAction[];
}

/** A button of a method. */
export interface MethodAction {
  /** Which action it is. */
  readonly id: 'setUp' | 'remove' | 'generate' | 'reveal';
  /** The text of the button. */
  readonly label: string;
  /** The accessible name, which includes the method: "Remove authenticator app". */
  readonly name: string;
  /** Does it. Give the button `data-focus` with both ids, such as `totp-remove`: it gets the focus after a question that was answered with no. */
  readonly act: () => void;
}

/** A question before something is removed or lost. */
export interface QuestionView {
  /** Which question it is. */
  readonly id: Question;
  /** The question. It gets the focus: give it `data-focus="question"` and `tabindex="-1"`. */
  readonly title: string;
  /** What happens then. */
  readonly text: string;
  /** The button that does it. */
  readonly confirmLabel: string;
  /** The button that goes back. */
  readonly dismissLabel: string;
  /** Does it. */
  readonly confirm: () => void;
  /** Goes back. */
  readonly dismiss: () => void;
}

/** Pairs an authenticator app: QR code, secret, and the field for its first code. */
export interface PairingView extends AnySecondFactorView {
  /** Distinguishes the kinds of views. */
  readonly kind: 'pairing';
  /** Whether Kratos sent a QR code that can be shown. */
  readonly hasQr: boolean;
  /** The text alternative of the QR code, which leads to the secret. */
  readonly qrLabel: string;
  /** The label of the secret. */
  readonly keyLabel: string;
  /** Returns QR code and secret. Put them into the page, and nowhere else. */
  readonly readSecrets: () => SecretValues;
  /** The field for the code. */
  readonly fields: readonly Field[];
  /** The text of the submit button. */
  readonly submitLabel: string;
  /** The code is being checked. The field is `readonly`. */
  readonly isReadOnly: boolean;
  /** Submits the values of the form, by field name. */
  readonly submit: ((values: FormValues) => void) | null;
  /** Goes back to the overview. */
  readonly leave: () => void;
  /** The text of the button that goes back. */
  readonly leaveLabel: string;
}

/** Shows backup codes. */
export interface BackupCodesView extends AnySecondFactorView {
  /** Distinguishes the kinds of views. */
  readonly kind: 'backup-codes';
  /** Whether the codes are new, and not valid until `confirm`. Then leaving asks first, and closing the page should warn. */
  readonly isNew: boolean;
  /** Returns the codes. Put them into the page, and nowhere else. */
  readonly readSecrets: () => SecretValues;
  /** Stands for a used code, or after it. */
  readonly usedLabel: string;
  /** "I have saved them": makes new codes valid. `null` for codes that are shown again. */
  readonly confirm: (() => void) | null;
  /** The text of the button `confirm`. */
  readonly confirmLabel: string;
  /** Creates other codes. `null` for new codes. */
  readonly generate: (() => void) | null;
  /** The text of the button `generate`. */
  readonly generateLabel: string;
  /** Goes back to the overview. For new codes it asks first. */
  readonly leave: () => void;
  /** The text of the button that goes back. */
  readonly leaveLabel: string;
  /** A question that has to be answered first, or `null`. Show it below the codes. */
  readonly question: QuestionView | null;
}

/** The login inside: Kratos asks for a younger session or for the second factor, or the user signs in again. */
export interface ConfirmingView extends AnySecondFactorView {
  /** Distinguishes the kinds of views. */
  readonly kind: 'confirming';
  /** The login to show in place, for everything that shows a login. The machine starts and ends it: its `start` and `stop` do nothing. */
  readonly login: Login;
  /** Goes back without the change. `null` if there is nothing to go back to. */
  readonly leave: (() => void) | null;
  /** The text of the button that goes back. */
  readonly leaveLabel: string;
}

/** No user is signed in. */
export interface SignedOutView extends AnySecondFactorView {
  /** Distinguishes the kinds of views. */
  readonly kind: 'signed-out';
  /** Shows the login in place. */
  readonly signIn: () => void;
  /** The text of the button `signIn`. */
  readonly signInLabel: string;
}

/** A problem that new input cannot fix. */
export interface SecondFactorErrorView extends AnySecondFactorView {
  /** Distinguishes the kinds of views. */
  readonly kind: 'error';
  /** Why the machine stopped. */
  readonly failure: SecondFactorFailure;
  /** The public address of Kratos, for `explain` of `@kratos-login/core/explain`. */
  readonly kratosUrl: string;
  /** Repeats the failed request. During a `wait` it does nothing. */
  readonly retry: (() => void) | null;
  /** How long until `retry` works: "Try again in 2:00". `''` for none. */
  readonly wait: string;
  /** Starts again. */
  readonly restart: () => void;
}

/** The end of a set-up. */
export interface DoneView extends AnySecondFactorView, SecondFactorOutput {
  /** Distinguishes the kinds of views. */
  readonly kind: 'done';
}
