import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { openSection, passDeployGate, row, type Served, startConsole, tickSection } from './rehearsal.ts';

const shots = process.env.SHOTS;
const schemes = shots === undefined ? (['dark'] as const) : (['dark', 'light'] as const);

const checklist = `# Deploy the harbor

## Before the release

- [ ] \`test -w .\`
- [ ] Tested on a copy of production

## Deployment

### Migrate

#### Option A: with the tool

\`\`\`bash
echo tool >> witness
\`\`\`

#### Option B: by hand

\`\`\`bash
echo by-hand >> witness
\`\`\`

### Switch over

1. Take the old instance out of the pool:
   \`\`\`bash
   echo out >> witness
   \`\`\`
2. Wait until the web console shows no open sessions
3. Mark the berths as moved:
   \`\`\`sql
   UPDATE berths SET moved = true;
   \`\`\`
4. Start the new one:
   \`\`\`bash
   echo started >> witness
   \`\`\`

## Rollback

\`\`\`bash
echo rolled-back >> witness
\`\`\`
`;

const prepared = `# Deploy the harbor

## Before the release

- [ ] Tested on a copy

\`\`\`bash
# Back up the berths
echo backed-up >> witness
\`\`\`

## Deployment

\`\`\`bash
# Switch
echo switched >> witness
\`\`\`

## Rollback

1. Stop the traffic in the web console
2. Switch back:
   \`\`\`bash
   echo back >> witness
   \`\`\`
`;

for (const scheme of schemes) {
  test.describe(`a document that leaves something to a person, ${scheme}`, () => {
    let folder: string;
    let served: Served;
    test.use({ colorScheme: scheme });
    test.beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'slipway-sheet-'));
    });
    const open = async (page: Page, text: string): Promise<void> => {
      await writeFile(join(folder, 'PLAN.md'), text);
      served = await startConsole(['serve', join(folder, 'PLAN.md')], join(folder, 'state'));
      await page.goto(served.url);
      await page.getByTestId('start-release').click();
    };
    const witness = () => readFile(join(folder, 'witness'), 'utf8').catch(() => '');
    const shoot = async (page: Page, name: string): Promise<void> => {
      if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}-${scheme}.png`) });
    };
    test.afterEach(async () => {
      await served.stop();
      await rm(folder, { recursive: true, force: true });
    });

    test('is asked about in the window: a choice, and what only a person does, hold what stands below', async ({
      page,
    }) => {
      await open(page, checklist);
      await page.getByTestId('run-checks').click();
      await tickSection(page);
      await passDeployGate(page);

      const bar = page.getByTestId('choice-bar').first();
      await expect(bar).toContainText('Migrate');
      await shoot(page, 'choice');
      expect(await witness()).toBe('');
      await bar.getByTestId('choose-Option B: by hand').click();
      await expect(page.getByText('not chosen').first()).toBeVisible();
      await page.getByTestId('run-to-gate').click();
      await expect.poll(witness).toBe('by-hand\nout\n');

      await openSection(page, 'Switch over');
      const sessions = row(page, 'no open sessions');
      await expect(sessions).toHaveAttribute('data-status', 'pending');
      await expect(page.getByTestId('code-block')).toContainText('UPDATE berths SET moved = true;');
      await shoot(page, 'manual-line');
      await tickSection(page);
      await page.getByTestId('run-to-gate').click();
      await expect.poll(witness).toBe('by-hand\nout\nstarted\n');
    });

    test('prepares on one word, and nothing before it', async ({ page }) => {
      await open(page, prepared);
      // What stands above it is a person's, and comes first.
      await expect(row(page, 'Tested on a copy')).toHaveAttribute('data-status', 'pending');
      await expect(page.getByTestId('prepare')).toHaveCount(0);
      await tickSection(page);
      await expect(page.getByTestId('prepare')).toBeVisible();
      await shoot(page, 'prepare');
      expect(await witness()).toBe('');
      await page.getByTestId('prepare').click();
      await expect.poll(witness).toBe('backed-up\n');
      await passDeployGate(page);
      await page.getByTestId('run-to-gate').click();
      await expect.poll(witness).toBe('backed-up\nswitched\n');

      await page.getByTestId('rollback-control').click();
      await expect(page.getByTestId('rollback-preview')).toContainText('Stop the traffic in the web console');
      await page.getByTestId('rollback-hold').hover();
      await page.mouse.down();
      await expect(page.getByTestId('rollback-control')).toHaveAttribute('data-phase', /under-way|paused/, {
        timeout: 10_000,
      });
      await page.mouse.up();
      // It waits for what only a person does, and nothing behind it has run.
      await expect(page.getByTestId('rollback-control')).toHaveAttribute('data-phase', 'paused');
      await expect(page.getByTestId('rollback-control')).toContainText('needs to be ticked by hand');
      await expect(page.getByTestId('status-chip')).toContainText('Rollback paused');
      await shoot(page, 'rollback-paused');
      expect(await witness()).toBe('backed-up\nswitched\n');
      await row(page, 'Stop the traffic').getByRole('checkbox').click();
      await expect.poll(witness, { timeout: 30_000 }).toBe('backed-up\nswitched\nback\n');
      await expect(page.getByTestId('rollback-control')).toContainText('Rolled back');
    });
  });
}
