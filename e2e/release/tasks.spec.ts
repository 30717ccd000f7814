import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type Newcomer, newcomerOn, tableOf } from './newcomer.ts';
import { openSection, type Rehearsal, row, startRehearsal, tickSection } from './rehearsal.ts';

/** The most actions each task may take: a click, a key, a typed text. Waits are shown and not judged. */
const most: Readonly<Record<string, number>> = {
  open: 2,
  understand: 1,
  'fix a guess': 1,
  'run the checks': 2,
  'find the failing line': 1,
  waive: 3,
  sign: 7,
  deploy: 3,
  'roll back': 2,
  'save the record': 4,
};

test.describe('ten tasks of a newcomer', () => {
  let rehearsal: Rehearsal;
  test.beforeEach(async () => {
    rehearsal = await startRehearsal();
  });
  test.afterEach(() => rehearsal.stop());

  test('take few actions each', async ({ page }) => {
    test.setTimeout(180_000);
    const lint = join(rehearsal.project, 'scripts', 'lint.sh');
    await writeFile(lint, 'echo "src/harbor.mjs: 3 complaints"\nexit 1\n');
    const person = newcomerOn(page);
    await page.goto(rehearsal.url);
    await expect(page.getByTestId('start-release')).toBeVisible();
    await page.evaluate(() => location.assign('#/'));
    await review(page, person, rehearsal.checklist);
    await check(page, person);
    await release(page, person);
    await after(page, person);
    console.log(tableOf(person.tasks));
    expect(person.tasks.map(({ name }) => name)).toEqual(Object.keys(most));
    for (const { name, actions } of person.tasks)
      expect(actions, `actions to ${name}`).toBeLessThanOrEqual(most[name] ?? 0);
  });
});

async function review(page: Page, person: Newcomer, checklist: string): Promise<void> {
  await person.task('open', async () => {
    await person.type(page.getByTestId('open-path'), checklist);
    await person.press('Enter');
    await person.sees(page.getByTestId('review-state'), 'Nothing runs until you start');
  });
  const line = page.locator('.doc-line', { hasText: 'Old logs are rotated away' });
  // What becomes of a line is asked of the line itself.
  await person.task('understand', async () => {
    await person.click(line.locator('.doc-row'));
    await person.sees(page.getByTestId('line-detail'), /./);
  });
  await person.task('fix a guess', async () => {
    await person.click(page.getByTestId('line-detail').getByTestId('change-not-part'));
    await person.sees(page.getByTestId('line-detail'), 'no longer part of the release');
  });
}

async function check(page: Page, person: Newcomer): Promise<void> {
  const failing = row(page, 'No lint complaints');
  await person.task('run the checks', async () => {
    await person.click(page.getByTestId('start-release'));
    await person.sees(page.getByTestId('environment'), 'PRACTICE');
    await person.click(page.getByTestId('run-checks'));
    await expect(failing).toHaveAttribute('data-status', 'failed');
    await person.sees(failing, 'exit 1');
  });
  await person.task('find the failing line', async () => {
    await person.press('n');
    await person.sees(failing, 'src/harbor.mjs: 3 complaints');
  });
  await person.task('waive', async () => {
    await person.click(failing.getByText('Waive').first());
    await person.type(page.getByTestId('waive-reason'), 'known since Monday');
    await person.press('Enter');
    await person.sees(failing, 'known since Monday');
  });
}

async function release(page: Page, person: Newcomer): Promise<void> {
  // What somebody looked at before; how many boxes a checklist has is not the window's doing.
  for (const heading of ['Code', 'Security', 'Infrastructure']) {
    await openSection(page, heading);
    await tickSection(page);
  }
  await person.task('sign', async () => {
    await person.press('g');
    for (const role of ['Release Lead', 'Operations', 'Harbour Office']) {
      await person.type(page.getByTestId(`sign-name-${role}`), 'Mara Lindqvist');
      await person.press('Enter');
      await person.sees(page.getByTestId(`signoff-${role}`), 'Mara Lindqvist');
    }
  });
  await person.task('deploy', async () => {
    await person.click(page.getByTestId('open-gate'));
    await person.click(page.getByTestId('gate-onward'));
    await person.click(page.getByTestId('run-to-gate'));
    await person.sees(page.getByTestId('rollback-control'), 'ready · restores 0.9.7', 60_000);
  });
}

async function after(page: Page, person: Newcomer): Promise<void> {
  await person.task('roll back', async () => {
    const control = page.getByTestId('rollback-control');
    await person.click(control);
    await person.hold(page.getByTestId('rollback-hold'), () =>
      expect(control).toHaveAttribute('data-phase', /under-way|verified/),
    );
    await person.sees(control, '0.9.7 verified', 60_000);
  });
  await person.task('save the record', async () => {
    await person.press('Escape');
    await person.press('r');
    await person.sees(page.getByTestId('record-text'), 'rolled back');
    const saved = page.waitForEvent('download');
    await person.click(page.getByTestId('save-record'));
    expect((await saved).suggestedFilename()).toMatch(/record\.md$/);
  });
}
