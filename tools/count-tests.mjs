// How many tests a gate passed and failed. Where nothing can be read off, it counts as one.

/** @typedef {{ readonly passed: number, readonly failed: number }} Count */

/** A gate without tests of its own. @param {boolean} isGreen @returns {Count} */
export const countOne = (isGreen) => (isGreen ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/**
 * Reads the report of Vitest's JSON reporter. A skipped test failed: we allow none. A file that could not be loaded is one failure.
 * @param {unknown} report @param {boolean} isGreen @returns {Count}
 */
export function countVitest(report, isGreen) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = /** @type {Record<string, unknown>} */ (
    report ?? {}
  );
  const broken = toArray(testResults).filter(
    ({ status, assertionResults }) => status === 'failed' && toArray(assertionResults).length === 0,
  ).length;
  return reconcile(
    toNumber(numPassedTests),
    toNumber(numFailedTests) + toNumber(numPendingTests) + toNumber(numTodoTests) + broken,
    isGreen,
  );
}

/**
 * Reads the report of Playwright's JSON reporter. A test that passed only when tried again failed, and so did a skipped one.
 * @param {unknown} report @param {boolean} isGreen @returns {Count}
 */
export function countPlaywright(report, isGreen) {
  const { stats, errors } = /** @type {{ stats?: Record<string, unknown>, errors?: unknown }} */ (report ?? {});
  const { expected, unexpected, flaky, skipped } = stats ?? {};
  return reconcile(toNumber(expected), toNumber(unexpected) + toNumber(flaky) + toNumber(skipped) + toArray(errors).length, isGreen);
}

// A runner that died, wrote no report or ran no test has failed, whatever its report says.
/** @param {number} passed @param {number} failed @param {boolean} isGreen @returns {Count} */
function reconcile(passed, failed, isGreen) {
  const isTrustworthy = failed > 0 || (isGreen && passed > 0);
  return { passed, failed: isTrustworthy ? failed : 1 };
}

/** @param {unknown} value */
const toNumber = (value) => (typeof value === 'number' ? value : 0);

/** @param {unknown} value @returns {readonly Record<string, unknown>[]} */
const toArray = (value) => (Array.isArray(value) ? value : []);
