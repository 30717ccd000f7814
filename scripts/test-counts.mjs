import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number, names: string[] }} Counts */

export const none = { passed: 0, failed: 0, skipped: 0, names: [] };
/** A stage that is no test by itself, or that broke before it counted anything. */
export const broken = { passed: 0, failed: 1, skipped: 0, names: [] };

/** Adds counts up. @returns {Counts} */
export function sum(...all) {
  return all.reduce(
    (a, b) => ({
      passed: a.passed + b.passed,
      failed: a.failed + b.failed,
      skipped: a.skipped + b.skipped,
      names: [...a.names, ...b.names],
    }),
    none,
  );
}

/** Reads vitest's JSON report. @returns {Counts} */
export function vitestCounts(file, status) {
  const report = read(file);
  if (report === null) return broken;
  // A file that does not load has no test to blame; it counts as one failure.
  const unloaded = report.testResults.filter(
    (result) =>
      result.status === 'failed' && result.assertionResults.every((test) => test.status !== 'failed'),
  ).length;
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    names: skippedNames(report),
  };
  return honest(counts, status);
}

/** What vitest skipped, a line for each file and group: the group's name says what it needs. */
function skippedNames(report) {
  const groups = report.testResults.flatMap(({ name, assertionResults }) => {
    const skipped = assertionResults.filter(({ status }) => status === 'pending' || status === 'skipped');
    const file = name.slice(name.lastIndexOf('/test/') + 1);
    return skipped.map(({ ancestorTitles, title }) => `${file}: ${ancestorTitles.join(' › ') || title}`);
  });
  const counts = new Map();
  for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1);
  return [...counts].map(([group, count]) => `${group} (${count})`);
}

/** Reads Playwright's JSON report; a test that passed only when it was tried again counts, and is named. @returns {Counts} */
export function playwrightCounts(file, status) {
  const report = read(file);
  if (report === null) return broken;
  const { expected, unexpected, flaky, skipped } = report.stats;
  // What passed at a second try has passed, and is named: it is a test to be mended.
  if (flaky > 0) console.log(`${flaky} needed a second try (flaky; see the list above)`);
  return honest(
    { passed: expected + flaky, failed: unexpected + report.errors.length, skipped, names: [] },
    status,
  );
}

/** A runner that ends badly without a failed test has failed all the same. */
function honest(counts, status) {
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** The lines a run ends with; the last one stands alone so that a script can read it. */
export function printCounts(counts) {
  for (const name of counts.names) console.log(`skipped: ${name}`);
  if (counts.skipped > 0) console.log(`${counts.skipped} skipped`);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
}
