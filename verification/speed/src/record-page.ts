/** What a page reports while it is measured. Times are in milliseconds since 1970, so that they compare across documents. */
export type PageEvent =
  | { readonly kind: 'painted' | 'visible' | 'usable' | 'submitted' | 'codeFocused'; readonly at: number }
  | { readonly kind: 'longTask'; readonly at: number; readonly duration: number }
  | { readonly kind: 'shift'; readonly at: number; readonly value: number }
  | { readonly kind: 'mutated'; readonly at: number; readonly count: number };

/**
 * Runs in the page before its own scripts, and reports by the function `reportSpeed`. Each frame it looks whether the form is visible: all pages pay
 * for that alike. A time of the form is the end of the frame that painted it.
 */
export function recordPage(): void {
  const report = (event: PageEvent): void => (globalThis as unknown as { reportSpeed: (event: PageEvent) => void }).reportSpeed(event);
  const toTime = (time: number): number => performance.timeOrigin + time;
  const reported = new Set<string>();
  const reportOnce = (kind: 'visible' | 'usable' | 'codeFocused'): void => {
    if (reported.has(kind)) return;
    reported.add(kind);
    // A message that is posted in a frame is received after its paint.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => report({ kind, at: toTime(performance.now()) });
    port2.postMessage(null);
  };

  const isInView = (element: Element | null): boolean => {
    if (!element?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const { width, height, top, bottom } = element.getBoundingClientRect();
    return width > 0 && height > 0 && top >= 0 && bottom <= innerHeight;
  };
  const look = (): void => {
    const password = document.querySelector<HTMLInputElement>('input[name="password"]');
    const button = password?.form?.querySelector<HTMLButtonElement>('[type="submit"]') ?? null;
    if (isInView(password) && isInView(button)) {
      reportOnce('visible');
      if (button?.disabled === false && button.ariaDisabled !== 'true') reportOnce('usable');
    }
    const code = document.querySelector('input[name="totp_code"]');
    if (isInView(code) && document.activeElement === code) reportOnce('codeFocused');
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  const observe = (type: string, take: (entry: PerformanceEntry) => void): void =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') report({ kind: 'painted', at: toTime(startTime) });
  });
  observe('longtask', ({ startTime, duration }) => report({ kind: 'longTask', at: toTime(startTime), duration }));
  observe('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean };
    if (!hadRecentInput) report({ kind: 'shift', at: toTime(entry.startTime), value });
  });

  document.addEventListener(
    'click',
    ({ target, timeStamp }) => {
      const isSubmit = target instanceof Element && target.closest('[type="submit"]') !== null;
      if (!isSubmit || reported.has('submitted')) return;
      reported.add('submitted');
      report({ kind: 'submitted', at: toTime(timeStamp) });
      const count = (records: readonly MutationRecord[]): void =>
        report({ kind: 'mutated', at: toTime(performance.now()), count: records.length });
      new MutationObserver(count).observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
    },
    { capture: true },
  );
}
