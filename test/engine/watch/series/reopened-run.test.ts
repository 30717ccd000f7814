import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Engine } from '../../../../src/engine/index.ts';
import { historyMessages } from '../../../../src/engine/watch/history.ts';
import { readKeptSeries } from '../../../../src/engine/watch/series/kept-series.ts';
import type { LiveMessage, Sample } from '../../../../src/shared/wire/live.ts';
import { type MeteredService, startMeteredService } from '../../../support/metered-service.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const soon = { timeout: 15_000, interval: 50 };
let service: MeteredService;
beforeEach(async () => {
  service = await startMeteredService();
});
afterEach(() => service.stop());

const samplesIn = (messages: readonly LiveMessage[], id: string): readonly Sample[] =>
  messages.flatMap((message) => (message.type === 'samples' ? (message.samples[id] ?? []) : []));

async function begin() {
  const dir = await folder();
  await writeFile(join(dir, 'PLAN.md'), '# P\n\n## Deployment\n\n- [ ] Done\n');
  await writeFile(
    join(dir, 'PLAN.slipway.yaml'),
    `version: 1\nmetrics: [{ scrape: "${service.metrics}", every: 250ms }]\n`,
  );
  const state = join(dir, 'state');
  const engine = new Engine({ state });
  const handle = await engine.createRun(join(dir, 'PLAN.md'));
  const watch = engine.watch(handle);
  await expect.poll(() => samplesIn(watch.snapshot(), 'throughput').length, soon).toBeGreaterThan(2);
  return { state, engine, handle, watch };
}

it('a run that is opened again shows what was measured before, then a gap, then what is measured now', async () => {
  const { state, engine, handle, watch } = await begin();
  const before = samplesIn(watch.snapshot(), 'throughput');
  await engine.close();
  const again = new Engine({ state });
  try {
    const reopened = again.watch(await again.run(handle.session.run));
    await reopened.resumed;
    await expect
      .poll(() => samplesIn(reopened.snapshot(), 'throughput').at(-1)?.value ?? null, soon)
      .not.toBeNull();
    const shown = samplesIn(reopened.snapshot(), 'throughput');
    expect(shown.map(({ at }) => at)).toEqual(expect.arrayContaining(before.map(({ at }) => at)));
    const gap = shown.findLastIndex(({ value }) => value === null);
    expect(shown[gap]?.at).toBeGreaterThan(before.at(-1)?.at ?? Number.POSITIVE_INFINITY);
  } finally {
    await again.close();
  }
});

it('a run that is over shows its tiles as history, and nothing that is measured later', async () => {
  const { state, engine, handle, watch } = await begin();
  const item = handle.session.work[0]?.id ?? '';
  await handle.session.append({ type: 'item.ticked', item, actor: 'me' });
  await handle.driver.finish();
  const { asked } = service;
  await expect.poll(() => service.asked, soon).toBeGreaterThan(asked + 2);
  const last = samplesIn(watch.snapshot(), 'throughput').at(-1)?.at ?? 0;
  await engine.close();
  const ended = Date.parse(handle.session.state.endedAt ?? '');
  const kept = (await readKeptSeries(handle.session.files.series)).series.get('throughput') ?? [];
  expect(kept.at(-1)?.at).toBeLessThanOrEqual(ended);
  expect(last).toBeGreaterThan(ended);
  const again = new Engine({ state });
  try {
    const messages = await historyMessages((await again.run(handle.session.run)).session);
    expect(messages).toContainEqual({
      type: 'tiles',
      tiles: expect.arrayContaining([expect.objectContaining({ id: 'throughput', verdict: 'pass' })]),
    });
    expect(samplesIn(messages, 'throughput').map(({ at }) => at)).toEqual(kept.map(({ at }) => at));
  } finally {
    await again.close();
  }
});
