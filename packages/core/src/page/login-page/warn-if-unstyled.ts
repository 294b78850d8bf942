import { toWindow } from '../to-window.ts';

/** Bundlers replace this by the mode of the build. */
declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** Logs that the stylesheet is missing, in development builds only. A bundler removes all of it from a production build. */
export function warnIfUnstyled(root: HTMLElement): void {
  try {
    if (process.env.NODE_ENV !== 'development') return;
    const page = root.matches('.kl') ? root : root.querySelector('.kl');
    if (page && !toWindow(root).getComputedStyle(page).getPropertyValue('--kl-accent'))
      console.error("kratos-login: the page has no stylesheet. Import '@kratos-login/theme/login.css', or link to a copy of it.");
  } catch {} // no bundler: `process` is not defined
}
