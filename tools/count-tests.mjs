// Counts the tests that a gate passed and failed. A gate without a report counts as one test.

/** @typedef {{ readonly passed: number, readonly failed: number }} Count */

/** Counts a gate without tests of its own. @param {boolean} isGreen @returns {Count} */
export const countOne = (isGreen) => (isGreen ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/**
 * Reads the report of Vitest's JSON reporter. A skipped test counts as failed, and so does a file that could not be loaded.
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
 * Reads the report of Playwright's JSON reporter. A test that passed only on a retry counts as failed, and so does a skipped one.
 * @param {unknown} report @param {boolean} isGreen @returns {Count}
 */
export function countPlaywright(report, isGreen) {
  const { stats, errors } = /** @type {{ stats?: Record<string, unknown>, errors?: unknown }} */ (report ?? {});
  const { expected, unexpected, flaky, skipped } = stats ?? {};
  return reconcile(toNumber(expected), toNumber(unexpected) + toNumber(flaky) + toNumber(skipped) + toArray(errors).length, isGreen);
}

// A runner that crashed, wrote no report or ran no test has failed, whatever its report says.
/** @param {number} passed @param {number} failed @param {boolean} isGreen @returns {Count} */
function reconcile(passed, failed, isGreen) {
  const isTrustworthy = failed > 0 || (isGreen && passed > 0);
  return { passed, failed: isTrustworthy ? failed : 1 };
}

/** @param {unknown} value */
const toNumber = (value) => (typeof value === 'number' ? value : 0);

/** @param {unknown} value @returns {readonly Record<string, unknown>[]} */
const toArray = (value) => (Array.isArray(value) ? value : []);
