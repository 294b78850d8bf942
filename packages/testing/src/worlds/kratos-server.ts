/** A Kratos whose people, sessions, configuration and clock are in our hands: the emulator in this process, or a real one that was started. */
export interface KratosServer {
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** One request to the public API, with the cookies that it carries and no others. Redirects are not followed. */
  send(request: Request): Promise<Response>;
  /** One request to the admin API. Rejects for an answer that is no success. */
  admin(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
  /** Puts these keys over its usual configuration, and over no others that were put there before: `{}` is the usual one again. */
  configure(changes: object): Promise<void>;
  /** Milliseconds since 1970, by its clock. */
  now(): number;
  /** Lets so much time pass for it, in milliseconds, as far as its clock can be moved. */
  passTime(ms: number): void;
  /** Whatever form is opened from now on runs out soon. Nothing to do for a server whose clock can be moved. */
  openShortLivedForms(): Promise<void>;
  /** Waits, or moves the clock, until those have run out. */
  letFormsRunOut(): Promise<void>;
}

/** What a form lives in a world, in milliseconds: ten minutes, as those of the plan do. */
export const FORM_LIFESPAN = 600_000;
