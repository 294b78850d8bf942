import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import type { ReactNode } from 'react';

/** One choice of {@link Segmented}. */
interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  /** The name for screen readers, if the label is an icon. It is the tooltip too. */
  readonly name?: string;
  readonly lang?: string;
  readonly disabled?: boolean;
}

/** Properties of {@link Segmented}. */
export interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly segments: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
}

/** A row of buttons of which one is pressed. The arrow keys move between them. */
export function Segmented<Value extends string>({ label, value, segments, onChange }: SegmentedProps<Value>): ReactNode {
  return (
    <ToggleGroup
      aria-label={label}
      className="segmented"
      value={[value]}
      onValueChange={([next]) => next !== undefined && onChange(next as Value)}
    >
      {segments.map((segment) => (
        <Toggle
          key={segment.value}
          value={segment.value}
          aria-label={segment.name}
          title={segment.name}
          lang={segment.lang}
          disabled={segment.disabled ?? false}
        >
          {segment.label}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
