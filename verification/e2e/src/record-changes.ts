import type { Page } from '@playwright/test';

/** The changes of a document that a screen reader user notices. */
interface RecordedChanges {
  /** The texts of the alert, including the empty ones. */
  readonly alerts: readonly string[];
  /** The page titles at which the focus was lost to the body. */
  readonly falls: readonly string[];
  /** The number of focus moves. */
  readonly moves: number;
}

/** Starts to record before the first script of the page. */
export const recordChanges = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const alerts = [''];
    const falls: string[] = [];
    let moves = 0;
    Object.assign(globalThis, { readChanges: () => ({ alerts, falls, moves }) });
    const look = () => {
      const { activeElement, title } = document;
      if (moves > 0 && (activeElement === null || activeElement === document.body)) falls.push(title);
      const said = document.querySelector('[role="alert"]')?.textContent?.trim() ?? '';
      if (said !== alerts.at(-1)) alerts.push(said);
    };
    document.addEventListener('focusin', () => {
      moves += 1;
    });
    document.addEventListener('focusout', () => setTimeout(look)); // after the next element has the focus
    new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
  });

export const readChanges = (page: Page): Promise<RecordedChanges> =>
  page.evaluate(() => (globalThis as unknown as { readChanges: () => RecordedChanges }).readChanges());
