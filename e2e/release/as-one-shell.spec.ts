import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { openSection, passDeployGate, type Served, startConsole } from './rehearsal.ts';

const fence = (...lines: readonly string[]): string => `\n\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`;

test.describe('a document that is written for one terminal', () => {
  let folder: string;
  let served: Served;
  test.beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-shell-'));
    await mkdir(join(folder, 'dock'));
  });
  test.afterEach(async () => {
    await served.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const review = async (page: Page, ...parts: readonly string[]): Promise<void> => {
    await writeFile(join(folder, 'PLAN.md'), `# Deploy the harbor\n\n${parts.join('\n')}`);
    served = await startConsole(['serve', join(folder, 'PLAN.md')], join(folder, 'state'));
    await page.goto(served.url);
  };
  const deploy = async (page: Page): Promise<void> => {
    await passDeployGate(page);
    await page.getByTestId('run-to-gate').click();
  };
  const witness = () => readFile(join(folder, 'witness'), 'utf8').catch(() => '');

  test('ticks its boxes over commands once those have passed', async ({ page }) => {
    const below = (...lines: readonly string[]): string => fence(...lines).replace(/^(?=.)/gm, '  ');
    const file = join(folder, 'PLAN.md');
    await review(
      page,
      '## Deploy',
      `- [ ] Copy it over:\n${below('echo copy >> witness', 'echo link >> witness')}`,
      '- [ ] Tell everybody',
    );
    await page.getByTestId('start-release').click();
    await expect(page.getByTestId('section-start')).toHaveCount(0);
    const copied = page.locator('[data-testid^="item-"][data-status]', { hasText: 'Copy it over' }).first();
    await expect(copied).toContainText('by its commands');
    await deploy(page);
    await expect(copied).toHaveAttribute('data-status', 'passed');
    await expect.poll(witness).toBe('copy\nlink\n');
    await expect.poll(() => readFile(file, 'utf8')).toContain('- [x] Copy it over:');
    await expect(page.getByTestId('status-chip')).toContainText('Your turn');
    if (process.env.SHOT !== undefined) await page.screenshot({ path: process.env.SHOT });
  });

  test('goes on in each section with what those before it have set, and says so', async ({ page }) => {
    const tell = `echo "\${BERTH:-none} in $(basename "$PWD")" >> "$LEDGER"`;
    await writeFile(
      join(folder, 'PLAN.slipway.yaml'),
      `version: 1\nenv:\n  LEDGER: ${join(folder, 'witness')}\n`,
    );
    await review(
      page,
      '## 1. Prepare',
      fence('export BERTH=north', 'cd dock'),
      '## 2. Deploy\n\n### Switch over',
      fence(tell),
      '## 3. Verify\n\n### Look',
      fence(tell),
    );
    await page.getByTestId('start-release').click();
    await expect(page.getByTestId('section-start')).toHaveCount(0);
    await page.getByTestId('run-to-gate').click();
    await deploy(page);
    await expect.poll(witness).toBe('north in dock\nnorth in dock\n');
    for (const heading of ['Switch over', 'Look']) {
      await openSection(page, heading);
      await expect(page.getByTestId('section-start')).toHaveText(
        'Continues in dock with BERTH · on this machine',
      );
    }
  });

  test('asks for what stands in for a value, and for nothing the document sets itself', async ({ page }) => {
    await review(
      page,
      '## Deployment\n\nOnce:',
      fence('LINE="island/ferry"'),
      'Then:',
      fence(
        'echo "sail $LINE from QUAY_SERVER" | sed s/from.*@// >> witness',
        'echo admin@QUAY_SERVER >> witness',
      ),
    );
    const value = page.getByTestId('value-QUAY_SERVER');
    await expect(value).toBeVisible();
    await expect(page.getByTestId('value-$LINE')).toHaveCount(0);
    await value.fill('quay-7');
    await value.press('Enter');
    await page.getByTestId('start-release').click();
    await deploy(page);
    await expect.poll(witness).toBe('sail island/ferry from quay-7\nadmin@quay-7\n');
  });

  test('shows who signs below a label, and what rolls it back, and runs no script it only names', async ({
    page,
  }) => {
    await review(
      page,
      '## Deployment',
      fence('echo sailed >> witness'),
      '## Watch the crossing\n\n| Gauge | Fine | **ROLL BACK IF** |\n|---|---|---|\n| Failed bookings | < 0.3% | > 4% for 2 minutes |\n',
      '### Tide alert script\n\n- Script: `/opt/harbor/bin/tide-alert.sh`\n- Schedule: `*/10 * * * *`\n',
      '## Ready to sail\n\n**Sign-off:**\n\n- [ ] Operations lead\n- [ ] Safety lead\n',
    );
    await page.getByTestId('start-release').click();
    await expect(page.getByTestId('signoff-chip')).toContainText('0/2');
    await page.getByTestId('signoff-chip').click();
    await expect(page.getByTestId('signoff-panel')).toContainText('Safety lead');
    await deploy(page);
    await expect.poll(witness).toBe('sailed\n');
    await expect(page.getByText('tide-alert.sh')).toHaveCount(0);
  });
});
