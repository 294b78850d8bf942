import type { Page } from '@playwright/test';

/** What happened in a document so far, as far as somebody who does not see it would notice. */
interface RecordedChanges {
  /** What the alert said, with its silences. */
  readonly alerts: readonly string[];
  /** The titles under which the focus had fallen to the body, after it had been somewhere. */
  readonly falls: readonly string[];
  /** How often the focus moved. */
  readonly moves: number;
}

/** Looks after each change of the page, from before its first script. */
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
    document.addEventListener('focusout', () => setTimeout(look)); // when the focus has arrived
    new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
  });

export const readNoticed = (page: Page): Promise<RecordedChanges> =>
  page.evaluate(() => (globalThis as unknown as { readNoticed: () => RecordedChanges }).readNoticed());
