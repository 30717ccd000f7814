import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Slot, slotMs } from '../../../../src/engine/judge/slots.ts';
import type { Traffic } from '../../../../src/engine/measures/traffic.ts';
import type { TrafficHistory } from '../../../../src/engine/watch/access/access-traffic.ts';
import { dayBefore } from '../../../../src/engine/watch/judging/day-before.ts';
import { JudgeWatch } from '../../../../src/engine/watch/judging/judge-watch.ts';
import { KeptSlots } from '../../../../src/engine/watch/judging/kept-slots.ts';
import type { EventBody, JournalEvent } from '../../../../src/shared/journal/events.ts';
import type { Judged } from '../../../../src/shared/journal/judgment-shape.ts';
import type { WorkItem } from '../../../../src/shared/plan/work.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const begun = Date.parse('2026-01-01T12:00:00Z');
const bounds = [10, 100, Number.POSITIVE_INFINITY];
const work = [{ id: 'deploy', kind: 'step', phaseKind: 'deploy', nature: 'effect' }] as WorkItem[];

/** So many slots from a time on, each with a hundred requests. */
function slots(from: number, count: number, errors = 0): readonly Slot[] {
  return Array.from({ length: count }, (_none, at) => ({
    at: from + at * slotMs,
    requests: 100,
    errors,
    durations: [48, 52, 0],
    gauges: {},
  }));
}

function past(host: string, all: readonly Slot[]): TrafficHistory {
  const [first] = all;
  return {
    host,
    bounds,
    from: first?.at ?? 0,
    to: (all.at(-1)?.at ?? 0) + slotMs,
    streams: new Map([['*', all]]),
  };
}

describe('the day before, as logs tell it', () => {
  it('is one where all hosts tell of it, and each host by itself', () => {
    const a = past('a', slots(begun, 10));
    const b = past('b', slots(begun + slotMs, 10, 2));
    const streams = dayBefore({ histories: [a, b], isWhole: true });
    expect(streams.map(({ kind, name, slots: all }) => [kind, name, all.length])).toEqual([
      ['all', '', 9],
      ['host', 'a', 10],
      ['host', 'b', 10],
    ]);
    expect(streams[0]?.slots[0]).toMatchObject({ requests: 200, errors: 2, durations: [96, 104, 0] });
  });

  it('keeps every count of a busy day, and durations of as many slots as tell enough', () => {
    const [whole] = dayBefore({ histories: [past('a', slots(begun, 4_000))], isWhole: true });
    expect(whole?.slots.length).toBe(4_000);
    expect(whole?.slots.filter(({ durations }) => durations !== null).length).toBe(182);
    const [quiet] = dayBefore({ histories: [past('a', slots(begun, 200))], isWhole: true });
    expect(quiet?.slots.every(({ durations }) => durations !== null)).toBe(true);
  });

  it('says nothing of the whole where something of it is not told', () => {
    const streams = dayBefore({ histories: [past('a', slots(begun, 3))], isWhole: false });
    expect(streams.map(({ kind, name }) => [kind, name])).toEqual([['host', 'a']]);
  });
});

describe('a release that nobody watched before', () => {
  let now: number;
  let told: Judged[];
  let watch: JudgeWatch;
  let file: string;
  const events: JournalEvent[] = [];

  const open = (): JudgeWatch =>
    new JudgeWatch({
      events,
      work: () => work,
      now,
      soakMs: 0,
      kept: new KeptSlots(file),
      judged: (judged) => told.push(judged),
    });

  beforeEach(async () => {
    now = begun;
    told = [];
    events.length = 0;
    file = join(await folder(), 'measured.ndjson');
    watch = open();
    await watch.resume();
  });

  function happen(body: Partial<EventBody> & Pick<EventBody, 'type'>): void {
    const event = { ...body, seq: 0, at: new Date(now).toISOString(), v: 1, prev: '' } as JournalEvent;
    events.push(event);
    watch.hear(event);
  }

  function deploy(): void {
    happen({ type: 'item.started', item: 'deploy', attempt: 1 });
    now += 30_000;
    happen({ type: 'item.ended', item: 'deploy', attempt: 1, outcome: 'passed' });
  }

  function answer(count: number, errors: number): void {
    const durations = new Map([
      [10, 12],
      [100, 25],
      [Number.POSITIVE_INFINITY, 25],
    ]);
    for (let part = 0; part < (count * slotMs) / 5_000; part += 1) {
      now += 5_000;
      const said: Traffic = { requests: 25, errors, durations };
      watch.take({ from: now - 5_000, at: now, host: 'here', traffic: new Map([['', said]]), gauges: {} });
    }
  }

  const day = (): TrafficHistory => past('here', slots(begun - 4_000 * slotMs, 4_000));

  it('is judged from its first minute by what the log knows', async () => {
    await watch.takeHistory({ histories: [day()], isWhole: true });
    deploy();
    answer(4, 1);
    expect(told.at(-1)).toMatchObject({
      verdict: 'go-back',
      worse: [{ measure: 'errors', before: 0, after: 4, sure: 'certain' }],
    });
  });

  it('is judged alike where the log is read only after the change, and by nothing of since', async () => {
    deploy();
    // What failed during and after the change must not become what was usual.
    const late = [...slots(begun - 4_000 * slotMs, 4_000), ...slots(begun, 50, 50)];
    await watch.takeHistory({ histories: [past('here', late)], isWhole: true });
    answer(4, 1);
    expect(told.at(-1)).toMatchObject({ verdict: 'go-back', worse: [{ before: 0 }] });
  });

  it('is judged alike by a console that opens after the change', async () => {
    deploy();
    watch = open();
    await watch.resume();
    const late = [...slots(begun - 4_000 * slotMs, 4_000), ...slots(begun, 50, 50)];
    await watch.takeHistory({ histories: [past('here', late)], isWhole: true });
    answer(4, 1);
    expect(told.at(-1)).toMatchObject({ verdict: 'go-back', worse: [{ before: 0 }] });
  });

  it('is not found worse for what was usual all day', async () => {
    await watch.takeHistory({
      histories: [past('here', slots(begun - 4_000 * slotMs, 4_000, 4))],
      isWhole: true,
    });
    deploy();
    answer(20, 1);
    expect(told.map(({ verdict }) => verdict)).not.toContain('go-back');
    expect(told.at(-1)?.steady).toEqual(expect.arrayContaining(['errors', 'p95']));
  });
});
