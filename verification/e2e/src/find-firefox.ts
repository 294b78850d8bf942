import { existsSync } from 'node:fs';
import { findOnPath } from '../../../tools/find-on-path.ts';

const onMac = '/Applications/Firefox.app/Contents/MacOS/firefox';

/** Returns the path of the Firefox of `FIREFOX_PATH`, the `PATH` or macOS, or `null` if there is none. */
export function findFirefox(env: NodeJS.ProcessEnv = process.env): string | null {
  const given = env['FIREFOX_PATH'];
  if (given !== undefined) return existsSync(given) ? given : null;
  return findOnPath('firefox', env) ?? findOnPath('firefox-esr', env) ?? (existsSync(onMac) ? onMac : null);
}
