import type { ChartStep } from '@kratos-login/inspect/panel';
import type { InspectionEvent } from 'xstate';

/** The page that the frame shows, and how. */
export interface FrameOptions {
  /** What renders the page: `<Login>`, `<kratos-login>`, or a page with its own markup. */
  readonly renderer: 'react' | 'dom' | 'custom';
  /** The page itself. The custom page only signs in. */
  readonly page: 'sign-in' | 'second-factor';
  readonly lang: 'en' | 'de' | 'ar';
  readonly scheme: 'light' | 'dark';
  readonly brand: 'example' | 'bank' | 'studio' | 'library';
  /** The width of the frame's viewport in CSS pixels. */
  readonly width: 320 | 390 | 768 | 1280;
}

/** A request of the page, with its reply. It contains no secrets: what is not known to be harmless is replaced by `•••`. */
export interface Exchange {
  /** Unique in this visit, ascending. */
  readonly id: number;
  readonly method: string;
  /** The path below Kratos's base URL with its query, such as `/self-service/login?flow=8f1c…`. */
  readonly path: string;
  /** The whole URL, redacted as `path` is. */
  readonly url: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  /** The parsed JSON body. `null` for a request without a body. */
  readonly requestBody: unknown;
  /** The status. `null` while the request is pending, and 0 if there was no reply (offline, dropped, aborted). */
  readonly status: number | null;
  /** The parsed JSON body, or what else it is: `HTML, 1204 characters`. `null` without a body. */
  readonly responseBody: unknown;
  /** When the request was sent, in milliseconds since 1970. */
  readonly at: number;
  /** From the request to the end of the reply, in milliseconds. `null` while it is pending. */
  readonly milliseconds: number | null;
  /** The kind of the outcome that the client read, such as `secondFactorDue`. `null` until it is known. */
  readonly outcome: string | null;
  /** The ids of the transitions that the reply caused, as in `listTransitions` of `xstate-paths`. */
  readonly transitions: readonly string[];
  /** One sentence for people: what the reply means. */
  readonly meaning: string;
  /** The step of the guide that this exchange is. `null` for one that belongs to none. */
  readonly guideStep: GuideStepId | null;
}

/** The steps of the guide, in order. */
export type GuideStepId =
  | 'configure'
  | 'pair'
  | 'open-flow'
  | 'send-password'
  | 'second-factor-due'
  | 'open-second-flow'
  | 'send-code'
  | 'read-session';

/** A step of the guide, with what really happened. */
export interface GuideStep {
  readonly id: GuideStepId;
  readonly state: 'waiting' | 'current' | 'done';
  /** The exchange that did it, in this login. `null` before that. */
  readonly exchange: Exchange | null;
}

/** A user of the emulated Kratos. The password is not here: `fillIn` types it, `copyPassword` copies it. */
export interface StudioPerson {
  readonly email: string;
  readonly name: string;
  readonly hasTotp: boolean;
  /** The current code. `null` without an authenticator app. */
  readonly code: string | null;
  /** How long the code is current, in seconds. */
  readonly secondsLeft: number;
  readonly isDisabled: boolean;
  readonly hasSession: boolean;
}

/** Something that goes wrong on purpose. */
export interface Trouble {
  readonly id:
    | 'offline'
    | 'slow'
    | 'expired'
    | 'csrf'
    | 'rate-limited'
    | 'html'
    | 'clock'
    | 'disabled'
    | 'revoked'
    | 'cookies'
    | 'unverified';
  /** `Offline`, `Slow: 5 s`. */
  readonly label: string;
  /** What it does, and where the page goes from here. */
  readonly explanation: string;
  /** A `switch` stays on until it is switched off. An `action` happens once. */
  readonly kind: 'switch' | 'action';
  readonly isOn: boolean;
}

/** The page as it was after one step. */
export interface Moment {
  /** From 0, in order. */
  readonly index: number;
  readonly at: number;
  /** What the chart did. `null` for the first one. */
  readonly step: ChartStep | null;
  /** How many exchanges there were. Those after it did not exist yet. */
  readonly exchangeCount: number;
  /** The ids of the active states. */
  readonly states: readonly string[];
  /** The ids of the transitions that were taken so far. */
  readonly taken: readonly string[];
  /** A copy of the page's `<body>` without what was typed and without secrets. `null` until the page has rendered. Import it into the document that shows it. */
  readonly page: HTMLElement | null;
}

/** Everything that the studio shows at one time. A new object after each change. */
export interface StudioState {
  readonly frame: FrameOptions;
  /** Where the frame shows its page from: a URL for an `<iframe>`. A new one loads the page anew. */
  readonly frameUrl: string;
  /** `emulated`: a Kratos inside this page. `real`: the one behind `KRATOS_PUBLIC_URL`. */
  readonly kratos: 'emulated' | 'real';
  /** Problems of this browser or of the real Kratos, each a sentence that says what does not work and what does. */
  readonly notices: readonly string[];
  readonly people: readonly StudioPerson[];
  readonly guide: readonly GuideStep[];
  readonly exchanges: readonly Exchange[];
  readonly troubles: readonly Trouble[];
  readonly moments: readonly Moment[];
  /** The index of the moment on show. `null`: live. */
  readonly shown: number | null;
  /** The chart that is running: the login, or the second factor (which runs the login while it confirms). */
  readonly chart: 'login' | 'second-factor';
}

/** The studio without its surface. */
export interface Studio {
  getState(): StudioState;
  /** Calls the listener after each change. Returns the function that ends it. */
  subscribe(listener: () => void): () => void;
  /** Changes the page in the frame. Language, scheme, brand and width keep the login; renderer and page begin anew. */
  setFrame(options: Partial<FrameOptions>): void;
  /** Begins anew: another login, without sessions, cookies, troubles and moments. */
  restart(): void;
  /** Types into the form on show: the address and password, or the code. Returns what it typed in, or why it could not. */
  fillIn(email: string): 'password' | 'code' | 'no-form';
  copyPassword(email: string): Promise<void>;
  /** The QR code of the person's authenticator app as an SVG path in a square of `size` modules. `null` without an app. */
  readQrCode(email: string): { readonly size: number; readonly path: string } | null;
  /** Switches a trouble on or off, or lets it happen. Does nothing with a real Kratos. */
  trouble(id: Trouble['id']): void;
  /** Shows an earlier moment, or goes on live with `null`. */
  show(index: number | null): void;
  /** Writes the step's request as a command, as code, or as the library does it. Secrets are placeholders. */
  copyText(step: GuideStepId, language: 'curl' | 'fetch' | 'createLogin'): string;
  /** Writes one exchange as a command, as code, or as a fault for a test with the emulator. Secrets are placeholders. */
  copyExchange(id: number, language: 'curl' | 'fetch' | 'test'): string;
  /** Sends the events of the running login to an inspector: those before, as far as they are kept, and those to come. */
  connectInspector(inspect: (inspected: InspectionEvent) => void): void;
  /** Connects the frame: `<iframe src={frameUrl}>`. The studio types into the page in it. `null` when it is removed. */
  connectFrame(frame: HTMLIFrameElement | null): void;
}
