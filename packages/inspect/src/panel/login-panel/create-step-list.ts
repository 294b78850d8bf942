import { createElement } from '../view/create-element.ts';
import { toStateName } from '../view/describe-chart.ts';
import type { TimedStep } from './create-timeline.ts';

/** The newest steps. */
export interface StepList {
  readonly element: HTMLElement;
  /** Shows the newest of these steps, and marks one. Elements stay, so the focus does, too. */
  update(steps: readonly TimedStep[], shown: TimedStep): void;
}

const length = 60;

/** Creates the list of the newest steps, the newest first. A click goes back to a step. */
export function createStepList(onChoose: (step: TimedStep) => void): StepList {
  const element = createElement('ol', { class: 'steps', 'aria-label': 'Steps, the newest first' });
  const items = new Map<number, HTMLLIElement>();
  return {
    element,
    update(steps, shown) {
      const newest = steps.slice(-length);
      for (const step of newest) {
        if (items.has(step.number)) continue;
        const item = drawStep(step, () => onChoose(step));
        items.set(step.number, item);
        element.prepend(item);
      }
      for (const [number, item] of items) {
        if (number < (newest[0]?.number ?? 0)) {
          item.remove();
          items.delete(number);
        } else if (number === shown.number) item.firstElementChild?.setAttribute('aria-current', 'step');
        else item.firstElementChild?.removeAttribute('aria-current');
      }
    },
  };
}

function drawStep({ event, states, transitions, title, chart }: TimedStep, choose: () => void): HTMLLIElement {
  const cause = transitions.length === 0 ? 'start' : event === '' ? 'at once' : event.replace(/^xstate\.(\w+)\.(actor\.)?/, '$1 ');
  const button = createElement(
    'button',
    { type: 'button', title: `${title}: ${transitions.join(', ') || 'start'}` },
    createElement('span', { class: chart }, cause),
    ' → ',
    createElement('strong', {}, toStateName(states.at(-1) ?? chart)),
  );
  button.addEventListener('click', choose);
  return createElement('li', {}, button);
}
