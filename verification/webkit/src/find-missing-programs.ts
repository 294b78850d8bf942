import { findOnPath } from '../../../tools/find-on-path.ts';

/** WebKitGTK's driver, which starts MiniBrowser, and a screen for it. */
const programs = ['WebKitWebDriver', 'Xvfb'] as const;

/** Returns the programs that are not on the `PATH`, with how to install them. `null` if nothing is missing. */
export function findMissingPrograms(env: NodeJS.ProcessEnv = process.env): string | null {
  const missing = programs.filter((name) => findOnPath(name, env) === null);
  if (missing.length === 0) return null;
  return `e2e:webkit: expected ${missing.join(' and ')} on the PATH. No test was run.
Debian and Ubuntu have both: apt-get install webkit2gtk-driver xvfb
Other systems need WebKitGTK with its driver, and Xvfb. Safari's own driver cannot be used.`;
}
