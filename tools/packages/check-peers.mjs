/** @typedef {{ readonly name: string, readonly peerDependencies?: Readonly<Record<string, string>> }} Manifest */

/**
 * What is wrong with the ranges of the peer dependencies: each begins with the version that `apps/host-lowest` tries, so that no range promises an
 * older one, and no host is refused a version that was tried.
 * @param {readonly Manifest[]} manifests
 * @param {{ readonly devDependencies: Readonly<Record<string, string>> }} lowest
 * @returns {string[]}
 */
export function checkPeers(manifests, { devDependencies }) {
  return manifests.flatMap(({ name, peerDependencies = {} }) =>
    Object.entries(peerDependencies).flatMap(([peer, range]) => {
      const tried = (devDependencies[`${peer}-for-${name.replace('@kratos-login/', '')}`] ?? devDependencies[peer])?.replace(
        /^npm:.*@/,
        '',
      );
      if (tried === undefined || range === `^${tried}` || range.startsWith(`^${tried} ||`)) return [];
      return [`${name} needs ${peer} ${range}, and the oldest version that is tried is ${tried}`];
    }),
  );
}
