import type { WebDriver } from 'selenium-webdriver';

/**
 * WebKit has no forced colours, reads in the order of the document, which is the visual one except on a very low window, and knows `user-select` by its prefix
 * only.
 */
const optional = ['forced-color-adjust', 'reading-flow', 'user-select'];

/** Returns the declarations and selectors of a stylesheet that this engine drops. Those with a prefix are for other engines. */
export const findUnsupportedCss = (driver: WebDriver, css: string): Promise<readonly string[]> => {
  const text = css.replaceAll(/\/\*.*?\*\//gs, '');
  const declarations = [...text.matchAll(/(?<=[{;]\s*)([a-z][\w-]*)\s*:\s*([^;{}]+)(?=[;}])/g)].flatMap(([, property = '', value = '']) =>
    optional.includes(property) ? [] : [[property, value.replace('!important', '').trim()]],
  );
  const selectors = [...text.matchAll(/(?<=^|[{};]\s*)([^@{};]+)\{/g)].map(([, selector = '']) => selector.trim().replaceAll(/\s+/g, ' '));
  if (declarations.length === 0 || selectors.length === 0) throw new Error('The stylesheet has no rules.');
  return driver.executeScript<readonly string[]>(
    (pairs: readonly [string, string][], named: readonly string[]) => {
      const isSelector = (selector: string): boolean => {
        try {
          document.querySelector(selector);
          return true;
        } catch {
          return /::?-/.test(selector);
        }
      };
      return [
        ...pairs.filter(([property, value]) => !CSS.supports(property, value)).map((pair) => pair.join(': ')),
        ...named.filter((selector) => !isSelector(selector)),
      ];
    },
    declarations,
    selectors,
  );
};

/** Returns the custom properties that hold a colour in the stylesheets of the page, and none in this engine. */
export const findMissingColours = (driver: WebDriver): Promise<{ readonly checked: number; readonly missing: readonly string[] }> =>
  driver.executeScript(async () => {
    const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
    const css = (await Promise.all(links.map(async ({ href }) => (await fetch(href)).text()))).join('\n');
    const pattern = /(--(?!lightningcss)[\w-]+):\s*(?:#|rgb|hsl|oklch|oklab|color|light-dark|var\(--lightningcss)/g;
    const properties = [...new Set([...css.matchAll(pattern)].map(([, property = '']) => property))];

    // An invalid colour is inherited, so an element with the colours of its parent has none of its own.
    const [parent, child] = [document.createElement('i'), document.createElement('i')];
    parent.append(child);
    document.querySelector('h1')?.after(parent);
    const isColour = (value: string): boolean =>
      ['rgb(1, 2, 3)', 'rgb(3, 2, 1)'].every((colour) => {
        parent.style.color = colour;
        child.style.color = value;
        return getComputedStyle(child).color !== colour;
      });
    const missing = properties.filter((property) => !isColour(`var(${property})`));
    parent.remove();
    return { checked: properties.length, missing };
  });
