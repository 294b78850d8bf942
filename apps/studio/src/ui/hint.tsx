import { Tooltip } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';

/** Properties of {@link Hint}. */
export interface HintProps {
  /** The explanation. */
  readonly text: string;
  /** The button that it explains. */
  readonly children: ReactElement;
}

/** Explains a button while it has the pointer or the focus. */
export function Hint({ text, children }: HintProps): ReactNode {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children as ReactElement<Record<string, unknown>>} delay={250} aria-description={text} />
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={8} collisionPadding={12}>
          <Tooltip.Popup className="hint" aria-hidden="true">
            {text}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
