import { findingKinds } from './finding-kinds.ts';
import type { Snippet } from './snippet.ts';

/** The code of a finding. The union is closed, so a `switch` can check completeness with `never`. */
export type FindingCode = keyof typeof findingKinds;

/** A problem or a hint about the set-up, as one sentence or as the parts of a card. No part contains a query, a cookie or a body. */
export interface Finding {
  /** A stable code, for programs. */
  readonly code: FindingCode;
  /** A `problem` prevents users from signing in. A `hint` may be intended. */
  readonly severity: 'problem' | 'hint';
  /** All in one: the result, what was expected and what to do. For a log. */
  readonly text: string;
  /** The heading of the card, without a full stop. It is the same for every finding with this code. */
  readonly title: string;
  /** What is wrong here: the result, and what was expected. */
  readonly what: string;
  /** Why it matters: what it does to users who sign in. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
  /** Lines to paste, with the addresses of this set-up, or `null` without any. */
  readonly copy: Snippet | null;
}

interface FindingParts {
  readonly what: string;
  readonly fix: string;
  readonly copy?: Snippet | null;
  /** Default: `what` and `fix`. */
  readonly text?: string;
}

export const toFinding = (code: FindingCode, { what, fix, copy = null, text = `${what} ${fix}` }: FindingParts): Finding => {
  const { severity, title, why } = findingKinds[code];
  return { code, severity, text, title, what, why, fix, copy };
};
