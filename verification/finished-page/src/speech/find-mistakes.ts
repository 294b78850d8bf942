/** Finds what must not be in a transcript: mistakes that a user of a screen reader meets after an action. */
export function findMistakes(said: readonly string[], focusBefore: Element | null): readonly string[] {
  const isLive = (line: string): boolean => /^(alert|status)( |:)/.test(line);
  const live = said.filter(isLive).map((line) => line.replace(/^\w+: /, ''));
  return [
    ...(document.activeElement === document.body && focusBefore !== document.body ? ['No element has the focus.'] : []),
    ...(said.some((line) => line.startsWith('status: ')) && !said.every(isLive) ? ['A status is lost when the focus moves.'] : []),
    ...live.filter((text, index) => live.indexOf(text) !== index).map((text) => `Live regions say twice: ${text}`),
    ...findBrokenReferences(),
  ].map((mistake) => `! ${mistake}`);
}

const findBrokenReferences = (): readonly string[] =>
  ['aria-describedby', 'aria-labelledby', 'aria-controls', 'for'].flatMap((attribute) =>
    [...document.querySelectorAll(`[${attribute}]`)]
      .flatMap((element) => (element.getAttribute(attribute) ?? '').split(' '))
      .filter((id) => document.querySelectorAll(`[id="${id}"]`).length !== 1)
      .map((id) => `${attribute} refers to ${id}, which is not one element.`),
  );
