/** Finds what axe does not look for. It runs in the page, so it uses nothing from outside. */
export function findLayoutProblems(): readonly string[] {
  const smallestTarget = 44; // CSS pixels, for a finger
  const { documentElement } = document;
  const toName = ({ tagName, className, id }: Element): string =>
    `${tagName.toLowerCase()}${id && `#${id}`}${className && `.${className}`}`;
  const findVisible = (selector: string): readonly Element[] =>
    [...document.querySelectorAll(selector)].filter(
      (each) => each.checkVisibility({ visibilityProperty: true }) && each.getBoundingClientRect().width > 1, // not one that only screen readers get
    );

  const overflow = documentElement.scrollWidth > documentElement.clientWidth;
  const empty = [...document.querySelectorAll('p')].filter(
    (each) => each.textContent?.trim() === '' && each.getBoundingClientRect().height > 0,
  );
  const covered = [...document.querySelectorAll('input')].flatMap((input) => {
    const { left, right } = input.getBoundingClientRect();
    const { paddingLeft, paddingRight } = getComputedStyle(input);
    const button = input.parentElement?.querySelector('button')?.getBoundingClientRect();
    if (button === undefined || right === left) return [];
    const isCovered = button.right > left + Number.parseFloat(paddingLeft) + 1 && button.left < right - Number.parseFloat(paddingRight) - 1;
    return isCovered ? [`the text of ${toName(input)} runs under its button`] : [];
  });
  const controls = findVisible('a, button, input');
  const misplaced = [...controls, ...findVisible('h1, p, label, li, dt, dd')].flatMap((each) => {
    const { left, right } = each.getBoundingClientRect();
    const isClipped = getComputedStyle(each).overflowX !== 'visible' && each.tagName !== 'INPUT' && each.scrollWidth > each.clientWidth + 1;
    return [
      ...(left < 0 || right > documentElement.clientWidth ? [`${toName(each)} leaves the window`] : []),
      ...(isClipped ? [`the text of ${toName(each)} is cut off`] : []),
    ];
  });
  const small = controls.flatMap((each) => {
    const { width, height } = each.getBoundingClientRect();
    return Math.min(width, height) < smallestTarget ? [`${toName(each)} is only ${Math.round(width)} × ${Math.round(height)} px`] : [];
  });
  return [
    ...(overflow ? [`the page is ${documentElement.scrollWidth} px wide in a window of ${documentElement.clientWidth} px`] : []),
    ...empty.map((each) => `${toName(each)} is empty and takes room`),
    ...covered,
    ...misplaced,
    ...small,
  ];
}
