import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Served, startConsole } from './rehearsal.ts';

test.describe('a text from a web page, pasted into a real bash', () => {
  let folder: string;
  let served: Served;
  test.beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-paste-'));
  });
  test.afterEach(async () => {
    await served.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('runs nothing before a person presses Enter, even where it pretends that the paste is over', async ({
    page,
  }) => {
    const file = join(folder, 'PLAN.md');
    await writeFile(file, '# Drill\n\n## Deployment\n\n```bash\ntrue\n```\n');
    await writeFile(join(folder, 'PLAN.slipway.yaml'), 'version: 1\nenvironment: practice\n');
    // A home of its own gives the shell its prompt: what is typed before a shell reads is lost, so the test waits for it.
    const home = join(folder, 'home');
    await mkdir(home);
    for (const rc of ['.bashrc', '.bash_profile'])
      await writeFile(join(home, rc), `PS1='at-bash> '; cd ${folder}\n`);
    served = await startConsole(['serve', file], join(folder, 'state'), { HOME: home, SHELL: '/bin/bash' });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(served.url);
    await page.getByTestId('start-release').click();
    await page.getByTestId('new-terminal').click();
    await page.getByTestId('new-terminal-local').click();
    const terminal = page.getByTestId('free-terminal');
    await expect(terminal).toContainText('at-bash>');
    const hostile = 'echo harmless\x1b[201~\ntouch PWNED\n';
    await page.evaluate((text) => navigator.clipboard.writeText(text), hostile);
    await page.keyboard.press('Control+Shift+V');
    await expect(terminal).toContainText('touch PWNED');
    // Ctrl-U gives up what waits for Enter, and takes nothing back that has run: the next command shows that all before it was read.
    await page.keyboard.press('Control+u');
    await page.keyboard.type('touch typed');
    await page.keyboard.press('Enter');
    await expect.poll(() => exists(join(folder, 'typed'))).toBe(true);
    expect(await exists(join(folder, 'PWNED'))).toBe(false);
  });
});

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
