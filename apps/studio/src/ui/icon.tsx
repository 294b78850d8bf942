import type { ReactNode } from 'react';

const paths = {
  sun: 'M12 3v2m0 14v2M5.6 5.6 7 7m10 10 1.4 1.4M3 12h2m14 0h2M5.6 18.4 7 17M17 7l1.4-1.4M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0z',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
  system: 'M4 5h16v11H4zM9 20h6m-3-4v4',
  check: 'm6 12.5 4 4 8-9',
  chevron: 'm9 6 6 6-6 6',
  copy: 'M9 9h10v10H9zM5 15V5h10',
  restart: 'M4 12a8 8 0 1 0 2.6-5.9M4 4v4h4',
  external: 'M14 5h5v5m0-5-8 8M18 14v5H5V6h5',
  qr: 'M4 4h6v6H4zm10 0h6v6h-6zM4 14h6v6H4zm10 0h3v3m3 3h-3m3-6v3',
  key: 'M15 9a4 4 0 1 1-4-4 4 4 0 0 1 4 4zm-1 3 6 6m-3 0 2-2',
  close: 'M6 6l12 12M18 6 6 18',
} as const;

/** A line icon in the colour of the text. It is hidden from screen readers, so the button needs a name. */
export const Icon = ({ name }: { readonly name: keyof typeof paths }): ReactNode => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);
