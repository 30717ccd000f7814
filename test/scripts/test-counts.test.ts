import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { playwrightCounts, vitestCounts } from '../../scripts/test-counts.mjs';
import { tempFolders } from '../support/temp-folder.ts';

const newFolder = tempFolders();

async function report(name: string, value: unknown): Promise<string> {
  const file = join(await newFolder(), name);
  writeFileSync(file, JSON.stringify(value));
  return file;
}

describe('what came of the tests', () => {
  const test1 = (title: string, status: string, failureMessages: readonly string[] = []) => ({
    title,
    fullName: `a thing ${title}`,
    ancestorTitles: ['a thing'],
    status,
    failureMessages,
  });

  test('counts a test that passed at a second try, and names it and the failed one with their reason', async () => {
    const file = await report('vitest.json', {
      numPassedTests: 2,
      numFailedTests: 1,
      numPendingTests: 1,
      testResults: [
        {
          name: '/home/me/slipway/test/engine/a.test.ts',
          status: 'failed',
          message: '',
          assertionResults: [
            test1('works', 'passed'),
            test1('works late', 'passed', ['Error: \u001b[31mtoo late\u001b[39m\n  at line 1']),
            test1('breaks', 'failed', ['Error: expected 1 to be 2\n  at line 2']),
            test1('needs root', 'pending'),
          ],
        },
      ],
    });
    expect(vitestCounts(file, 1)).toEqual({
      passed: 2,
      failed: 1,
      skipped: 1,
      names: [
        'skipped: test/engine/a.test.ts: a thing (1)',
        'passed at a second try: test/engine/a.test.ts: a thing works late (Error: too late)',
        'failed: test/engine/a.test.ts: a thing breaks (Error: expected 1 to be 2)',
      ],
    });
  });

  test('counts a file that does not load as one failure', async () => {
    const file = await report('unloaded.json', {
      numPassedTests: 5,
      numFailedTests: 0,
      numPendingTests: 0,
      testResults: [
        {
          name: '/s/test/b.test.ts',
          status: 'failed',
          message: 'SyntaxError: no such export',
          assertionResults: [],
        },
      ],
    });
    expect(vitestCounts(file, 1)).toEqual({
      passed: 5,
      failed: 1,
      skipped: 0,
      names: ['failed: test/b.test.ts (SyntaxError: no such export)'],
    });
  });

  test('counts a runner that ended badly without a failed test, and one that wrote nothing, as failed', async () => {
    const file = await report('fine.json', {
      numPassedTests: 5,
      numFailedTests: 0,
      numPendingTests: 0,
      testResults: [],
    });
    expect(vitestCounts(file, 1).failed).toBe(1);
    expect(vitestCounts(file, 0).failed).toBe(0);
    expect(vitestCounts(join(await newFolder(), 'none.json'), 0).failed).toBe(1);
  });

  test("finds troubled specs at any depth of Playwright's report", async () => {
    const spec = (title: string, status: string, message?: string) => ({
      file: 'console/a.spec.ts',
      title,
      tests: [{ status, results: [message === undefined ? {} : { error: { message } }] }],
    });
    const file = await report('playwright.json', {
      stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 },
      errors: [],
      suites: [
        {
          specs: [spec('opens', 'expected')],
          suites: [{ specs: [spec('closes', 'unexpected', 'no button'), spec('waits', 'flaky', 'late')] }],
        },
      ],
    });
    expect(playwrightCounts(file, 1)).toEqual({
      passed: 4,
      failed: 1,
      skipped: 2,
      names: [
        'failed: console/a.spec.ts: closes (no button)',
        'passed at a second try: console/a.spec.ts: waits (late)',
      ],
    });
  });
});
