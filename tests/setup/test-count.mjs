// From vitest's JSON report to the closing line. Whatever went wrong without being a test counts as a failure.

/**
 * @param {any} report vitest's JSON report; undefined when vitest ended before writing one.
 * @param {number} exitCode vitest's.
 */
export function countTests(report, exitCode) {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const passed = report.numPassedTests;
  const skipped = report.numPendingTests + report.numTodoTests;
  // A file that fails while it loads, or in a hook, has no failed test of its own.
  const brokenFiles = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  const isBad = exitCode !== 0 || !report.success || passed === 0;
  return { passed, failed: isBad ? Math.max(1, failed) : failed, skipped };
}

export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
