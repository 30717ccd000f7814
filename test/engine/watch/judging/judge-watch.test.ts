import { appendFile, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { slotMs } from '../../../../src/engine/judge/slots.ts';
import type { Traffic } from '../../../../src/engine/measures/traffic.ts';
import { JudgeWatch } from '../../../../src/engine/watch/judging/judge-watch.ts';
import { KeptSlots } from '../../../../src/engine/watch/judging/kept-slots.ts';
import type { Reading } from '../../../../src/engine/watch/judging/slot-book.ts';
import type { EventBody, JournalEvent } from '../../../../src/shared/journal/events.ts';
import type { Judged } from '../../../../src/shared/journal/judgment-shape.ts';
import type { WorkItem } from '../../../../src/shared/plan/work.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const begun = Date.parse('2026-01-01T12:00:00Z');
const work = [
  { id: 'check', kind: 'check', phaseKind: 'preflight' },
  { id: 'deploy', kind: 'step', phaseKind: 'deploy', nature: 'effect' },
  { id: 'look', kind: 'step', phaseKind: 'deploy', nature: 'check' },
] as WorkItem[];

/** Answers that take up to so long, ms: nine of ten below 100 ms where nothing is slow. */
function traffic(change: Partial<{ requests: number; errors: number; slow: number }> = {}): Traffic {
  const { requests = 100, errors = 0, slow = 0 } = change;
  const fast = Math.round(requests * 0.9 * (1 - slow));
  return {
    requests,
    errors,
    durations: new Map([
      [100, fast],
      [500, requests - Math.round(requests * slow)],
      [Number.POSITIVE_INFINITY, requests],
    ]),
  };
}

describe('what is measured beside a release', () => {
  let file: string;
  let now: number;
  let told: Judged[];
  let watch: JudgeWatch;
  let events: JournalEvent[];

  beforeEach(async () => {
    file = join(await folder(), 'measured.ndjson');
    now = begun;
    told = [];
    events = [];
    watch = await open();
  });

  async function open(): Promise<JudgeWatch> {
    const opened = new JudgeWatch({
      events,
      work: () => work,
      now,
      soakMs: 0,
      kept: new KeptSlots(file),
      judged: (judged) => told.push(judged),
    });
    await opened.resume();
    return opened;
  }

  function happen(body: Partial<EventBody> & Pick<EventBody, 'type'>): void {
    const event = { ...body, seq: 0, at: new Date(now).toISOString(), v: 1, prev: '' } as JournalEvent;
    events.push(event);
    watch.hear(event);
  }

  function deploy(item = 'deploy'): void {
    happen({ type: 'item.started', item, attempt: 1 });
    now += 30_000;
    happen({ type: 'item.ended', item, attempt: 1, outcome: 'passed' });
  }

  /** Lets the service answer for so many slots, a reading every five seconds of each host. */
  function answer(
    slots: number,
    said: (slot: number, host: string) => Traffic,
    hosts = ['here'],
    more = {},
  ): void {
    for (let slot = 0; slot < slots; slot += 1)
      for (let part = 0; part < slotMs / 5_000; part += 1) {
        now += 5_000;
        for (const host of hosts) {
          const reading: Reading = {
            from: now - 5_000,
            at: now,
            host,
            traffic: new Map([['', said(slot, host)]]),
            gauges: {},
            ...more,
          };
          watch.take(reading);
        }
      }
  }

  it('is nothing before the change, good when nothing got worse, and told slot by slot', () => {
    answer(30, () => traffic());
    expect(told).toEqual([]);
    deploy();
    answer(12, () => traffic());
    expect(told.length).toBeGreaterThanOrEqual(11);
    expect(told[0]).toMatchObject({ verdict: 'wait', worse: [] });
    expect(told.at(-1)).toMatchObject({ verdict: 'go', worse: [], missingMs: 0 });
    expect(told.at(-1)?.since).toBe('2026-01-01T12:10:30.000Z');
    expect(told.at(-1)?.steady).toEqual(expect.arrayContaining(['errors', 'p95']));
  });

  it('is what fails more often since, in figures', () => {
    answer(30, () => traffic());
    deploy();
    answer(8, () => traffic({ errors: 3 }));
    expect(told.at(-1)).toMatchObject({
      verdict: 'go-back',
      worse: [{ measure: 'errors', where: null, before: 0, after: 3, sure: 'certain' }],
    });
  });

  it('names the host that got slower', () => {
    const hosts = ['web-1', 'web-2', 'web-3'];
    answer(30, () => traffic(), hosts);
    deploy();
    answer(12, (_slot, host) => traffic({ slow: host === 'web-2' ? 0.3 : 0 }), hosts);
    expect(told.at(-1)?.verdict).toBe('go-back');
    expect(new Set(told.at(-1)?.worse.map(({ where }) => where))).toEqual(new Set(['web-2']));
  });

  it('is not judged by what the change itself did, nor by a command that only looks', () => {
    answer(30, () => traffic());
    happen({ type: 'item.started', item: 'deploy', attempt: 1 });
    answer(4, () => traffic({ errors: 100 }));
    happen({ type: 'item.ended', item: 'deploy', attempt: 1, outcome: 'passed' });
    answer(3, () => traffic());
    deploy('look');
    answer(9, () => traffic());
    expect(told.at(-1)).toMatchObject({ verdict: 'go', worse: [] });
  });

  it('begins anew with each further command of the change', () => {
    answer(30, () => traffic());
    deploy();
    answer(8, () => traffic({ errors: 3 }));
    deploy();
    answer(3, () => traffic());
    expect(told.at(-1)).toMatchObject({ verdict: 'wait', worse: [] });
  });

  it('is over once production is taken back', () => {
    answer(30, () => traffic());
    deploy();
    happen({ type: 'rollback.started', run: 'back', actor: 'ann' });
    answer(10, () => traffic({ errors: 50 }));
    expect(told).toEqual([]);
  });

  it('leaves out what was counted over a gap', () => {
    answer(30, () => traffic());
    deploy();
    answer(2, () => traffic());
    now += 300_000;
    watch.take({
      from: now - 300_000,
      at: now,
      host: 'here',
      traffic: new Map([['', traffic({ errors: 90 })]]),
      gauges: {},
    });
    answer(9, () => traffic());
    expect(told.at(-1)?.worse).toEqual([]);
  });

  it('says that it cannot say, where nothing was measured before', () => {
    deploy();
    answer(40, () => traffic({ errors: 40 }));
    expect(told.at(-1)).toMatchObject({ verdict: 'wait', worse: [], missingMs: null });
  });

  it('is not drowned by routes that come and go', () => {
    const routes = (slot: number, errors: number) => ({
      traffic: new Map([
        ['/users', traffic({ errors })],
        ...Array.from(
          { length: 20 },
          (_none, at) => [`/made-up/${slot}-${at}-${now}`, traffic({ requests: 2 })] as const,
        ),
      ]),
    });
    for (let slot = 0; slot < 30; slot += 1) answer(1, () => traffic(), ['here'], routes(slot, 0));
    deploy();
    for (let slot = 0; slot < 8; slot += 1) answer(1, () => traffic(), ['here'], routes(slot, 3));
    expect(told.at(-1)).toMatchObject({
      verdict: 'go-back',
      worse: [{ measure: 'errors', sure: 'certain' }],
    });
  });

  it('is not blamed on a release where it is only the time of day', () => {
    /** Half of the answers are slow around the hour at which the release comes, and were so yesterday. */
    const byHour = (): Traffic => traffic({ slow: Math.abs(((now - begun) / 3_600_000) % 24) < 1 ? 0.5 : 0 });
    for (let hour = 0; hour < 24; hour += 1) answer(180, byHour);
    answer(20, byHour);
    deploy();
    answer(12, byHour);
    expect(told.at(-1)).toMatchObject({ verdict: 'go', worse: [] });
  });

  it('is kept for the console that opens the run again', async () => {
    answer(30, () => traffic());
    deploy();
    answer(4, () => traffic({ errors: 2 }));
    await expect.poll(async () => (await readFile(file, 'utf8')).split('\n').length).toBeGreaterThan(30);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await appendFile(file, '{"phase":"after","slots":[{"ki');
    told = [];
    watch = await open();
    answer(2, () => traffic({ errors: 2 }));
    expect(told.at(-1)).toMatchObject({
      verdict: 'go-back',
      worse: [{ measure: 'errors', before: 0, after: 2 }],
    });
  });

  it('is not written by a console that only watches', async () => {
    const watcher = new KeptSlots(file, () => false);
    watcher.append({ phase: 'after', at: now });
    await watcher.settled();
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });

  it('does without what was kept where that is of no use', async () => {
    await writeFile(file, 'nonsense\n{"at":"x"}\n[]\nnull\n');
    watch = await open();
    answer(30, () => traffic());
    deploy();
    answer(12, () => traffic());
    expect(told.at(-1)?.verdict).toBe('go');
  });
});
