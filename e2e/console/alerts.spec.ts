import { alsoRinging, ring, ringing } from '../../test/renderer/fixture/ring.ts';
import { type Console, expect, test } from './console-test.ts';

/** What a page did with sound and notifications. */
interface Noise {
  tones: number;
  notices: { title: string; body: string; closed: boolean }[];
  asked: number;
}

/** Stands in for sound and notifications, and counts them. */
async function listen(page: Console['page'], permission = 'granted'): Promise<() => Promise<Noise>> {
  await page.addInitScript((granted) => {
    const noise: Noise = { tones: 0, notices: [], asked: 0 };
    const param = { setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined };
    const node = { connect: (to: unknown) => to };
    class Sound {
      readonly currentTime = 0;
      readonly destination = {};
      resume = async () => undefined;
      createGain = () => ({ ...node, gain: param });
      createOscillator = () => ({
        ...node,
        frequency: { value: 0 },
        start: () => {
          noise.tones += 1;
        },
        stop: () => undefined,
      });
    }
    class Notice {
      static permission = 'default';
      static async requestPermission() {
        noise.asked += 1;
        Notice.permission = granted;
        return granted;
      }
      readonly #shown: Noise['notices'][number];
      constructor(title: string, { body = '' } = {}) {
        this.#shown = { title, body, closed: false };
        noise.notices.push(this.#shown);
      }
      close() {
        this.#shown.closed = true;
      }
    }
    Object.assign(window, { noise, AudioContext: Sound, Notification: Notice });
  }, permission);
  return () => page.evaluate(() => (window as unknown as { noise: Noise }).noise);
}

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`an alert in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('is acknowledged in its row, and stays where it is without color and title', async ({
      app: { page, open, host, check },
    }) => {
      const key = await open('ringing');
      const chip = page.getByTestId('alert-chip');
      const row = page.locator('.alert.firing');
      await expect(chip).toHaveText('1 alert firing');
      await expect(chip).toHaveAttribute('data-tone', 'loud');
      await expect(page).toHaveTitle(/^1 alert firing · /);
      await expect(page.getByTestId('alarm-question')).toBeVisible();
      await row.getByTestId('alert-acknowledge').click();
      await expect(row.getByTestId('alert-acknowledged')).toHaveText(
        /Acknowledged by J\. Ito at \d\d:\d\d\./,
      );
      await expect(chip).toHaveText('1 alert acknowledged');
      await expect(chip).toHaveAttribute('data-tone', 'acknowledged');
      await expect(page).not.toHaveTitle(/firing/);
      await expect(page.getByTestId('alarm-question')).toHaveCount(0);
      await check(`alert-acknowledged-${colorScheme}`);
      const world = host.world(key);
      ring(world, []);
      await expect(chip).toHaveCount(0);
      ring(world);
      await expect(chip).toHaveAttribute('data-tone', 'loud');
      await expect(row.getByTestId('alert-acknowledge')).toBeVisible();
    });

    test('asks whether to make noise about it', async ({ app: { page, open, check } }) => {
      await open('ringing');
      await expect(page.getByTestId('alarm-question')).toBeVisible();
      await check(`alert-firing-${colorScheme}`);
    });

    test('is silenced in a form that says what stays', async ({ app: { page, open, check } }) => {
      await open('ringing');
      await page.locator('.alert.firing').getByTestId('alert-silence').click();
      await expect(page.getByTestId('silence-reason')).toBeFocused();
      await check(`alert-silencing-${colorScheme}`);
      await page.keyboard.press('Escape');
      await expect(page.getByTestId('silence-reason')).toHaveCount(0);
    });

    test('is silenced for a time and a reason, and says that it stays a rollback trigger', async ({
      app: { page, open, host, check },
    }) => {
      const key = await open('ringing');
      const row = page.locator('.alert.firing');
      await row.getByTestId('alert-silence').click();
      await expect(row.getByTestId('silence-reason')).toBeFocused();
      await expect(row).toContainText('as a rollback trigger it still asks or rolls back');
      await page.getByTestId('silence-for').selectOption({ label: '2 h' });
      await row.getByTestId('silence-reason').fill('a load test');
      await page.keyboard.press('Enter');
      await expect(row.getByTestId('alert-silenced')).toHaveText(
        /Silenced by J\. Ito until \d\d:\d\d: a load test \(It stays a rollback trigger\.\)/,
      );
      await expect(page.getByTestId('alert-chip')).toHaveText('1 alert silenced');
      await expect(page).not.toHaveTitle(/firing/);
      await check(`alert-silenced-${colorScheme}`);
      const told = host.world(key).main.events.at(-1);
      if (told?.type !== 'alert.silenced') throw new Error('it is silenced');
      const lastsMs = Date.parse(told.until ?? '') - Date.parse(told.at);
      expect(Math.round(lastsMs / 60_000)).toBe(120);
      await row.getByTestId('alert-unsilence').click();
      await expect(page.getByTestId('alert-chip')).toHaveText('1 alert firing');
    });
  });
}

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`a box whose words are an alert rule in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('says by what it ticked itself, and why it is open again', async ({
      app: { page, open, host, check },
    }) => {
      const world = host.world(await open('ringing'));
      const [box] = world.work.filter(({ kind, phaseKind }) => kind === 'manual' && phaseKind === 'verify');
      if (box === undefined) throw new Error('the plan has a box behind its deployment');
      const source = 'http://localhost:8000/metrics via web-1';
      const [from, to] = ['2026-11-27T10:00:00.000Z', '2026-11-27T10:05:00.000Z'];
      world.main.add({
        type: 'item.ticked',
        item: box.id,
        actor: 'slipway',
        note: `did not fire for 5 min 00 s: 0.04%, 300 samples of ${source}`,
        evidence: [
          {
            rule: ringing,
            source,
            value: 0.04,
            shown: '0.04%',
            least: 0.02,
            most: 0.06,
            from,
            to,
            samples: 300,
          },
        ],
      });
      await page.getByTestId(`section-${box.phase}`).click();
      const row = page.getByTestId(`item-${box.id}`);
      await expect(row).toHaveAttribute('data-status', 'passed');
      await expect(row).toContainText(
        'did not fire for 5 min 00 s: 0.04%, 300 samples of http://localhost:8000',
      );
      await expect(row).toContainText('by its rule');
      await expect(row).toContainText('slipway');
      await page.screenshot({ path: test.info().outputPath(`rule-box-ticked-${colorScheme}.png`) });
      world.main.add({
        type: 'item.unticked',
        item: box.id,
        actor: 'slipway',
        reason: `“${ringing}” fires at 7.4%`,
      });
      await expect(row).toHaveAttribute('data-status', 'pending');
      await expect(row).toContainText(`unticked: “${ringing}” fires at 7.4%`);
      await check(`rule-box-unticked-${colorScheme}`);
    });
  });
}

test('a silence that ends is heard again without anything else happening', async ({
  app: { page, open, host },
}) => {
  const key = await open('ringing');
  const until = new Date(Date.now() + 6_000).toISOString();
  host
    .world(key)
    .main.add({ type: 'alert.silenced', text: ringing, actor: 'ann', reason: 'a load test', until });
  const chip = page.getByTestId('alert-chip');
  await expect(chip).toHaveAttribute('data-tone', 'silenced');
  await expect(chip).toHaveAttribute('data-tone', 'loud');
});

test('a window makes no noise until a person was asked, and none once that person has quieted the rule', async ({
  app: { page, open, host },
}) => {
  const noise = await listen(page);
  const key = await open('ringing');
  await expect(page.getByTestId('alarm-question')).toContainText('with a sound and a desktop notification?');
  expect(await noise()).toEqual({ tones: 0, notices: [], asked: 0 });
  await page.getByTestId('alarm-yes').click();
  await expect(page.getByTestId('alarm-question')).toHaveCount(0);
  await expect.poll(noise).toMatchObject({ tones: 2, asked: 1 });
  const world = host.world(key);
  ring(world, [ringing, alsoRinging]);
  await expect
    .poll(async () => (await noise()).notices.at(-1))
    .toMatchObject({
      title: expect.stringMatching(/^2 alerts firing · 1\.0\.0/),
      body: `${ringing}\n${alsoRinging}`,
    });
  const { tones } = await noise();
  await page.getByRole('button', { name: `Acknowledge “${alsoRinging}”` }).click();
  await page.getByRole('button', { name: `Acknowledge “${ringing}”` }).click();
  await expect.poll(async () => (await noise()).notices.every(({ closed }) => closed)).toBe(true);
  expect((await noise()).tones).toBe(tones);
  await page.reload();
  ring(world, []);
  ring(world);
  await expect.poll(async () => (await noise()).tones).toBeGreaterThan(0);
  await expect(page.getByTestId('alarm-question')).toHaveCount(0);
});

test('a window that was told no stays silent, and is switched on in the pane or the palette', async ({
  app: { page, open },
}) => {
  const noise = await listen(page);
  await open('ringing');
  await page.getByTestId('alarm-no').click();
  await expect(page.getByTestId('alarm-question')).toHaveCount(0);
  expect(await noise()).toEqual({ tones: 0, notices: [], asked: 0 });
  const toggle = page.getByTestId('alarm-toggle');
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find items, sections').fill('sound and notif');
  await page.keyboard.press('Enter');
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(async () => (await noise()).tones).toBeGreaterThan(0);
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(async () => (await noise()).notices.every(({ closed }) => closed)).toBe(true);
});

test('a window that may not show notifications makes its sound all the same', async ({
  app: { page, open },
}) => {
  const noise = await listen(page, 'denied');
  await open('ringing');
  await page.getByTestId('alarm-yes').click();
  await expect.poll(noise).toMatchObject({ tones: 2, asked: 1, notices: [] });
});

test('a window that only watches cannot quiet a rule, and says why', async ({
  app: { page, open, host },
}) => {
  const key = await open('watching');
  const world = host.world(key);
  ring(world);
  await page.reload();
  const before = world.main.events.length;
  for (const name of [`Acknowledge “${ringing}”`, `Silence “${ringing}”…`]) {
    const button = page.getByRole('button', { name });
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription(/driven by mara on ops-2/);
  }
  expect(world.main.events).toHaveLength(before);
});
