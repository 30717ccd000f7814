import { expect, test } from './console-test.ts';

test('a box is ticked by a click and by Space, and unticked', async ({ app: { page, open } }) => {
  await open('fresh');
  const box = page.getByTestId('item-box-i6');
  await box.click();
  await expect(box).toHaveAttribute('aria-checked', 'true');
  await expect(page.getByTestId('item-i6')).toContainText('J. Ito');
  await page
    .getByTestId('item-i7')
    .getByRole('button', { name: /Database migrations/ })
    .focus();
  await page.keyboard.press(' ');
  await expect(page.getByTestId('item-box-i7')).toHaveAttribute('aria-checked', 'true');
  await page.keyboard.press(' ');
  await expect(page.getByTestId('item-box-i7')).toHaveAttribute('aria-checked', 'false');
});

test('the keyboard alone moves, runs and opens an item', async ({ app: { page, open } }) => {
  await open('fresh');
  await expect(page.getByTestId('item-i1')).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('item-i1')).toHaveAttribute('data-status', 'running');
  await expect(page.getByTestId('item-i1')).toHaveAttribute('data-status', 'passed');
  await page.keyboard.press('o');
  await expect(page.getByTestId('item-i1').getByRole('list', { name: 'Attempts' })).toContainText('exit 0');
});

test('all checks run at once', async ({ app: { page, open } }) => {
  await open('fresh');
  await page.getByTestId('run-checks').click();
  await expect(page.getByTestId('status-chip')).toContainText('Checking');
  await expect(page.locator('[data-testid="section-p2"]')).toContainText('5/10');
});

test('when the checks are done the next button leads to the gate', async ({ app: { page, open } }) => {
  await open('signing');
  await page.getByTestId('section-p8').click();
  await page.getByTestId('to-gate').click();
  await expect(page.getByTestId('gate-panel')).toBeVisible();
});

test('a waiver takes its reason in the row', async ({ app: { page, open, check } }) => {
  await open('failed');
  const item = page.locator('[data-status="failed"]');
  await item.getByRole('button', { name: 'Waive…' }).click();
  await expect(page.getByTestId('waive-confirm')).toBeDisabled();
  await page.getByTestId('waive-reason').fill('started by hand, see ticket 4711');
  await check('waive-form');
  await page.getByTestId('waive-confirm').click();
  await expect(page.locator('[data-status="waived"]', { hasText: 'ticket 4711' })).toBeVisible();
});

test('what may not be waived says why, by key and beside the button', async ({ app: { page, open } }) => {
  await open('fresh');
  await expect(page.getByTestId('item-i1')).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('w');
  const why = /cannot be waived: the sidecar lets only manual be waived in front of the deploy gate/;
  await expect(page.getByText('Couldn’t waive the item')).toBeVisible();
  await expect(page.getByRole('alert').getByText(why)).toBeVisible();
  await page.keyboard.press('o');
  await expect(page.getByTestId('not-waivable-i1')).toHaveText(why);
  await expect(page.getByTestId('waive-i1')).toBeDisabled();
  await expect(page.getByTestId('waive-i1')).toHaveAccessibleDescription(why);
  await expect(page.getByTestId('waive-reason')).toHaveCount(0);
});

test('an unknown outcome is decided with a reason', async ({ app: { page, open } }) => {
  await open('unknown');
  await page.getByRole('button', { name: 'Mark as passed…' }).click();
  await page.getByTestId('decide-reason').fill('the unit is active');
  await page.getByTestId('decide-confirm').click();
  await expect(page.locator('[data-status="unknown"]')).toHaveCount(0);
});

test('a refusal of the engine is shown with what to do next', async ({
  app: { page, open, check, host },
}) => {
  const key = await open('fresh');
  host.world(key).refusing = {
    message: 'The sidecar has no value for DISTRIBUTION_ID.',
    hint: 'Add it in the review.',
  };
  await page.getByTestId('item-run-i1').click();
  await expect(page.getByText('Couldn’t run the item')).toBeVisible();
  await expect(page.getByText('The sidecar has no value for DISTRIBUTION_ID.')).toBeVisible();
  await expect(page.getByText('Add it in the review.')).toBeVisible();
  await check('refusal');
});

test('a signed gate opens with a reason and stays recorded', async ({ app: { page, open } }) => {
  await open('signing');
  for (const section of ['p4', 'p5']) {
    await page.getByTestId(`section-${section}`).click();
    const unticked = page.locator('article[data-status="pending"] .item-box');
    // Each box by its own name: the rows of the section before may still be there for a moment.
    await expect(async () => {
      const ids = await unticked.evaluateAll((boxes) =>
        boxes.map((box) => box.getAttribute('data-testid') ?? ''),
      );
      for (const id of ids) {
        await page.getByTestId(id).click();
        await expect(page.getByTestId(id)).toHaveAttribute('aria-checked', 'true', { timeout: 2_000 });
      }
      await expect(unticked).toHaveCount(0, { timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
  }
  await page.getByTestId('gate-deploy').click();
  for (const role of ['DevOps Lead', 'Security Lead', 'Product Manager']) {
    await page.getByTestId(`sign-name-${role}`).fill('M. Okafor');
    await page.getByTestId(`sign-${role}`).click();
    await expect(page.getByTestId(`signoff-${role}`)).toHaveAttribute('data-given', 'true');
  }
  await page.getByTestId('gate-reason').fill('all green');
  await page.getByTestId('open-gate').click();
  await expect(page.getByTestId('gate-state')).toContainText('all green');
});

test('a key is accepted only by saying so', async ({ app: { page, open, host } }) => {
  const key = await open('host-key');
  await page.getByTestId('prompt-accept').click();
  await expect(page.getByTestId('prompt')).toHaveCount(0);
  expect(host.world(key).answers).toEqual([{ prompt: 'q1', value: 'accept' }]);
});

test('a passphrase is masked, and Enter answers', async ({ app: { page, open, host, check } }) => {
  const key = await open('password');
  const field = page.getByTestId('prompt-value');
  await expect(field).toHaveAttribute('type', 'password');
  await expect(field).toBeFocused();
  await field.fill('correct horse');
  await check('passphrase');
  await page.keyboard.press('Enter');
  await expect.poll(() => host.world(key).answers).toEqual([{ prompt: 'q2', value: 'correct horse' }]);
});

test('what a server asks is shown as its words, whatever it imitates', async ({
  app: { page, open, check },
}) => {
  await open('server-asks');
  const card = page.getByTestId('prompt');
  await expect(card.getByRole('heading')).toHaveText('web-1 asks for an answer');
  await expect(card.getByTestId('prompt-quote')).toContainText('Passphrase of the key');
  await expect(card).toContainText('not from Slipway');
  await check('server-asks');
});

test('a long section keeps only the rows in sight in the page', async ({ app: { page, open, check } }) => {
  await open('long');
  await expect(page.locator('article.item').first()).toBeVisible();
  expect(await page.locator('article.item').count()).toBeLessThan(60);
  for (let n = 0; n < 40; n += 1) await page.keyboard.press('j');
  await expect(page.getByTestId('item-i40')).toBeInViewport();
  await check('long');
});

test('a chosen theme stays, and the strip keeps its place', async ({ app: { page, open } }) => {
  await open('running');
  await page.getByTestId('theme-toggle').click();
  await page.getByTestId('theme-toggle').click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  // Words take another room until their font is there.
  const place = async () => {
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return page.getByTestId('rollback-control').boundingBox();
  };
  const before = await place();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.getByTestId('gate-deploy').click();
  expect(await place()).toEqual(before);
});

test('the review is answered, saved and starts the release', async ({ app: { page, open, host } }) => {
  const key = await open('undecided', '#/plan/%2Fsrv%2Fchatapp%2FDEPLOYMENT.md');
  await page.getByTestId('environment-staging').click();
  await page.getByTestId('another-server').click();
  await page.getByTestId('target-ssh').fill('deploy@web-1.example.com');
  await page.keyboard.press('Enter');
  await page.getByTestId('test-connection').click();
  await expect(page.getByTestId('connection')).toHaveText('reached in 58 ms · Debian 12');
  await page.getByTestId('given-E123').click();
  await expect(page.getByTestId('review-state')).toContainText('Nothing runs until you start');
  expect(host.world(key).corrections.map(({ kind }) => kind)).toEqual([
    'environment',
    'target',
    'where',
    'where',
    'where',
    'where',
    'value',
  ]);
  await expect(page.getByTestId('start-release')).toHaveText('Start in staging');
  await page.getByTestId('start-release').click();
  await expect(page.getByTestId('section-title')).toBeVisible();
});

test('an answer shows at once, keeps the keyboard where it was, and is undone', async ({
  app: { page, open, host },
}) => {
  const key = await open('undecided', '#/plan/%2Fsrv%2Fchatapp%2FDEPLOYMENT.md');
  const staging = page.getByTestId('environment-staging');
  await staging.focus();
  await page.keyboard.press('Enter');
  await expect(staging).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByTestId('told-environment')).toContainText('Staging');
  await expect(staging).toBeFocused();
  // A letter means nothing to an answer, and a field keeps its letters.
  await page.keyboard.press('r');
  await expect(staging).toHaveAttribute('aria-pressed', 'true');
  await page.getByTestId('value-<distribution-id>').focus();
  await page.keyboard.type('jk');
  await expect(page.getByTestId('value-<distribution-id>')).toHaveValue('jk');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('told-values')).toContainText('<distribution-id> is jk in 1 command.');
  await page.getByTestId('to-look-at').click();
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('saved-to')).toContainText('Saved to');
  await expect
    .poll(() => host.world(key).corrections.at(-1))
    .toMatchObject({ kind: 'value', decision: null });
  await page.keyboard.press('j');
  await expect(page.locator('[data-card]:focus')).toHaveAttribute('data-open', 'true');
});

test('a checklist that is not there says so and how to continue', async ({ app: { page, open } }) => {
  await open('running', '#/plan/%2Fsrv%2Fmissing.md');
  await expect(page.getByRole('alert')).toContainText('Check the path');
});

test('a line is corrected in place, and the correction undone', async ({ app: { page, open, host } }) => {
  const key = await open('fresh', '#/plan/%2Fsrv%2Fchatapp%2FDEPLOYMENT.md');
  const line = page.locator('.doc-line.mark-command').first();
  await line.locator('.doc-row').click();
  await line.getByTestId('change-left-out').click();
  await expect(line.getByTestId('change-undo-command')).toBeVisible();
  expect(host.world(key).corrections).toMatchObject([{ kind: 'command', decision: false }]);
  await line.getByTestId('change-undo-command').click();
  await expect(line.getByTestId('change-left-out')).toBeVisible();
  await line.getByTestId('line-more').click();
  await page.getByTestId('write-command').click();
  await page.getByLabel('Run another command instead').fill('cargo build --locked');
  await page.getByRole('button', { name: 'Use this command' }).click();
  await expect(line.getByTestId('change-undo-command')).toBeVisible();
  expect(host.world(key).corrections.at(-1)).toMatchObject({ decision: 'cargo build --locked' });
});

test('a dangerous step says what it does in production, and runs only once it is confirmed', async ({
  app: { page, open, host, check },
}) => {
  const key = await open('dangerous');
  const item = page.locator('article', { hasText: 'rm -rf /var/cache/chatapp' });
  await item.getByRole('button', { name: /run/i }).last().click();
  const form = page.locator('[data-testid^=danger-s]').first();
  await expect(form).toContainText('removes files recursively in production on web-1. It has not started.');
  await expect(form).toContainText('rm -rf /var/cache/chatapp');
  await check('danger-form');
  // A stray Enter leaves it.
  await page.keyboard.press('Enter');
  await expect(form).toHaveCount(0);
  expect(host.world(key).asked).toEqual([]);
  await item.getByRole('button', { name: /run/i }).last().click();
  await form.getByRole('button', { name: 'Run on web-1' }).click();
  await expect(item).toHaveAttribute('data-status', /running|passed/);
  expect(host.world(key).asked).toMatchObject([{ confirmed: true }]);
});

test('a group shows every host; an unknown outcome is decided by host, then what failed is retried alone', async ({
  app: { page, open, host, check },
}) => {
  const key = await open('fleet');
  const rows = page.locator('[data-testid^=hosts-]');
  await expect(rows).toContainText('6 hosts · 4 passed, 1 failed, 1 unknown');
  await page.getByTestId('connections').click();
  await expect(page.getByRole('list', { name: 'Connections' })).toContainText('no route to host');
  await page.keyboard.press('Escape');
  await check('fleet');
  const failed = page.locator('li[data-status=failed]', { hasText: 'web-4' });
  // As long as nobody knows how web-5 ended, the engine runs the item on no host.
  await expect(failed.getByRole('button', { name: 'Retry here' })).toBeDisabled();
  const unknown = page.locator('li[data-status=unknown]', { hasText: 'web-5' });
  await unknown.getByRole('button', { name: 'Mark as passed…' }).click();
  await page.getByTestId('decide-reason').fill('the unit is active there');
  await page.getByTestId('decide-confirm').click();
  await expect(rows).toContainText('5 passed, 1 failed');
  await failed.getByRole('button', { name: 'Retry here' }).click();
  expect(host.world(key).asked).toMatchObject([{ hosts: ['web-4'] }]);
});

test('a rolling section shows which batch is running', async ({ app: { page, open, check } }) => {
  await open('rolling');
  const rows = page.locator('[data-testid^=hosts-]');
  const verify = rows.nth(1);
  await expect(rows.nth(0)).toContainText('4 passed, 2 pending · batch 3 of 3 next');
  await expect(verify).toContainText('batch 2 of 3 running');
  await expect(verify.getByTestId('batch-1')).toHaveAttribute('data-state', 'done');
  await expect(verify.getByTestId('batch-2')).toHaveAttribute('data-state', 'running');
  await expect(page.getByText('next batch…')).toHaveCount(1);
  await check('rolling');
});

test('a paused rolling section shows where its hosts are, and resumes as a section', async ({
  app: { page, open, check },
}) => {
  await open('paused-roll');
  const start = page.locator('article[data-status="part-way"]');
  await expect(start).toContainText(
    'partly done: not started on web-5, web-6; passed on web-1, web-2, web-3, web-4',
  );
  await expect(start.getByRole('img', { name: 'partly done' })).toBeVisible();
  const verify = page.locator('article[data-status="failed"]');
  await expect(verify).toContainText('batch 2 of 3 paused');
  await expect(verify.getByTestId('batch-2')).toHaveAttribute('data-state', 'paused');
  await expect(page.locator('article[data-status="cancelled"]')).toHaveCount(0);
  await check('paused-roll');
  await start.getByRole('button', { name: 'Resume section' }).click();
  await expect(page.locator('article[data-status="part-way"]')).toHaveCount(0);
});

test('an edited checklist is shown and compared, and the run switches to it only on request', async ({
  app: { page, open, check },
}) => {
  await open('edited');
  const banner = page.getByTestId('document-banner');
  await expect(banner).toContainText('1 new, 1 changed, 1 removed');
  await page.getByTestId('show-changes').click();
  await expect(page.getByTestId('changes')).toContainText('curl -fsS http://localhost:8000/ready');
  await check('edited');
  const take = page.getByTestId('take-document');
  await expect(take).toHaveAccessibleDescription(/"Start service" is running under the current plan/);
  await page.locator('article[data-status="running"]').getByRole('button', { name: 'cancel' }).click();
  await page.getByTestId('ask-confirm').click();
  await take.click();
  await expect(banner).toHaveCount(0);
});

test('a server that refuses connections says what that means, and is reconnected by a button', async ({
  app: { page, open, check },
}) => {
  await open('refused');
  const item = page.locator('[data-status="running"]');
  await expect(item).toContainText(
    'Still running on web-1. The result is unknown until the console reconnects.',
  );
  await expect(item).toContainText('refused the sign-in; tried: agent');
  await check('refused');
  await item.getByRole('button', { name: 'Reconnect to web-1' }).click();
  await expect(page.getByTestId('connection-web-1')).toContainText('12 ms');
  await expect(page.getByRole('button', { name: 'Reconnect to web-1' })).toHaveCount(0);
});
