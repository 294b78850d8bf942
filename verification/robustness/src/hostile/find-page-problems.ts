/** Returns what is wrong with a page: it is blank, has no way to continue, or contains injected HTML or scripts. */
export function findPageProblems(place: HTMLElement, isOver: boolean): readonly string[] {
  const problems: string[] = [];
  const root = place.querySelector('main');
  if (root === null) return ['is gone'];
  if ((root.querySelector('h1')?.textContent ?? '').trim() === '') problems.push('has no heading');
  const ways = [...root.querySelectorAll<HTMLElement>('form input, button')].filter((each) => each.checkVisibility());
  if (!isOver && ways.length === 0) problems.push('has nothing to do');
  if (root.querySelector('script, img, iframe, style') !== null) problems.push('has injected HTML');
  for (const link of root.querySelectorAll('[href], [src], [action], [formaction]'))
    for (const { name, value } of link.attributes)
      if (/^(href|src|action|formaction)$/.test(name) && !/^https?:/i.test(value)) problems.push(`has ${name}="${value}"`);
  const there = place.ownerDocument.defaultView ?? globalThis;
  if ('isInjected' in globalThis || 'isInjected' in there || 'isPolluted' in {}) problems.push('has run an injected script');
  return problems;
}
