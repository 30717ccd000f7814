import { expect, test } from './console-test.ts';

const driver = 'This run is driven by mara on ops-2 (pid 4711); this console only watches.';
const reason = `${driver} Close the other console, or work there.`;

test('a console that only watches shows its buttons disabled, each with the reason', async ({
  app: { page, open, check },
}) => {
  await open('watching');
  await expect(page.getByTestId('observer')).toContainText('mara on ops-2 (pid 4711) drives this run');
  const running = page.locator('article[data-status="running"]');
  for (const button of [
    page.getByTestId('cancel-run'),
    page.getByTestId('pause-run'),
    page.getByTestId('run-to-gate'),
    running.getByRole('button', { name: 'cancel' }),
    page.getByRole('button', { name: 'Run Verify' }),
  ]) {
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription(reason);
  }
  await check('watching');
});

test('a console that only watches says why in the gate, the sign-offs, the boxes and the menu', async ({
  app: { page, open, host },
}) => {
  const key = await open('watching');
  await page.getByTestId('gate-soak').click();
  await expect(page.getByTestId('open-gate')).toBeDisabled();
  await expect(page.getByTestId('open-gate')).toHaveAccessibleDescription(reason);
  // Enter in the field submits no form that a click on its button would not.
  await page.getByTestId('gate-reason').press('Enter');
  await expect(page.getByText('Couldn’t open the gate')).toBeVisible();
  await page.getByTestId('signoff-chip').click();
  await expect(page.getByTestId('unsign-DevOps Lead')).toHaveAccessibleDescription(reason);
  await page.getByTestId('section-p2').click();
  await expect(page.getByTestId('item-box-i6')).toHaveAccessibleDescription(reason);
  const before = host.world(key).main.events.length;
  await page.getByTestId('item-box-i6').press('Enter');
  await expect(page.getByText('Couldn’t untick the box')).toBeVisible();
  expect(host.world(key).main.events).toHaveLength(before);
  await page.getByTestId('run-menu').click();
  for (const move of ['pause', 'cancel-all', 'finish'])
    await expect(page.getByTestId(`menu-${move}`)).toHaveAccessibleDescription(reason);
});

test('a key that may do nothing says why', async ({ app: { page, open, host } }) => {
  const key = await open('watching');
  await expect(page.getByRole('button', { name: 'Run Verify' })).toBeVisible();
  const before = host.world(key).main.events.length;
  for (const [press, title] of [
    ['Enter', 'Couldn’t run the item'],
    ['w', 'Couldn’t waive the item'],
    ['Shift+Enter', 'Couldn’t run on'],
  ] as const) {
    await page.locator('button[data-item]', { hasText: 'Verify' }).focus();
    await page.keyboard.press(press);
    await expect(page.getByText(title)).toBeVisible();
    await expect(page.getByText(driver).first()).toBeVisible();
  }
  expect(host.world(key).main.events).toHaveLength(before);
  expect(host.world(key).asked).toEqual([]);
});

test('the palette shows what may not be done as disabled, with the reason', async ({
  app: { page, open, host },
}) => {
  const key = await open('watching');
  await expect(page.getByTestId('cancel-run')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find items, sections').fill('end this run');
  const entry = page.getByRole('button', { name: /End this run/ });
  await expect(entry).toHaveAttribute('aria-disabled', 'true');
  await expect(entry).toContainText(reason);
  const before = host.world(key).main.events.length;
  await page.keyboard.press('Enter');
  await expect(page.getByText('Couldn’t end the run')).toBeVisible();
  expect(host.world(key).main.events).toHaveLength(before);
});

test('a step behind a shut gate says what the gate needs', async ({ app: { page, open } }) => {
  await open('signing');
  await page.getByTestId('section-p8').click();
  const run = page.getByRole('button', { name: 'Run Backup current production' });
  await expect(run).toBeDisabled();
  await expect(run).toHaveAccessibleDescription(/behind the deploy gate, which is shut: 4 items are open/);
  await expect(page.getByTestId('run-section')).toHaveAccessibleDescription(
    'Nothing can start: the deploy gate is shut.',
  );
  await page.getByTestId('gate-deploy').click();
  await expect(page.getByTestId('open-gate')).toHaveAccessibleDescription(
    /The gate stays shut: 4 items are open/,
  );
});

test('a run that has ended leaves out the buttons of its items, and its menu says why', async ({
  app: { page, open },
}) => {
  await open('ended');
  await expect(page.getByTestId('end-notice')).toBeVisible();
  await expect(page.locator('article.item').first()).toBeVisible();
  await expect(page.locator('[data-testid^="item-run-"]')).toHaveCount(0);
  await expect(page.getByTestId('run-to-gate')).toHaveCount(0);
  await page.getByTestId('run-menu').click();
  await expect(page.getByTestId('menu-finish')).toHaveAccessibleDescription(/This run has ended/);
});
