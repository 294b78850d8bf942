import type { WebDriver } from 'selenium-webdriver';

/** The smallest side of a control for a finger, in CSS pixels. */
const smallestTarget = 44;
const targets = 'main :is(input, button[type="submit"])';
const texts = 'main :is(h1, p, label, button, a, dt, dd)';

/** Returns a sentence for each part of the page that does not fit into the window or is too small for a finger. */
export const findLayoutProblems = (driver: WebDriver): Promise<readonly string[]> =>
  driver.executeScript<readonly string[]>(
    (small: number, targetSelector: string, textSelector: string) => {
      const problems: string[] = [];
      const name = (element: Element): string => `${element.localName} "${element.textContent?.trim().slice(0, 40) || element.id}"`;
      const findVisible = (selector: string): readonly Element[] =>
        [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility() && each.getBoundingClientRect().width > 1);

      const { scrollWidth } = document.documentElement;
      if (scrollWidth > innerWidth) problems.push(`the page is ${scrollWidth - innerWidth} px wider than the window`);
      for (const element of findVisible(`${targetSelector}, ${textSelector}`)) {
        const { left, right } = element.getBoundingClientRect();
        if (left < 0 || right > innerWidth) problems.push(`${name(element)} leaves the window`);
        if (element.localName !== 'input' && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
          problems.push(`${name(element)} is cut off`);
      }
      for (const element of findVisible(targetSelector)) {
        const { width, height } = element.getBoundingClientRect();
        if (Math.min(width, height) < small) problems.push(`${name(element)} is ${width} × ${height} px`);
      }
      return problems;
    },
    smallestTarget,
    targets,
    texts,
  );
