import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { openSection, type Rehearsal, row, startRehearsal, tickSection } from './rehearsal.ts';

/** SHOTS names a folder: the same walk then leaves its pictures there (see `npm run shots`). */
const shots = process.env.SHOTS;
const schemes = shots === undefined ? (['dark'] as const) : (['dark', 'light'] as const);

for (const scheme of schemes) {
  test.describe(`a release in the window, ${scheme}`, () => {
    let rehearsal: Rehearsal;
    test.use({ colorScheme: scheme });
    test.beforeEach(async () => {
      rehearsal = await startRehearsal();
    });
    test.afterEach(() => rehearsal.stop());

    test('goes from the review to the record: run, fail, waive, sign, deploy, roll back', async ({
      page,
    }) => {
      test.setTimeout(180_000);
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      const shoot = async (name: string): Promise<void> => {
        if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}-${scheme}.png`) });
      };
      // One check cannot pass.
      await writeFile(
        join(rehearsal.project, 'scripts', 'lint.sh'),
        'echo "src/harbor.mjs: 3 complaints"\nexit 1\n',
      );

      await page.goto(rehearsal.url);
      await expect(page.getByTestId('review-state')).toContainText('Nothing runs until you start');
      await shoot('review');
      await page.getByTestId('start-release').click();

      await expect(page.getByTestId('environment')).toHaveText('PRACTICE');
      await expect(page.getByTestId('rollback-control')).toContainText('nothing changed yet');
      await page.getByTestId('run-checks').click();
      const failing = row(page, 'No lint complaints');
      await expect(failing).toHaveAttribute('data-status', 'failed');
      await expect(row(page, 'Tests pass')).toHaveAttribute('data-status', 'passed');
      await shoot('failed-check');

      await failing.getByText('Waive').first().click();
      await page.getByTestId('waive-reason').fill('known since Monday, fixed in 1.0.1');
      await page.keyboard.press('Enter');
      await expect(failing).toHaveAttribute('data-status', 'waived');
      for (const heading of ['Code', 'Security', 'Infrastructure']) {
        await openSection(page, heading);
        await tickSection(page);
      }
      expect(await readFile(rehearsal.checklist, 'utf8')).toContain(
        '- [x] Every change since 0.9.7 was reviewed',
      );

      await page.getByTestId('signoff-chip').click();
      for (const role of ['Release Lead', 'Operations']) {
        await page.getByTestId(`sign-name-${role}`).fill('Mara Lindqvist');
        await page.getByTestId(`sign-${role}`).click();
        await expect(page.getByTestId(`signoff-${role}`)).toHaveAttribute('data-given', 'true');
      }
      await expect(page.getByTestId('signoff-chip')).toContainText('2/3');
      await shoot('sign-offs');

      await page.getByTestId('gate-deploy').click();
      await expect(page.getByTestId('gate-state')).toHaveText(
        'Not yet: the sign-off of Harbour Office is missing',
      );
      await shoot('gate');
      await page.getByTestId('waive-signoff-Harbour Office').click();
      await page.getByTestId('waive-reason-Harbour Office').fill('the office is closed at night');
      await page.keyboard.press('Enter');
      await expect(page.getByTestId('signoff-Harbour Office')).toContainText('the office is closed at night');
      await page.getByTestId('open-gate').click();
      await page.getByTestId('gate-onward').click();
      await expect(page.getByTestId('section-title')).toHaveText('1 · Build and backup');
      // Chosen by hand, a section stays in view while the run continues.
      await openSection(page, '2 · Server deployment');
      await page.getByTestId('run-to-gate').click();
      await expect(page.getByTestId('rollback-control')).toContainText('ready · restores 0.9.7', {
        timeout: 20_000,
      });
      await expect(row(page, 'Start the service')).toHaveAttribute('data-status', 'passed', {
        timeout: 30_000,
      });
      await expect(row(page, 'Verify')).toHaveAttribute('data-status', 'passed', { timeout: 30_000 });
      await expect(page.getByTestId('tile-throughput')).toContainText('/s');
      await page.getByTestId('dock-tab-logs').click();
      await expect(page.getByTestId('logs')).toContainText('GET /api/berths', { timeout: 20_000 });
      await shoot('deployed');

      await page.getByTestId('new-terminal').click();
      await page.getByTestId('new-terminal-harbor-1').click();
      await expect(page.locator('.xterm-rows')).toContainText('harbor-1 (practice)', { timeout: 15_000 });
      await page.keyboard.type('cat harbor/current/VERSION\n');
      await expect(page.locator('.xterm-rows').last()).toContainText('1.0.0');
      await shoot('terminal');

      const axe = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
      expect(axe.violations.map(({ id }) => id)).toEqual([]);

      await page.getByTestId('rollback-control').click();
      await expect(page.getByTestId('rollback-preview')).toContainText('service harbor stop');
      await shoot('rollback-preview');
      const hold = page.getByTestId('rollback-hold');
      await hold.hover();
      await page.mouse.down();
      await page.mouse.up();
      // A click is not a hold: nothing may have happened.
      await expect(page.getByTestId('rollback-control')).toContainText('ready');
      await page.mouse.down();
      await expect(page.getByTestId('rollback-control')).toHaveAttribute('data-phase', /under-way|verified/, {
        timeout: 10_000,
      });
      await page.mouse.up();
      await expect(page.getByTestId('rollback-control')).toContainText('0.9.7 verified', { timeout: 60_000 });
      await shoot('rolled-back');
      await page.keyboard.press('Escape');

      await page.getByTestId('record').click();
      await expect(page.getByTestId('record-text')).toContainText('waived by');
      await expect(page.getByTestId('record-text')).toContainText('rolled back');
      await shoot('record');
      await page.getByTestId('run-menu').click();
      await page.getByTestId('go-home').click();
      await expect(page.getByTestId('releases')).toContainText('Harbor Release Checklist');
      await shoot('home');
      expect(errors).toEqual([]);
    });
  });
}
