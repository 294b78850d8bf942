import { useState } from 'react';

/** The colour scheme of the studio, or that of the browser. */
export type StudioScheme = 'system' | 'light' | 'dark';

const key = 'color-scheme';

/** Shows the scheme that the user chose before. Without storage it is that of the browser. */
export function applyStoredScheme(): void {
  applyScheme(readScheme());
}

/** Returns the scheme, and a function that changes and keeps it. */
export function useScheme(): readonly [StudioScheme, (scheme: StudioScheme) => void] {
  const [scheme, setScheme] = useState(readScheme);
  return [
    scheme,
    (next) => {
      setScheme(next);
      applyScheme(next);
      storeScheme(next);
    },
  ];
}

function applyScheme(scheme: StudioScheme): void {
  if (scheme === 'system') delete document.documentElement.dataset['scheme'];
  else document.documentElement.dataset['scheme'] = scheme;
}

function readScheme(): StudioScheme {
  try {
    const stored = localStorage.getItem(key);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system'; // a browser without storage
  }
}

function storeScheme(scheme: StudioScheme): void {
  try {
    if (scheme === 'system') localStorage.removeItem(key);
    else localStorage.setItem(key, scheme);
  } catch {
    // A browser without storage: the choice lasts until the page is closed.
  }
}
