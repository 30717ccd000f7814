import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/**
 * What came of a stage. `names` are lines that tell which tests were skipped, failed, or passed only when they were tried again.
 * @typedef {{ passed: number, failed: number, skipped: number, names: string[] }} Counts
 */

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
    names: [...skippedNames(report), ...troubledNames(report)],
  };
  return honest(counts, status);
}

/** The tests that failed, and those that passed only at a second try: what has passed keeps what it failed with before. */
function troubledNames(report) {
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = withinTests(name);
    const troubled = assertionResults.flatMap(({ status, fullName, failureMessages }) =>
      status === 'failed' || (status === 'passed' && failureMessages.length > 0)
        ? [outcomeLine(status === 'failed', `${file}: ${fullName}`, failureMessages[0])]
        : [],
    );
    return troubled.length === 0 && status === 'failed' ? [outcomeLine(true, file, message)] : troubled;
  });
}

function outcomeLine(failed, name, message = '') {
  const [why = ''] = stripVTControlCharacters(message).trim().split('\n');
  return `${failed ? 'failed' : 'passed at a second try'}: ${name}${why === '' ? '' : ` (${why.slice(0, 200)})`}`;
}

/** A test's file as one reads it: from the folder of the tests on. */
const withinTests = (file) => file.slice(file.lastIndexOf(file.includes('/e2e/') ? '/e2e/' : '/test/') + 1);

/** What vitest skipped, a line for each file and group: the group's name says what it needs. */
function skippedNames(report) {
  const groups = report.testResults.flatMap(({ name, assertionResults }) => {
    const skipped = assertionResults.filter(({ status }) => status === 'pending' || status === 'skipped');
    const file = withinTests(name);
    return skipped.map(({ ancestorTitles, title }) => `${file}: ${ancestorTitles.join(' › ') || title}`);
  });
  const counts = new Map();
  for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1);
  return [...counts].map(([group, count]) => `skipped: ${group} (${count})`);
}

/** Reads Playwright's JSON report. What passed at a second try has passed, and is named: it is a test to be mended. @returns {Counts} */
export function playwrightCounts(file, status) {
  const report = read(file);
  if (report === null) return broken;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return honest(
    {
      passed: expected + flaky,
      failed: unexpected + report.errors.length,
      skipped,
      names: report.suites.flatMap((suite) => troubledSpecs(suite)),
    },
    status,
  );
}

/** The specs of a suite, and of those below it, that failed or needed a second try. */
function troubledSpecs({ specs = [], suites = [] }) {
  const own = specs.flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ status, results }) =>
        outcomeLine(
          status === 'unexpected',
          `${file}: ${title}`,
          results.find(({ error }) => error)?.error.message,
        ),
      ),
  );
  return [...own, ...suites.flatMap((suite) => troubledSpecs(suite))];
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
  for (const name of counts.names) console.log(name);
  if (counts.skipped > 0) console.log(`${counts.skipped} skipped`);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
}
