import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Rehearsal, row, startRehearsal } from './rehearsal.ts';

const shots = process.env.SHOTS;
const schemes = shots === undefined ? (['dark'] as const) : (['dark', 'light'] as const);

for (const scheme of schemes) {
  test.describe(`a checklist that changes, ${scheme}`, () => {
    let rehearsal: Rehearsal;
    test.use({ colorScheme: scheme });
    test.beforeEach(async () => {
      rehearsal = await startRehearsal();
    });
    test.afterEach(() => rehearsal.stop());

    test('is corrected in the review, read again when it is edited, and taken into the open release', async ({
      page,
    }) => {
      const shoot = async (name: string): Promise<void> => {
        if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}-${scheme}.png`) });
      };
      const sidecar = join(rehearsal.project, 'RELEASE_CHECKLIST.slipway.yaml');
      await page.goto(rehearsal.url);
      const line = page.locator('.doc-line', { hasText: 'scripts/lint.sh' }).first();
      await line.locator('.doc-row').click();
      await line.getByTestId('change-left-out').click();
      await expect(line.getByTestId('line-detail')).toContainText('1 line is ticked by hand now.');
      expect(await readFile(sidecar, 'utf8')).toMatch(/plan:\n\s+commands:/);
      await shoot('review-corrected');
      await line.getByTestId('change-undo-command').click();
      await expect(line.getByTestId('line-detail')).toContainText('1 line runs a command now.');
      expect(await readFile(sidecar, 'utf8')).not.toContain('plan:');

      // Edited while it is reviewed: read again at once.
      const first = await readFile(rehearsal.checklist, 'utf8');
      await writeFile(
        rehearsal.checklist,
        first.replace('\n## Deployment', '\n- [ ] The tide is high\n\n## Deployment'),
      );
      await expect(page.getByTestId('review-edit')).toContainText('1 new, 0 changed, 0 removed');

      // Edited while a release goes by it: shown, and taken only when a person says so.
      await page.getByTestId('start-release').click();
      await page.getByTestId('run-checks').click();
      await expect(row(page, 'Tests pass')).toHaveAttribute('data-status', 'passed', { timeout: 20_000 });
      const second = await readFile(rehearsal.checklist, 'utf8');
      await writeFile(
        rehearsal.checklist,
        second.replace('- [ ] The tide is high\n', '- [ ] The tide is high\n- [ ] The wind is low\n'),
      );
      await expect(page.getByTestId('document-banner')).toContainText('1 new');
      await page.getByTestId('show-changes').click();
      await expect(page.getByTestId('changes')).toContainText('The wind is low');
      await shoot('edited');
      await page.getByTestId('take-document').click();
      await expect(page.getByTestId('document-banner')).toHaveCount(0);
      await expect(row(page, 'Tests pass')).toHaveAttribute('data-status', 'passed');
    });
  });
}
