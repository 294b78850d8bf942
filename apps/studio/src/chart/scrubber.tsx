import { Slider } from '@base-ui/react/slider';
import type { ReactNode } from 'react';
import type { Moment } from '../engine/studio.ts';
import { useStudio, useStudioState } from '../use-studio.ts';
import { toStateName } from './chart-names.ts';
import { describeTransition } from './find-transition.ts';

/** Goes back to an earlier moment of this login: page, guide, requests and chart follow. */
export function Scrubber(): ReactNode {
  const studio = useStudio();
  const moments = useStudioState((state) => state.moments);
  const shown = useStudioState((state) => state.shown);
  const last = Math.max(0, moments.length - 1);
  const index = shown ?? last;
  const moment = moments[index];
  return (
    <div className="scrubber">
      <Slider.Root
        className="slider"
        value={index}
        min={0}
        max={Math.max(1, last)}
        disabled={last === 0}
        onValueChange={(value) => studio.show(Number(value) >= last ? null : Number(value))}
      >
        <Slider.Control className="slider-control">
          <Slider.Track className="slider-track">
            <Slider.Indicator className="slider-indicator" />
            {last > 0 &&
              last <= 60 &&
              moments.map(({ index: at }) => (
                <span key={at} className="tick" data-past={at <= index} style={{ insetInlineStart: `${(at / last) * 100}%` }} />
              ))}
            <Slider.Thumb
              className="slider-thumb"
              getAriaLabel={() => 'Moment of this login'}
              getAriaValueText={() => (moment === undefined ? 'no moment yet' : `${index + 1} of ${last + 1}, ${toMomentName(moment)}`)}
            />
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
      <span className="moment" aria-hidden="true">
        {shown === null ? 'Drag to go back in time' : `${index + 1} of ${last + 1} · ${moment === undefined ? '' : toMomentName(moment)}`}
      </span>
      <button type="button" className="button live" aria-pressed={shown === null} onClick={() => studio.show(null)}>
        Live
      </button>
    </div>
  );
}

function toMomentName({ step, states }: Moment): string {
  const transition = step?.transitions.at(-1);
  return transition === undefined ? toStateName(states.at(-1) ?? '') : describeTransition(transition);
}
