import { tickByRule } from '../../test/renderer/fixture/await-rule.ts';
import { expect, test } from './console-test.ts';

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`a person's turn in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('is named by the chip and the title, and a press leads there', async ({
      app: { page, open, check },
    }) => {
      await open('signing');
      const chip = page.getByTestId('status-chip');
      await expect(chip).toHaveText('Your turn: tick “Secrets management configured”');
      await expect(page).toHaveTitle('Your turn: tick “Secrets management configured” · 1.0.0 · chatapp');
      await page.getByTestId('section-p2').click();
      await chip.click();
      await expect(page.getByTestId('section-title')).toHaveText('Security checks');
      await expect(page.locator('.item.selected')).toContainText('Secrets management configured');
      await check(`turn-${colorScheme}`);
    });
  });
}

test('the blue button says what it does, and does it', async ({ app: { page, open } }) => {
  await open('signing');
  await page.getByTestId('section-p4').click();
  const next = page.getByTestId('tick-next');
  await expect(next).toHaveText(/^Tick “Secrets management configured”/);
  await next.click();
  await expect(page.locator('article', { hasText: 'Secrets management configured' })).toHaveAttribute(
    'data-status',
    'passed',
  );
  // The last box of its section: the work stays where the person is.
  await expect(page.getByTestId('section-title')).toHaveText('Security checks');
  await page.getByTestId('to-gate').click();
  await expect(page.getByTestId('gate-row-by-hand').getByRole('button')).toHaveCount(3);
});

test('checks and steps are counted by the button that runs them', async ({ app: { page, open } }) => {
  await open('fresh');
  await expect(page.getByTestId('run-checks')).toHaveText(/^Run 8 checks/);
  await open('gate-open');
  await page.getByTestId('section-p8').click();
  await expect(page.getByTestId('run-to-gate')).toHaveText(/^Deploy: 12 steps/);
});

test('a dangerous step that waits is led to, with its question open', async ({ app: { page, open } }) => {
  await open('dangerous');
  await page.getByTestId('section-p2').click();
  await page.getByTestId('status-chip').click();
  await expect(page.getByText('It has not started.')).toBeVisible();
  await expect(page.locator('.danger-form')).toContainText('rm -rf /var/cache/chatapp');
});

test('a question of a server takes the keyboard when the chip is pressed', async ({
  app: { page, open },
}) => {
  await open('host-key');
  await expect(page.getByTestId('status-chip')).toHaveText('Your turn: check the key of web-1');
  await page.getByTestId('status-chip').click();
  await expect(page.getByTestId('prompt-refuse')).toBeFocused();
});

test('firing alerts are said by the strip and the title', async ({ app: { page, open, host } }) => {
  const world = host.world(await open('running'));
  const rule = { text: 'High error rate (>5%)', metric: 'x', op: '>', value: 5, line: 1 } as const;
  world.say({
    type: 'alerts',
    alerts: [{ rule, state: 'firing', value: 9, shown: '9%', since: Date.now() }],
  });
  await expect(page.getByTestId('alert-chip')).toHaveText('1 alert firing');
  await expect(page).toHaveTitle(/^1 alert firing · Deploying · step 6 of 12 · 1.0.0 · chatapp$/);
  await page.keyboard.press(']');
  await expect(page.getByTestId('instruments')).toBeHidden();
  await page.getByTestId('alert-chip').click();
  await expect(page.getByTestId('instruments')).toBeVisible();
});

test('the title is the product’s again at home', async ({ app: { page, open } }) => {
  await open('running');
  await expect(page).toHaveTitle(/Deploying/);
  await page.getByRole('button', { name: 'Home' }).click();
  await expect(page).toHaveTitle('Slipway');
});

test('a box that a rule ticks is nobody’s turn: the chip names the rule, since when and how it stands', async ({
  app: { page, open, host, check },
}) => {
  const key = await open('awaiting');
  const chip = page.getByTestId('status-chip');
  await expect(chip).toHaveText(
    /^Waiting for a rule since \d\d:\d\d \(not firing\): “High error rate \(>5%\) for 5 minutes”$/,
  );
  await expect(page).not.toHaveTitle(/Your turn/);
  await chip.click();
  await expect(page.locator('.item.selected')).toContainText('All services running');
  await check('awaiting-rule');
  tickByRule(host.world(key));
  await expect(chip).toHaveText('Your turn: tick “Health checks passing”');
});
