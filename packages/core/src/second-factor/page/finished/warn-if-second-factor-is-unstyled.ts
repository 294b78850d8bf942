import { toWindow } from '../../../page/to-window.ts';

/** Bundlers replace this by the mode of the build. */
declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** Logs that a stylesheet is missing, in development builds only. A bundler removes all of it from a production build. */
export function warnIfSecondFactorIsUnstyled(root: HTMLElement): void {
  try {
    if (process.env.NODE_ENV !== 'development') return;
    const page = root.matches('.kl') ? root : root.querySelector('.kl');
    if (!page) return;
    const style = toWindow(root).getComputedStyle(page);
    for (const [property, name] of [
      ['--kl-accent', 'login'],
      ['--kl-qr', 'second-factor'],
    ] as const)
      if (!style.getPropertyValue(property))
        console.error(`kratos-login: a stylesheet is missing. Import '@kratos-login/theme/${name}.css', or link to a copy of it.`);
  } catch {} // no bundler: `process` is not defined
}
