import type { ReasonText } from '../view/texts.ts';
import type { Question, SecondFactorNotice, SecondFactorReason } from './second-factor-context.ts';

/** The texts of a question. */
export interface QuestionText {
  /** The question. */
  readonly title: string;
  /** What happens then. */
  readonly text: string;
  /** The button that does it. */
  readonly confirm: string;
  /** The button that goes back. */
  readonly dismiss: string;
}

/** The texts of the page of the second factor, beside those of the login inside. Pass those that you want to replace as `secondFactorTexts`. */
export interface SecondFactorTexts {
  /** The title of the overview. */
  readonly overviewTitle: string;
  /** Below the title of the overview. */
  readonly overviewLead: string;
  /** Below the title of the overview, if Kratos offers neither an authenticator app nor backup codes. */
  readonly nothingOffered: string;
  /** The title while Kratos has not answered. */
  readonly loadingTitle: string;
  /** Announced while a request is pending, after one second. */
  readonly loading: string;
  /** Announced while a change is pending, after one second. */
  readonly saving: string;
  /** Shown after four seconds, when the request can be cancelled. */
  readonly stillWaiting: string;
  /** The names of methods, by Kratos's names of their groups. */
  readonly methods: Readonly<Record<string, string>>;
  /** The state of a method that is set up. */
  readonly isSetUp: string;
  /** The state of a method that is not set up. */
  readonly isNotSetUp: string;
  /** The button that sets up an authenticator app. */
  readonly setUp: string;
  /** The button that removes a method. */
  readonly remove: string;
  /** The button that creates backup codes. */
  readonly generate: string;
  /** The button that replaces backup codes. */
  readonly generateAgain: string;
  /** The button that shows backup codes again. */
  readonly reveal: string;
  /** The accessible name of a button of a method: "Remove authenticator app". */
  readonly nameAction: (action: string, method: string) => string;
  /** The title of the page that pairs an app. */
  readonly pairingTitle: string;
  /** Below the title of the page that pairs an app. */
  readonly pairingLead: string;
  /** Below the title, if Kratos sent no QR code that can be shown. */
  readonly pairingLeadWithoutQr: string;
  /** The text alternative of the QR code, which leads to the secret. */
  readonly qrLabel: string;
  /** The label of the secret. */
  readonly keyLabel: string;
  /** The label of the field for the code. */
  readonly codeLabel: string;
  /** The hint of the field for the code. */
  readonly codeHint: string;
  /** The button that submits the code. */
  readonly pair: string;
  /** The button `pair` while the code is being checked. */
  readonly pairing: string;
  /** The button that goes back to the overview. */
  readonly back: string;
  /** The title of the page with new backup codes. */
  readonly newCodesTitle: string;
  /** Below the title of the page with new backup codes. */
  readonly newCodesLead: string;
  /** The title of the page with backup codes that are shown again. */
  readonly codesTitle: string;
  /** Below the title of the page with backup codes that are shown again. */
  readonly codesLead: string;
  /** Stands for a used backup code. */
  readonly usedCode: string;
  /** The button that makes new backup codes valid. */
  readonly confirmCodes: string;
  /** The title of the login inside is its own. This stands above it: why it is asked for. */
  readonly confirmationLead: string;
  /** The button that leaves the login inside. */
  readonly leaveConfirmation: string;
  /** The title when no user is signed in. */
  readonly signedOutTitle: string;
  /** Below the title when no user is signed in. */
  readonly signedOutLead: string;
  /** The button that shows the login. */
  readonly signIn: string;
  /** The button that signs out. */
  readonly signOut: string;
  /** The link to the page after a set-up. */
  readonly continue: string;
  /** The title at the end of a set-up. */
  readonly doneTitle: string;
  /** Below the title at the end of a set-up. */
  readonly doneLead: string;
  /** The title before a redirect. `host` is the host of its address. */
  readonly redirecting: (host: string) => string;
  /** The prefix of the document title while an error is on the page. */
  readonly error: string;
  /** Shown while `retry` is disabled: "Try again in 2:00". */
  readonly wait: (seconds: number) => string;
  /** Announced when `retry` is enabled again. */
  readonly waitIsOver: string;
  /** The button that copies the secret or the codes. */
  readonly copy: string;
  /** Announced when the secret or the codes were copied. */
  readonly copied: string;
  /** Shown when the browser refuses to copy. */
  readonly notCopied: string;
  /** The button that downloads the codes. */
  readonly download: string;
  /** The button that prints the codes. */
  readonly print: string;
  /** The name of the downloaded file, without its ending. */
  readonly fileName: string;
  /** The first lines of the downloaded file and of the printed page. */
  readonly fileHeading: (site: string | null, username: string | null) => string;
  /** The questions. */
  readonly questions: Readonly<Record<Question, QuestionText>>;
  /** The notices. */
  readonly notices: Readonly<Record<SecondFactorNotice, string>>;
  /** The errors. A title that is a function receives the option `siteName`, or `null`. */
  readonly reasons: Readonly<Record<SecondFactorReason, ReasonText>>;
}
