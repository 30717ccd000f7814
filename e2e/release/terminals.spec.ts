import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Served, startConsole } from './rehearsal.ts';

test.describe('a terminal on a real shell', () => {
  let folder: string;
  let served: Served;
  test.beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-terminals-'));
  });
  test.afterEach(async () => {
    await served.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('is the same one after a reload: its variables, its jobs, its screen', async ({ page }) => {
    const file = join(folder, 'PLAN.md');
    await writeFile(file, '# Drill\n\n## Deployment\n\n```bash\ntrue\n```\n');
    await writeFile(join(folder, 'PLAN.slipway.yaml'), 'version: 1\nenvironment: practice\n');
    const home = join(folder, 'home');
    await mkdir(home);
    for (const rc of ['.bashrc', '.bash_profile']) await writeFile(join(home, rc), "PS1='at-bash> '\n");
    served = await startConsole(['serve', file], join(folder, 'state'), { HOME: home, SHELL: '/bin/bash' });
    await page.goto(served.url);
    await page.getByTestId('start-release').click();
    await page.getByTestId('new-terminal').click();
    await page.getByTestId('new-terminal-local').click();
    const terminal = page.getByTestId('free-terminal');
    await expect(terminal).toContainText('at-bash>');
    const type = async (text: string): Promise<void> => {
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    };
    await type('kept=abc; sleep 300 & cd /usr');
    // What a program asks of the terminal is answered once: an answer to the replay would be typed into the shell.
    await type("printf '\\033[c\\033[6n'; read -rsn 40 -t 1 answer; clear; echo rea''dy");
    await expect(terminal).toContainText('ready');
    await page.reload();
    await page.getByTestId('dock-tab-terminal-1').click();
    await expect(terminal).toContainText('ready');
    await terminal.locator('.xterm-screen').click();
    await type('echo "$kept $PWD $(jobs | wc -l)"');
    await expect(terminal).toContainText('abc /usr 1');
    await expect(terminal).not.toContainText('command not found');
    await expect(terminal).not.toContainText('[?');
    await type('kill %1; exit 4');
    await expect(page.getByTestId('dock-tab-terminal-1')).toContainText('ended');
    await page.getByTestId('restart-terminal').click();
    await expect(terminal).toContainText('at-bash>');
  });
});
