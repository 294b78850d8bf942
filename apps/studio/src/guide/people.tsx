import type { ReactNode } from 'react';
import { useStudioState } from '../use-studio.ts';
import { PersonCard } from './person-card.tsx';

/** The users of the emulated Kratos. */
export function People(): ReactNode {
  const people = useStudioState((state) => state.people);
  const isReal = useStudioState((state) => state.kratos === 'real');
  return (
    <div className="people">
      <div className="people-head">
        <h2 id="people-title">People</h2>
        {!isReal && <span className="pane-note">Use types, you submit</span>}
      </div>
      {isReal && <p className="empty">Your Kratos has its own users. Sign in as one of them.</p>}
      <ul aria-labelledby="people-title" hidden={isReal}>
        {people.map((person, index) => (
          <PersonCard key={person.email} person={person} index={index} />
        ))}
      </ul>
    </div>
  );
}
