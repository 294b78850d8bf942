import { type ReactNode, useState } from 'react';
import type { StudioPerson } from '../engine/studio.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useStudio, useStudioState } from '../use-studio.ts';
import { CodeRing } from './code-ring.tsx';
import { QrPopover } from './qr-popover.tsx';

/** Properties of {@link PersonCard}. */
export interface PersonCardProps {
  readonly person: StudioPerson;
  readonly index: number;
}

/** One user: *Use* types for them, and the code of their authenticator app can be copied. */
export function PersonCard({ person, index }: PersonCardProps): ReactNode {
  const studio = useStudio();
  const [told, setTold] = useState('');
  const isPast = useStudioState((state) => state.shown !== null);
  const { email, name, code, secondsLeft } = person;
  const facts = toFacts(person);
  const digits = code === null ? '' : `${code.slice(0, 3)} ${code.slice(3)}`;
  return (
    <li className="person" data-tint={index % 4}>
      <span className="avatar" data-mark={person.isDisabled ? 'disabled' : person.hasSession ? 'session' : null} title={facts}>
        <span aria-hidden="true">{name.slice(0, 1)}</span>
        <span className="hidden">{facts}</span>
      </span>
      <b className="person-name">{email}</b>
      <button
        type="button"
        className="button primary"
        aria-label={`Use ${name}`}
        disabled={isPast}
        onClick={() => setTold(typed[studio.fillIn(email)])}
      >
        Use
      </button>
      <span className="person-tools">
        {!person.hasTotp && <small>Password only</small>}
        {code !== null && (
          <CopyButton className="code-copy" name={`${digits}: copy the code of ${name}`} copy={() => code}>
            <CodeRing secondsLeft={secondsLeft} />
            <span className="code-digits">{digits}</span>
          </CopyButton>
        )}
        <CopyButton className="link" name={`Copy password of ${name}`} copy={() => studio.copyPassword(email)}>
          Copy password
        </CopyButton>
        {person.hasTotp && (
          <QrPopover email={email}>
            <Icon name="qr" />
          </QrPopover>
        )}
      </span>
      <span className="hidden" role="status">
        {told}
      </span>
    </li>
  );
}

const typed = {
  password: 'The email address and password are in the form.',
  code: 'The code is in the form.',
  'no-form': 'There is no form to fill in now.',
} as const;

const toFacts = ({ isDisabled, hasSession }: StudioPerson): string =>
  [isDisabled ? 'Disabled' : 'Can sign in', ...(hasSession ? ['signed in now'] : [])].join(', ');
