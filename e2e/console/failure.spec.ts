import type { World } from '../../test/renderer/fixture/world.ts';
import { expect, test } from './console-test.ts';

const printed = [
  ...Array.from({ length: 40 }, (_, n) => `checked file ${n}`),
  'error[E0308]: mismatched types in src/main.rs:12',
  'error: could not compile `chatapp`',
];

/** Two checks in two sections fail, so many others pass. */
function failChecks(world: World): readonly string[] {
  const checks = world.work.filter(({ kind, phaseKind }) => kind === 'check' && phaseKind === 'preflight');
  const failing = [checks[1], checks[6]].flatMap((item) => item?.id ?? []);
  world.main.add({ type: 'run.started', actor: 'J. Ito' });
  for (const { id: item, command = '' } of checks) {
    world.outputs.set(item, printed.join('\n'));
    world.main.add({ type: 'item.started', item, attempt: 1, target: 'local', command, timeoutMs: 1_000 });
  }
  for (const { id: item } of checks) {
    const fails = failing.includes(item);
    world.main.add({
      type: 'item.ended',
      item,
      attempt: 1,
      outcome: fails ? 'failed' : 'passed',
      exit: fails ? 1 : 0,
      durationMs: 900,
      outputBytes: 812,
      outputSha256: 'c0ffee12'.repeat(8),
      ...(fails ? { reason: 'exit 1' } : {}),
    });
  }
  return failing;
}

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`a failed check in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('shows why in its row, and the dock turns to the first one', async ({
      app: { page, open, host, check },
    }) => {
      const world = host.world(await open('fresh'));
      await page.getByTestId('item-i1').locator('.item-main').click();
      const [first = ''] = failChecks(world);
      const row = page.getByTestId(`item-${first}`);
      await expect(row).toHaveAttribute('data-status', 'failed');
      await expect(page.getByTestId(`tail-${first}`)).toContainText('error: could not compile `chatapp`');
      await expect(page.getByTestId(`tail-more-${first}`)).toHaveText('36 more lines above');
      await expect(page.locator('.output-title')).toHaveText('All tests pass');
      expect((await row.textContent())?.match(/exit 1/g)).toHaveLength(1);
      await row.locator('.item-main').click();
      await expect(row.getByRole('list', { name: 'Attempts' })).toBeVisible();
      expect((await row.textContent())?.match(/exit 1/g)).toHaveLength(2);
      await check(`failed-check-${colorScheme}`);
      await page.getByTestId('dock-tab-logs').click();
      await page.getByTestId(`tail-more-${first}`).click();
      await expect(page.getByTestId('output-terminal')).toContainText('error: could not compile');
    });
  });
}

test('n goes from failure to failure, through all sections and around', async ({
  app: { page, open, host },
}) => {
  const world = host.world(await open('fresh'));
  await expect(page.getByTestId('item-i1')).toBeVisible();
  const [first = '', second = ''] = failChecks(world);
  await expect(page.getByTestId('status-chip')).toHaveText('2 checks failed');
  for (const id of [first, second, first]) {
    await page.keyboard.press('n');
    await expect(page.locator(`[data-item="${id}"]`)).toBeFocused();
  }
  await page.getByTestId('status-chip').click();
  await expect(page.locator(`[data-item="${second}"]`)).toBeFocused();
});

test('the work is filtered over all sections, by button and by key', async ({
  app: { page, open, host, check },
}) => {
  const world = host.world(await open('fresh'));
  await expect(page.getByTestId('item-i1')).toBeVisible();
  failChecks(world);
  await expect(page.getByTestId('filter-failed')).toHaveText('Failed2');
  await page.getByTestId('filter-failed').click();
  await expect(page.locator('article.item')).toHaveCount(2);
  await expect(page.locator('.row-heading')).toHaveText(['Backend checks', 'Frontend checks']);
  await check('filter-failed');
  await page.keyboard.press('j');
  await expect(page.locator('[data-item]:focus')).toHaveCount(1);
  await page.keyboard.press('m');
  await expect(page.getByTestId('filter-mine')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('article.item[data-status="failed"]')).toHaveCount(0);
  await page.keyboard.press('u');
  await expect(page.getByTestId('section-title')).toHaveText('What is not done yet');
  await page.keyboard.press('a');
  await expect(page.getByTestId('section-title')).toHaveText('Backend checks');
});
