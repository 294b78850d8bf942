/** Finds what axe does not look for. It runs in the page, so it uses nothing from outside. */
export function findLayoutProblems(): readonly string[] {
  const { documentElement } = document;
  const toName = ({ tagName, className, id }: Element): string =>
    `${tagName.toLowerCase()}${id && `#${id}`}${className && `.${className}`}`;

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
  return [
    ...(overflow ? [`the page is ${documentElement.scrollWidth} px wide in a window of ${documentElement.clientWidth} px`] : []),
    ...empty.map((each) => `${toName(each)} is empty and takes room`),
    ...covered,
  ];
}
