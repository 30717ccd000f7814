import type { Page } from '@playwright/test';
import { expect, test } from './console-test.ts';

/** Puts a text on the clipboard as it is, and presses the keys that paste. */
async function paste(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((written) => navigator.clipboard.writeText(written), text);
  await page.keyboard.press('Control+Shift+V');
}

async function openTerminal(page: Page) {
  await page.getByTestId('new-terminal').click();
  await page.getByTestId('new-terminal-web-1').click();
  const terminal = page.getByTestId('free-terminal');
  await expect(terminal).toContainText('deploy@web-1');
  return terminal;
}

test('several lines for a production shell are shown and asked about first', async ({
  app: { page, open, check },
}) => {
  await open('running');
  const terminal = await openTerminal(page);
  await paste(page, 'cd /srv\nrm -rf old\u202e\n');
  const question = page.getByTestId('paste-question');
  await expect(question).toContainText('Paste 2 lines into “Terminal on web-1”?');
  await expect(question.locator('pre')).toHaveText('cd /srv\nrm -rf old⟨U+202E⟩\n');
  await expect(page.getByTestId('paste-cancel')).toBeFocused();
  await check('paste-question');
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(terminal).not.toContainText('rm -rf');
  await page.keyboard.type('after');
  await expect(terminal).toContainText('after');
  await paste(page, '\nsecond line');
  await page.getByTestId('paste-confirm').click();
  await expect(terminal).toContainText('second line');
});

test('one line, and any text at practice, is pasted without a question', async ({ app: { page, open } }) => {
  await open('running');
  const terminal = await openTerminal(page);
  await paste(page, 'uptime \x1b[201~now');
  await expect(terminal).toContainText('uptime now');
  await expect(page.getByTestId('paste-question')).toHaveCount(0);
  await open('practice');
  const rehearsed = await openTerminal(page);
  await paste(page, 'one\ntwo');
  await expect(rehearsed).toContainText('two');
  await expect(page.getByTestId('paste-question')).toHaveCount(0);
});
