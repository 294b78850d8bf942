/** Makes code and tables that scroll reachable by keyboard, and only those. */
export function watchScrollers(): void {
  const update = (element: Element): void => {
    if (element.scrollWidth > element.clientWidth) element.setAttribute('tabindex', '0');
    else element.removeAttribute('tabindex');
  };
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) update(target);
  });
  for (const element of document.querySelectorAll('pre, .table, .chart')) observer.observe(element);
}
