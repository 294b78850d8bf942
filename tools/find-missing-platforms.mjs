const PLATFORMS = ['darwin-arm64', 'darwin-x64', 'win32-x64', 'linux-arm64'];

/**
 * Returns the native packages that the lockfile has for linux-x64, and not for another supported platform. pnpm is silent when a registry lacks an
 * optional package, and the tool then does not start on that platform.
 * @param {string} lock the text of pnpm-lock.yaml
 * @returns {string[]} one sentence for each missing package
 */
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
