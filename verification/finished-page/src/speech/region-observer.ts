/**
 * Returns a class of observers that report one record for each live region whose contents have changed, and no other records of that region. Changes of
 * elements that have left the page are not reported: the screen reader fails on them. `onChange` gets the text of the region, and the language of its text.
 */
export const toRegionObserver = (onChange: (text: string, language: string) => void): typeof MutationObserver =>
  class extends MutationObserver {
    constructor(callback: MutationCallback) {
      super((records, observer) => {
        const isOfContents = ({ type, target }: MutationRecord): boolean => type !== 'attributes' && target.isConnected;
        const changes = new Map(records.filter(isOfContents).map((record) => [findRegion(record.target), record]));
        for (const region of changes.keys()) if (region) onChange(toText(region), toLanguage(findInnermost(region)));
        callback([...changes.values()], observer);
      });
    }
  };

/** Returns the language of a node. */
export const toLanguage = (node: Node | null): string => toElement(node)?.closest('[lang]')?.getAttribute('lang') ?? '';

const findRegion = (node: Node): Element | null => toElement(node)?.closest('[role="alert"], [role="status"], [aria-live]') ?? null;

/** Returns the innermost element that has the whole text of a region. */
const findInnermost = (region: Element): Element =>
  [...region.querySelectorAll('*')].findLast((element) => toText(element) === toText(region)) ?? region;

const toText = ({ textContent }: Element): string => textContent.trim();

const toElement = (node: Node | null): Element | null => (node instanceof Element ? node : (node?.parentElement ?? null));
