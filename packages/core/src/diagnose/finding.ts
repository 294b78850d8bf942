/** The severity of each finding. A `problem` prevents users from signing in. A `hint` may be intended. */
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

/** The code of a finding. The union is closed, so a `switch` can check completeness with `never`. */
export type FindingCode = keyof typeof severities;

/** A problem or a hint about the set-up. */
export interface Finding {
  /** A stable code, for programs. */
  readonly code: FindingCode;
  /** A `problem` prevents users from signing in. A `hint` may be intended. */
  readonly severity: 'problem' | 'hint';
  /** Tells the developer the result, what was expected and what to do. It contains no query, cookie or body. */
  readonly text: string;
}

export const toFinding = (code: FindingCode, text: string): Finding => ({ code, severity: severities[code], text });
