/** What can be wrong, and how much it matters: a `problem` keeps people from signing in, a `hint` may be meant. */
export const severities = {
  'bad-address': 'problem',
  'mixed-content': 'problem',
  'local-names': 'problem',
  'other-site': 'hint',
  'no-answer': 'problem',
  'timed-out': 'problem',
  'cors-origin': 'problem',
  'cors-credentials': 'problem',
  'cors-preflight': 'problem',
  'cors-errors': 'problem',
  'not-kratos': 'problem',
  'wrong-path': 'problem',
  'admin-port': 'problem',
  'accept-dropped': 'problem',
  redirected: 'problem',
  'partly-passed': 'problem',
  refused: 'problem',
  'server-trouble': 'problem',
  'not-ready': 'problem',
  'cookies-not-kept': 'problem',
  'flow-lost': 'problem',
  'base-url-differs': 'hint',
  'password-off': 'problem',
  'totp-off': 'hint',
  'return-to-forbidden': 'problem',
} as const satisfies Readonly<Record<string, 'problem' | 'hint'>>;

/** Closed: switch over it and let `never` find what you forgot. */
export type FindingCode = keyof typeof severities;

/** One thing that is wrong with the set-up. */
export interface Finding {
  readonly code: FindingCode;
  /** A `problem` keeps people from signing in; a `hint` may be meant. */
  readonly severity: 'problem' | 'hint';
  /** For the developer: what came, what was expected, what to do. It names no query, no cookie and no body. */
  readonly text: string;
}

export const toFinding = (code: FindingCode, text: string): Finding => ({ code, severity: severities[code], text });
