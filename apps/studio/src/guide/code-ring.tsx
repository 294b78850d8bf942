import type { ReactNode } from 'react';

/** Properties of {@link CodeRing}. */
export interface CodeRingProps {
  /** How long the code is current. */
  readonly secondsLeft: number;
}

/** A ring that empties while a code of 30 seconds runs out. */
export const CodeRing = ({ secondsLeft }: CodeRingProps): ReactNode => (
  <svg className="ring" viewBox="0 0 20 20" data-late={secondsLeft <= 5} aria-hidden="true">
    <circle cx="10" cy="10" r="8" />
    <circle className="ring-left" cx="10" cy="10" r="8" pathLength="30" strokeDasharray={`${secondsLeft} 30`} />
  </svg>
);
