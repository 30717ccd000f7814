import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type Keyboard, keyboardOf } from './keyboard.ts';
import { type Rehearsal, row, startRehearsal } from './rehearsal.ts';

/** How `?` spells the keys of this walk. */
const listed: Readonly<Record<string, string>> = {
  j: 'j',
  u: 'u',
  n: 'n',
  w: 'w',
  g: 'g',
  s: 's',
  r: 'r',
  ' ': 'Space',
  Enter: 'Enter',
  Escape: 'Esc',
  '?': '?',
  '4': '4',
  'Shift+Enter': '⇧ Enter',
  'Control+k': 'Ctrl+K',
  'Control+Shift+R': 'Ctrl+⇧R',
  'Control+Shift+ArrowUp': 'Ctrl+⇧↑',
};

test.describe('a release by keyboard alone', () => {
  let rehearsal: Rehearsal;
  test.beforeEach(async () => {
    rehearsal = await startRehearsal();
  });
  test.afterEach(() => rehearsal.stop());

  test('goes from the start page to the record without a pointer', async ({ page }) => {
    test.setTimeout(180_000);
    const lint = join(rehearsal.project, 'scripts', 'lint.sh');
    await writeFile(lint, 'echo "src/harbor.mjs: 3 complaints"\nexit 1\n');
    const keys = keyboardOf(page);
    await page.goto(rehearsal.url);
    await expect(page.getByTestId('start-release')).toBeVisible();
    await page.evaluate(() => location.assign('#/'));

    await open(page, keys, rehearsal.checklist);
    await runChecks(page, keys);
    await tickTheRest(page, keys);
    await sign(page, keys);
    await deploy(page, keys);
    await useTerminal(page, keys);
    await rollBack(page, keys);
    await saveRecord(page, keys);

    await keys.press('?');
    const panel = page.getByTestId('keys-panel');
    for (const key of keys.used) {
      expect(listed[key], `"${key}" has a name in the list of keys`).toBeDefined();
      await expect(panel.locator('dt', { hasText: listed[key] ?? '' }).first(), key).toBeVisible();
    }
    await keys.press('Escape');
    await expect(panel).toHaveCount(0);
  });
});

async function open(page: Page, keys: Keyboard, checklist: string): Promise<void> {
  await expect(page.getByTestId('open-path')).toBeFocused();
  await keys.type(checklist);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('review-state')).toContainText('Nothing runs until you start');
  await keys.press('?');
  await expect(page.getByTestId('keys-panel')).toBeVisible();
  await keys.press('Escape');
  await keys.press('Shift+Enter');
  await expect(page.getByTestId('environment')).toHaveText('PRACTICE');
  await expect(page.getByTestId('section-title')).toBeVisible();
}

async function runChecks(page: Page, keys: Keyboard): Promise<void> {
  await keys.press('Shift+Enter');
  const failing = row(page, 'No lint complaints');
  await expect(failing).toHaveAttribute('data-status', 'failed');
  await expect(row(page, 'Tests pass')).toHaveAttribute('data-status', 'passed');
  await keys.press('n');
  await expect(failing.locator('[data-item]')).toBeFocused();
  await keys.seesFocus();
  await keys.press('w');
  await expect(page.getByTestId('waive-reason')).toBeFocused();
  await keys.type('known since Monday, fixed in 1.0.1');
  await page.keyboard.press('Enter');
  await expect(failing).toHaveAttribute('data-status', 'waived');
  await expect(failing.locator('[data-item]')).toBeFocused();
}

/** Ticks what a person has to look at before the release, row by row. */
async function tickTheRest(page: Page, keys: Keyboard): Promise<void> {
  for (const heading of ['Code', 'Security', 'Infrastructure']) {
    await keys.choose(heading, heading);
    await expect(page.getByTestId('section-title')).toHaveText(heading);
    const boxes = page.locator('[data-testid^="item-box-"][aria-checked="false"]');
    const rows = await page.locator('.rows [data-item]').count();
    for (let at = 0; at < rows && (await boxes.count()) > 0; at += 1) {
      await keys.press('j');
      await keys.seesFocus();
      const box = page.locator('.item.selected [data-testid^="item-box-"]');
      if ((await box.count()) === 0 || (await box.getAttribute('aria-checked')) !== 'false') continue;
      await keys.press(' ');
      await expect(box).toHaveAttribute('aria-checked', 'true');
    }
    await expect(boxes).toHaveCount(0);
  }
}

async function sign(page: Page, keys: Keyboard): Promise<void> {
  await keys.press('g');
  await expect(page.getByTestId('gate-state')).toContainText('Not yet');
  for (const role of ['Release Lead', 'Operations']) {
    await keys.tabTo(`sign-name-${role}`);
    await keys.type('Mara Lindqvist');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId(`signoff-${role}`)).toHaveAttribute('data-given', 'true');
    await keys.seesFocus();
  }
  await keys.press('s');
  await keys.tabTo('waive-signoff-Harbour Office');
  await keys.press('Enter');
  await expect(page.getByTestId('waive-reason-Harbour Office')).toBeFocused();
  await keys.type('the office is closed at night');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('signoff-Harbour Office')).toContainText('the office is closed at night');
  await keys.seesFocus();
}

async function deploy(page: Page, keys: Keyboard): Promise<void> {
  await keys.press('g');
  await keys.tabTo('open-gate');
  await keys.press('Enter');
  await keys.tabTo('gate-onward');
  await keys.press('Enter');
  await expect(page.getByTestId('section-title')).toHaveText('1 · Build and backup');
  await keys.seesFocus();
  await keys.press('Shift+Enter');
  await expect(page.getByTestId('rollback-control')).toContainText('ready · restores 0.9.7', {
    timeout: 40_000,
  });
}

async function useTerminal(page: Page, keys: Keyboard): Promise<void> {
  await keys.choose('terminal harbor', 'Terminal on harbor-1');
  const screen = page.locator('.xterm-rows');
  await expect(screen).toContainText('harbor-1 (practice)', { timeout: 15_000 });
  await keys.type('echo typed-$((40+2))\n');
  await expect(screen).toContainText('typed-42');
  // Keys of the window belong to the shell in here.
  await page.keyboard.type('?');
  await expect(page.getByTestId('keys-panel')).toHaveCount(0);
  await page.keyboard.press('Backspace');
  await keys.press('Control+Shift+ArrowUp');
  await expect(page.locator('.xterm-helper-textarea')).not.toBeFocused();
  await keys.seesFocus();
  await keys.press('4');
  await expect(page.locator('.xterm-helper-textarea')).toBeFocused();
  await keys.type('echo again-$((40+3))\n');
  await expect(screen).toContainText('again-43');
  await keys.press('Control+Shift+ArrowUp');
  await keys.seesFocus();
}

async function rollBack(page: Page, keys: Keyboard): Promise<void> {
  await keys.press('Control+Shift+R');
  await expect(page.getByTestId('rollback-preview')).toContainText('service harbor stop');
  await expect(page.getByTestId('rollback-hold')).toBeFocused();
  await keys.seesFocus();
  const control = page.getByTestId('rollback-control');
  await page.keyboard.press('Enter');
  // A short press is not a hold.
  await expect(control).toContainText('ready');
  await page.keyboard.down('Enter');
  await expect(control).toHaveAttribute('data-phase', /under-way|verified/, { timeout: 10_000 });
  await page.keyboard.up('Enter');
  await expect(control).toContainText('0.9.7 verified', { timeout: 60_000 });
  await keys.press('Escape');
  await expect(page.getByTestId('rollback-preview')).toHaveCount(0);
  await keys.seesFocus();
}

async function saveRecord(page: Page, keys: Keyboard): Promise<void> {
  await keys.press('r');
  await expect(page.getByTestId('record-text')).toContainText('rolled back');
  await keys.tabTo('save-record');
  const saved = page.waitForEvent('download');
  await keys.press('Enter');
  expect((await saved).suggestedFilename()).toMatch(/record\.md$/);
}
