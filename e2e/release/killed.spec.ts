import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { row, type Served, startConsole } from './rehearsal.ts';

test.describe('a console that is killed in the middle of a step', () => {
  let folder: string;
  let served: Served;
  test.beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-killed-'));
  });
  test.afterEach(async () => {
    await served.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('tells the truth when it is opened again, lets a person decide, and continues', async ({ page }) => {
    const file = join(folder, 'PLAN.md');
    const witness = join(folder, 'witness');
    await writeFile(
      file,
      '# Drill\n\n## Deployment\n\n```bash\n# Count and wait\necho begun >> witness; sleep 30; echo ended >> witness\n\n# Count again\necho second >> witness\n```\n',
    );
    served = await startConsole(['serve', file], join(folder, 'state'));
    await page.goto(served.url);
    await page.getByTestId('start-release').click();
    await page.getByTestId('gate-deploy').click();
    await page.getByTestId('open-gate').click();
    await page
      .locator('[data-testid^="section-"], [data-testid^="phase-"]', { hasText: 'Deployment' })
      .first()
      .click();
    await page.getByTestId('run-to-gate').click();
    await expect.poll(() => readFile(witness, 'utf8').catch(() => '')).toBe('begun\n');
    await served.stop('SIGKILL');
    await expect(page.getByTestId('link-banner')).toBeVisible();

    served = await startConsole(['serve', file], join(folder, 'state'));
    await page.goto(served.url);
    await page.getByTestId('resume-run').first().click();
    const step = row(page, 'Count and wait');
    await expect(step).toHaveAttribute('data-status', 'unknown');
    await expect(step).toContainText('the command ended with it');
    await expect(row(page, 'Count again')).toHaveAttribute('data-status', 'pending');
    await step.locator('[data-testid^="decide-passed-"]').first().click();
    await page.getByTestId('decide-reason').fill('the witness says that it began; that is all it needed');
    await page.getByTestId('decide-confirm').click();
    await expect(step).toHaveAttribute('data-status', 'passed');
    await page.getByTestId('run-to-gate').click();
    await expect(row(page, 'Count again')).toHaveAttribute('data-status', 'passed');
    expect(await readFile(witness, 'utf8')).toBe('begun\nsecond\n');
  });
});
