import type { GuideStep, StudioState } from './studio.ts';

/** A part that says the same stays the same object, so that what shows it does not render again. */
export function keepEqualParts(before: StudioState | null, next: StudioState): StudioState {
  if (before === null) return next;
  const keep = <Part>(old: Part, part: Part): Part => (JSON.stringify(old) === JSON.stringify(part) ? old : part);
  return {
    ...next,
    people: keep(before.people, next.people),
    notices: keep(before.notices, next.notices),
    troubles: keep(before.troubles, next.troubles),
    guide: next.guide.every((step, index) => isSameStep(step, before.guide[index])) ? before.guide : next.guide,
  };
}

const isSameStep = (step: GuideStep, other: GuideStep | undefined): boolean =>
  step.state === other?.state && step.exchange === other.exchange;
