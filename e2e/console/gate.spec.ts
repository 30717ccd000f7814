import { expect, test } from './console-test.ts';

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`a gate in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('says not yet, what is missing, and leads to it', async ({ app: { page, open, check } }) => {
      await open('signing');
      await page.getByTestId('gate-deploy').click();
      await expect(page.getByTestId('gate-state')).toHaveText(
        'Not yet: 4 items are open and 3 sign-offs are missing',
      );
      await expect(page.getByTestId('gate-row-by-hand')).toContainText(
        'Waived: Rate limiting configured: “limited at the load balancer”, J. Ito',
      );
      await expect(page.getByTestId('gate-row-signoffs')).toContainText(
        '2 of 5 signed · missing: DevOps Lead, Security Lead, Product Manager',
      );
      await expect(page.getByTestId('signoff-Backend Lead')).toContainText('signed with a key');
      await expect(page.getByTestId('signoff-Frontend Lead')).toContainText('unsigned');
      await expect(page.getByTestId('gate-row-servers')).toContainText('web-1 reached, 11 ms');
      await expect(page.getByTestId('gate-row-next')).toContainText(
        './scripts/backup-production.sh  @ web-1',
      );
      await expect(page.getByTestId('open-gate')).toBeDisabled();
      await check(`gate-${colorScheme}`);
      await page
        .getByTestId('gate-row-by-hand')
        .getByRole('button', { name: 'Secrets management configured' })
        .click();
      await expect(page.getByTestId('section-title')).toHaveText('Security checks');
      await expect(page.locator('.item.selected')).toContainText('Secrets management configured');
    });
  });
}

test('fits on one screen, and gives the dock back when it is left', async ({ app: { page, open } }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open('gate-open');
  await page.getByTestId('gate-deploy').click();
  await expect(page.getByTestId('gate-state')).toContainText('This gate is open');
  const card = page.locator('.gate-scroll');
  expect(await card.evaluate((element) => element.scrollHeight <= element.clientHeight)).toBe(true);
  await expect(page.getByTestId('output-terminal')).toBeHidden();
  await page.getByTestId('dock-tab-logs').click();
  await expect(page.getByTestId('logs')).toBeVisible();
  await page.getByTestId('gate-onward').click();
  await expect(page.getByTestId('logs')).toBeVisible();
});

test('goes on without a sign-off that only the checklist names, for a reason', async ({
  app: { page, open, host },
}) => {
  const key = await open('signing');
  const world = host.world(key);
  world.setPlan(world.plan, { ...world.sidecar, gates: {} });
  await page.reload();
  await page.getByTestId('gate-deploy').click();
  await page.getByTestId('waive-signoff-DevOps Lead').click();
  await page.getByTestId('waive-reason-DevOps Lead').fill('on leave until Monday');
  await page.getByTestId('waive-confirm-DevOps Lead').click();
  await expect(page.getByTestId('signoff-DevOps Lead')).toContainText(
    'waived: on leave until Monday (J. Ito)',
  );
  await expect(page.getByTestId('gate-row-signoffs')).toContainText(
    'missing: Security Lead, Product Manager',
  );
  await page.getByTestId('unsign-DevOps Lead').click();
  await expect(page.getByTestId('sign-DevOps Lead')).toBeVisible();
});

test('offers no waiver of a sign-off that the sidecar demands', async ({ app: { page, open } }) => {
  await open('signing');
  await page.getByTestId('gate-deploy').click();
  await expect(page.getByTestId('sign-DevOps Lead')).toBeVisible();
  await expect(page.getByTestId('waive-signoff-DevOps Lead')).toHaveCount(0);
});
