import { Toggle } from '@base-ui/react/toggle';
import { type ReactNode, useState } from 'react';
import type { Trouble } from '../engine/studio.ts';
import { Hint } from '../ui/hint.tsx';
import { useStudio, useStudioState } from '../use-studio.ts';

/** Buttons that make the login go wrong. A real Kratos cannot be steered, so with one they are off. */
export function Troubles(): ReactNode {
  const troubles = useStudioState((state) => state.troubles);
  const isReal = useStudioState((state) => state.kratos === 'real');
  const isPast = useStudioState((state) => state.shown !== null);
  const [told, setTold] = useState('');
  const reason = isReal ? 'A real Kratos cannot be made to go wrong from here. Without KRATOS_PUBLIC_URL these buttons work.' : null;
  return (
    <div className="troubles">
      <h2 id="troubles-title">Make it go wrong</h2>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out */}
      <div className="trouble-list" role="group" aria-labelledby="troubles-title">
        {troubles.map((trouble) => (
          <TroubleButton key={trouble.id} trouble={trouble} isOff={isReal || isPast} onUse={setTold} />
        ))}
      </div>
      <p className="trouble-told" role="status">
        {reason ?? (isPast ? 'Go back to live to make something go wrong.' : told)}
      </p>
    </div>
  );
}

/** Properties of {@link TroubleButton}. */
interface TroubleButtonProps {
  readonly trouble: Trouble;
  readonly isOff: boolean;
  readonly onUse: (explanation: string) => void;
}

function TroubleButton({ trouble, isOff, onUse }: TroubleButtonProps): ReactNode {
  const studio = useStudio();
  const { id, label, explanation, kind, isOn } = trouble;
  const use = (): void => {
    studio.trouble(id);
    onUse(kind === 'switch' && isOn ? '' : explanation);
  };
  const button =
    kind === 'switch' ? (
      <Toggle className="chip" pressed={isOn} disabled={isOff} onPressedChange={use}>
        {label}
      </Toggle>
    ) : (
      <button type="button" className="chip" disabled={isOff} onClick={use}>
        {label}
      </button>
    );
  return <Hint text={explanation}>{button}</Hint>;
}
