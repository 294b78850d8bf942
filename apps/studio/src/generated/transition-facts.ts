/** What the studio tells about the transitions of both charts. `npm run docs` writes it to `transition-facts.json`. Import that file when it is needed. */
export interface TransitionFacts {
  /** The rows of `docs/what-kratos-answers.md`, by their ids. The anchor of a row is its id in lower case: `what-kratos-answers.html#c1`. */
  readonly replies: Readonly<Record<string, ReplyFact>>;
  /** The tests that walk through a transition. */
  readonly tests: readonly TestFact[];
  /** The transitions, by their ids as in `listTransitions` of `xstate-paths`. */
  readonly transitions: Readonly<Record<string, TransitionFact>>;
}

/** A reply of Kratos. */
interface ReplyFact {
  /** The HTTP status. `null` without a reply. */
  readonly status: number | null;
  /** What the reply means, in Markdown. */
  readonly means: string;
}

/** A test. */
interface TestFact {
  /** The steps, from the page load to the transition that is farthest away. */
  readonly steps: readonly string[];
  /** The command that runs this test. */
  readonly command: string;
}

/** What the studio tells about a transition. */
interface TransitionFact {
  /** A sentence without a full stop, such as `The session is insufficient: the second factor is due`. */
  readonly name: string;
  /** The ids of the replies that cause it. Empty if no reply does. */
  readonly replies: readonly string[];
  /** The number of a test in `tests`, and how many of its steps lead to the transition. */
  readonly test: readonly [index: number, steps: number];
}
