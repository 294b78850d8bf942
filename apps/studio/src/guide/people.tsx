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
      {people.length === 0 && (
        <p className="empty">{isReal ? 'Your Kratos has its own people. Sign in as one of them.' : 'There is nobody to sign in as.'}</p>
      )}
      <ul aria-labelledby="people-title" hidden={people.length === 0}>
        {people.map((person, index) => (
          <PersonCard key={person.email} person={person} index={index} />
        ))}
      </ul>
    </div>
  );
}
