/** Sets the colour scheme that the reader has chosen, before the first paint. */
try {
  const chosen = localStorage.getItem('color-scheme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset['scheme'] = chosen;
} catch {
  // Without storage the page follows the system.
}
