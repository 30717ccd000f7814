import { expect, test } from './console-test.ts';

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`a missing secret in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('is asked for once, with the offer to keep it', async ({ app: { page, open, host, check } }) => {
      const world = host.world(await open('running'));
      world.say({
        type: 'prompts',
        prompts: [
          {
            id: 'q1',
            kind: 'password',
            target: 'local',
            title: 'Secret DB_PASSWORD',
            message:
              "Commands of this checklist use DB_PASSWORD, which is not in the desktop's keyring yet. It is kept in memory until Slipway ends, and shown nowhere.",
            secret: true,
            keepIn: "the desktop's keyring",
          },
        ],
      });
      await expect(page.getByTestId('prompt-value')).toBeFocused();
      await check(`secret-${colorScheme}`);
      await page.keyboard.type('s3cret');
      await page.keyboard.press('Tab');
      await expect(page.getByTestId('prompt-keep')).toBeFocused();
      await page.keyboard.press('Space');
      await page.getByTestId('prompt-accept').click();
      await expect(page.getByTestId('prompt')).toHaveCount(0);
      expect(world.answers).toEqual([{ prompt: 'q1', value: 's3cret', keep: true }]);
    });
  });
}
