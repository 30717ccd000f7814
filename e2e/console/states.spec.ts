import { expect, test } from './console-test.ts';

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('a running session is drawn in its five places', async ({ app: { page, open, check } }) => {
      await open('running');
      await expect(page.getByTestId('status-chip')).toHaveText(/Deploying · step 6 of 12/);
      await expect(page.getByTestId('environment')).toHaveText('PRODUCTION');
      await expect(page.getByTestId('connection-web-1')).toContainText('11 ms');
      await expect(page.getByTestId('signoff-chip')).toContainText('5/5');
      await expect(page.getByTestId('rollback-control')).toContainText('ready · restores 0.9.7 in ~4 s');
      await expect(page.getByTestId('section-title')).toHaveText('2 · Backend deployment');
      await expect(page.getByTestId('gate-deploy')).toContainText('open · 5 signed');
      await expect(page.getByTestId('gate-soak')).toContainText('soak 15 min');
      await expect(page.getByTestId('tile-latency-p95')).toHaveAttribute('data-verdict', 'fail');
      await expect(page.getByTestId('tile-cache')).toContainText('no data');
      await expect(page.getByTestId('output-terminal')).toContainText('listening on 0.0.0.0:8000');
      await page.getByTestId('dock-tab-logs').click();
      await expect(page.getByTestId('logs')).toContainText('resumed at byte 4,118,220');
      await check(`running-${colorScheme}`);
    });

    test('a failed step says why and offers what can be done', async ({ app: { page, open, check } }) => {
      await open('failed');
      const item = page.locator('[data-status="failed"]');
      await expect(item).toContainText('exit 1: Failed to start chatapp.service');
      for (const choice of ['Retry', 'Open terminal on web-1', 'Waive…', 'Roll back…']) {
        await expect(item.getByRole('button', { name: choice, exact: true })).toBeVisible();
      }
      await check(`failed-${colorScheme}`);
    });

    test('the rollback preview names every effect', async ({ app: { page, open, check } }) => {
      await open('failed');
      await page.keyboard.press('Control+Shift+R');
      const preview = page.getByTestId('rollback-preview');
      await expect(preview).toContainText('cp -r /app/backup/proto /app/');
      await expect(preview).toContainText('chatapp 0.9.7 on web-1');
      await preview.getByLabel('If issues detected').check();
      await expect(preview).toContainText('./scripts/rollback.sh');
      await check(`rollback-preview-${colorScheme}`);
    });

    test('an unknown host key is asked for on top of the work, refusing first', async ({
      app: { page, open, check },
    }) => {
      await open('host-key');
      await expect(page.getByTestId('prompt-detail')).toContainText('SHA256:3kqk7Zb1');
      await expect(page.getByTestId('prompt-refuse')).toBeFocused();
      await check(`host-key-${colorScheme}`);
    });

    test('an unknown outcome waits for a person', async ({ app: { page, open, check } }) => {
      await open('unknown');
      await expect(page.getByTestId('status-chip')).toContainText(
        'Your turn: decide what became of “Start service”',
      );
      await expect(page.locator('[data-status="unknown"]')).toContainText('web-1 rebooted while it ran');
      await expect(page.getByTestId('connection-cdn')).toContainText('reconnecting');
      await check(`unknown-${colorScheme}`);
    });

    test('home teaches when it is empty and lists when it is not', async ({ app: { page, open, check } }) => {
      await open('empty', '#/');
      await expect(page.getByTestId('releases')).toContainText('Start with a rehearsal');
      await check(`home-empty-${colorScheme}`);
      await open('running', '#/');
      await expect(page.getByTestId('release-run-0')).toContainText('passed');
      await check(`home-${colorScheme}`);
    });

    test('the review shows the document with what became of every line', async ({
      app: { page, open, check },
    }) => {
      await open('fresh', '#/plan/%2Fsrv%2Fchatapp%2FDEPLOYMENT.md');
      await page.locator('.doc-line.mark-command .doc-row').first().click();
      await expect(page.getByTestId('line-detail')).toContainText('Not part of the release');
      await check(`review-line-${colorScheme}`);
    });

    test('the review asks what is unclear', async ({ app: { page, open, check } }) => {
      await open('undecided', '#/plan/%2Fsrv%2Fchatapp%2FDEPLOYMENT.md');
      await expect(page.getByTestId('to-look-at')).toHaveText('6 things to look at');
      await expect(page.getByTestId('review-state')).toHaveText(
        'Still open: 4 sections have no server, 1 value is missing.',
      );
      await expect(page.getByTestId('start-release')).toBeDisabled();
      await check(`review-${colorScheme}`);
    });

    test('the review asks which of several rollbacks is meant', async ({ app: { page, open, check } }) => {
      await open('undecided', '#/plan/%2Fsrv%2Fchatapp%2FDEPLOYMENT.md');
      const card = page.getByTestId('card-rollback');
      await card.scrollIntoViewIfNeeded();
      const ways = card.locator('.segmented button');
      await expect(ways).toHaveCount(2);
      await expect(ways.first()).toHaveAttribute('aria-pressed', 'true');
      await ways.last().click();
      await expect(ways.last()).toHaveAttribute('aria-pressed', 'true');
      await expect(page.getByTestId('told-rollback')).toContainText('Rollback runs “');
      await check(`review-rollback-${colorScheme}`);
    });

    test('a rollback that is over says that it is verified', async ({ app: { page, open, check } }) => {
      await open('rolled-back');
      await expect(page.getByTestId('rollback-control')).toContainText('0.9.7 verified in 3.87 s');
      await check(`rolled-back-${colorScheme}`);
    });

    test('the record of a finished run is read in place', async ({ app: { page, open, check } }) => {
      await open('ended');
      await page.getByTestId('record').click();
      await expect(page.getByTestId('record-text')).toContainText('Build succeeds without warnings');
      await check(`record-${colorScheme}`);
    });
  });
}

test('practice never looks like production', async ({ app: { page, open, check } }) => {
  await open('practice');
  await expect(page.getByTestId('environment')).toHaveText('PRACTICE');
  await expect(page.getByTestId('strip')).not.toHaveClass(/production/);
  await check('practice');
});

test('a rollback that is not ready says what is missing', async ({ app: { page, open, check } }) => {
  await open('not-armed');
  await expect(page.getByTestId('rollback-control')).toContainText('web-1 is not reachable · 1 more');
  await page.keyboard.press('Control+Shift+R');
  await expect(page.getByTestId('rollback-preview')).toContainText(
    '/app/backup/proto does not have the recorded hash',
  );
  await check('not-armed');
});

test('a sidecar with errors is shown with line and column and blocks the start', async ({
  app: { page, open, check },
}) => {
  await open('broken-sidecar', '#/plan/x.md');
  await expect(page.getByTestId('diagnostics').first()).toContainText('line 7, column 1');
  await expect(page.getByTestId('start-release')).toBeDisabled();
  await check('broken-sidecar');
});

for (const [width, height] of [
  [1100, 700],
  [3840, 2160],
] as const) {
  test(`nothing is cut off at ${width}×${height}`, async ({ app: { page, open, check } }) => {
    await page.setViewportSize({ width, height });
    await open('failed');
    for (const id of [
      'rollback-control',
      'status-chip',
      'clock',
      'environment',
      'run-to-gate',
      'new-terminal',
      'theme-toggle',
    ]) {
      const box = await page.getByTestId(id).boundingBox();
      expect(box, id).not.toBeNull();
      if (box !== null) {
        expect(box.x, id).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width, id).toBeLessThanOrEqual(width);
        expect(box.y + box.height, id).toBeLessThanOrEqual(height);
      }
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await check(`size-${width}`);
  });
}

test('an empty session teaches in every place', async ({ app: { page, open, check } }) => {
  await open('fresh');
  await expect(page.getByTestId('instruments')).toContainText('Add a source to the sidecar');
  await expect(page.getByTestId('dock')).toContainText('No output yet');
  await page.getByTestId('dock-tab-logs').click();
  await expect(page.getByTestId('dock')).toContainText('No log sources');
  await check('fresh');
});
