import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { forgedSignIn } from '../../test/support/forged-sign-in.ts';
import { type Behavior, type StandIn, startStandIn } from '../../test/support/stand-in-sshd.ts';
import { type Served, startConsole } from './rehearsal.ts';

test.describe('a server that lies, in the window', () => {
  let folder: string;
  let server: StandIn;
  let served: Served;

  async function open(behavior: Behavior): Promise<string> {
    server = await startStandIn(behavior);
    await server.configure('ConnectTimeout 2\n');
    folder = await mkdtemp(join(tmpdir(), 'slipway-hostile-'));
    const file = join(folder, 'PLAN.md');
    await writeFile(file, '# Drill\n\n## Deployment\n\n```bash\n# Ship it\ntrue\n```\n');
    await writeFile(
      join(folder, 'PLAN.slipway.yaml'),
      'version: 1\nenvironment: practice\ntargets: { box: { ssh: box } }\nwhere: { Deployment: box }\n',
    );
    served = await startConsole(['serve', file], join(folder, 'state'), {
      SLIPWAY_SSH_CONFIG: server.config,
      SLIPWAY_SIGNING_KEY: 'none',
    });
    return served.url;
  }
  test.afterEach(async () => {
    await served.stop();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('has its question quoted as its words, without its controls and markup, and bounded', async ({
    page,
  }) => {
    const url = await open(forgedSignIn());
    await page.goto(url);
    await page.getByTestId('start-release').click();
    await expect(page.getByTestId('strip')).toBeVisible();
    await page.getByTestId('new-terminal').click();
    await page.getByTestId('new-terminal-box').click();
    const card = page.getByTestId('prompt');
    await expect(card).toContainText('box asks for an answer');
    await expect(card).toContainText('The text below is from box, not from Slipway.');
    await expect(card).toContainText(/Only the first 2,000 of [\d,]+ characters are shown/);
    const quote = card.getByTestId('prompt-quote');
    await expect(quote).toContainText('Passphrase of the key');
    // What it wrote stands in the quote, and nowhere else: no title, no sentence of ours.
    await expect(card.locator('h2')).toHaveText('box asks for an answer');
    await expect(page.getByText('Passphrase of the key')).toHaveCount(1);
    const shown = (await quote.textContent()) ?? '';
    expect(shown.length).toBeLessThan(6_000);
    expect(shown).toContain('<img src=x');
    expect(shown).not.toMatch(/[\u0000-\u0008\u001b\u202e]/);
    await expect(page.locator('img[src="x"]')).toHaveCount(0);
    expect(await page.title()).not.toContain('owned');
    await page.getByTestId('prompt-value').fill('hunter2');
    await page.getByTestId('prompt-accept').click();
    // Whoever else wanted the connection asks again, and is told no.
    await expect(async () => {
      if ((await card.count()) > 0) await page.getByTestId('prompt-refuse').first().click({ timeout: 1_000 });
      await expect(page.getByText('refused the sign-in').first()).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 15_000 });
    const outside = page.locator('body *:not([data-testid="prompt-quote"])');
    expect(
      await outside.evaluateAll(
        (all) =>
          all.filter((each) => each.children.length === 0 && /ann's key is used/.test(each.textContent ?? ''))
            .length,
      ),
    ).toBe(0);
  });

  test('that never says who it is holds up nothing, and is named with what happened', async ({ page }) => {
    await page.goto(await open({ raw: () => undefined }));
    await page.getByTestId('start-release').click();
    await page.getByTestId('new-terminal').click();
    await page.getByTestId('new-terminal-box').click();
    await expect(page.getByText(/127\.0\.0\.1:\d+ cannot be reached/).first()).toBeVisible();
    await expect(page.getByTestId('strip')).toBeVisible();
  });
});
