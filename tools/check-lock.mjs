// Fails when the lockfile has a native package for linux-x64 but not for the other platforms we support.
// pnpm says nothing when a registry lacks an optional package: the tool then does not start on that platform.
import { readFileSync } from 'node:fs';
import { isMain } from './is-main.mjs';
import { takeArguments } from './take-arguments.mjs';

const PLATFORMS = ['darwin-arm64', 'darwin-x64', 'win32-x64', 'linux-arm64'];

/** @param {string} lock the text of pnpm-lock.yaml @returns {string[]} one sentence for each package that is missing */
export function findMissingPlatforms(lock) {
  const packages = lock.slice(lock.indexOf('\nsnapshots:')).split(/\n(?= {2}\S)/);
  return packages.flatMap((entry) => {
    const at = entry.indexOf('optionalDependencies:');
    const optional = at < 0 ? '' : entry.slice(at);
    if (!optional.includes('linux-x64')) return [];
    const name = entry.trim().split('\n')[0];
    return PLATFORMS.filter((platform) => !optional.includes(platform)).map(
      (platform) => `${name} has no ${platform} package in the lockfile`,
    );
  });
}

if (isMain(import.meta.url)) {
  takeArguments(0);
  const missing = findMissingPlatforms(readFileSync(new URL('../pnpm-lock.yaml', import.meta.url), 'utf8'));
  for (const sentence of missing) console.error(sentence);
  process.exitCode = missing.length > 0 ? 1 : 0;
}
