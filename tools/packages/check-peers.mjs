/** @typedef {{ readonly name: string, readonly peerDependencies?: Readonly<Record<string, string>> }} Manifest */

/**
 * Returns the faults in the ranges of the peer dependencies. Each range must begin with the version that `verification/hosts/lowest` tests, so that no range
 * promises an older version or excludes a tested one.
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
      return [`${name} needs ${peer} ${range}, and the oldest tested version is ${tried}`];
    }),
  );
}
