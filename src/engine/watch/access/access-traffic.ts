import { type Slot, slotMs } from '../../judge/slots.ts';
import { type Buckets, quantileOf } from '../../measures/latency.ts';
import type { Traffic } from '../../measures/traffic.ts';
import { type AccessAnswer, everything, type SlotCounts } from './access-answer.ts';
import { accessBounds } from './access-bounds.ts';

/** What a log says of the time before it was read for the first time. */
export interface TrafficHistory {
  /** Tells its host from the others. */
  readonly host: string;
  /** Upper bounds of the durations in ms. */
  readonly bounds: readonly number[];
  /** From the oldest slot that the log holds whole up to the newest, by this machine's clock, epoch ms. */
  readonly from: number;
  readonly to: number;
  /** By the route, `*` for everything: its slots in order of time, one without requests included in everything alone. */
  readonly streams: ReadonlyMap<string, readonly Slot[]>;
}

/** The slots of a first reading, shifted onto this machine's clock; null where the log holds no whole slot. `now` in epoch ms. */
export function historyOf(answer: AccessAnswer, host: string, now: number): TrafficHistory | null {
  const { at, first, counts } = answer;
  if (at === null || first === null) return null;
  const shift = Math.round((now - at * 1_000) / slotMs);
  // The first slot may be cut off in front, the last one is not over.
  const [from, to] = [Math.floor(first / 20) + 1, Math.floor(at / 20)];
  if (to <= from) return null;
  const isTimed = [...(counts.get(everything)?.values() ?? [])].some(({ durations }) => durations.size > 0);
  const streams = [...counts].map(([name, slots]): [string, readonly Slot[]] => {
    const numbers =
      name === everything
        ? Array.from({ length: to - from }, (_none, index) => from + index)
        : inOrder(slots);
    return [
      name,
      numbers
        .filter((number) => number >= from && number < to)
        .map((number) => slotOf((number + shift) * slotMs, slots.get(number), isTimed)),
    ];
  });
  return {
    host,
    bounds: isTimed ? accessBounds : [],
    from: (from + shift) * slotMs,
    to: (to + shift) * slotMs,
    streams: new Map(streams),
  };
}

function inOrder(slots: ReadonlyMap<number, SlotCounts>): readonly number[] {
  return [...slots.keys()].sort((a, b) => a - b);
}

function slotOf(at: number, counts: SlotCounts | undefined, isTimed: boolean): Slot {
  const { requests = 0, failed = 0, durations = new Map<number, number>() } = counts ?? {};
  return {
    at,
    requests,
    errors: failed,
    durations: isTimed ? accessBounds.map((_bound, index) => durations.get(index) ?? 0) : null,
    gauges: {},
  };
}

/** What was answered between two readings, by route; what belongs to none that is counted has no name. `hasTimes`: the log times requests. */
export function trafficOf({ counts }: AccessAnswer, hasTimes: boolean): ReadonlyMap<string, Traffic> {
  const all = sumOf(counts.get(everything));
  if (all.requests === 0) return new Map();
  const rest = { ...all, durations: new Map(all.durations) };
  const traffic = new Map<string, Traffic>();
  for (const [name, slots] of counts) {
    if (name === everything) continue;
    const route = sumOf(slots);
    traffic.set(name, asTraffic(route, hasTimes));
    rest.requests -= route.requests;
    rest.failed -= route.failed;
    for (const [at, count] of route.durations) rest.durations.set(at, (rest.durations.get(at) ?? 0) - count);
  }
  if (rest.requests > 0) traffic.set('', asTraffic(rest, hasTimes));
  return traffic;
}

interface Sum {
  requests: number;
  failed: number;
  durations: Map<number, number>;
}

function sumOf(slots: ReadonlyMap<number, SlotCounts> | undefined): Sum {
  const sum: Sum = { requests: 0, failed: 0, durations: new Map() };
  for (const { requests, failed, durations } of slots?.values() ?? []) {
    sum.requests += requests;
    sum.failed += failed;
    for (const [at, count] of durations) sum.durations.set(at, (sum.durations.get(at) ?? 0) + count);
  }
  return sum;
}

function asTraffic({ requests, failed, durations }: Sum, hasTimes: boolean): Traffic {
  return { requests, errors: failed, durations: hasTimes ? bucketsOf(durations) : null };
}

function bucketsOf(durations: ReadonlyMap<number, number>): Buckets {
  let below = 0;
  return new Map(
    accessBounds.map((bound, at) => {
      below += durations.get(at) ?? 0;
      return [bound, below];
    }),
  );
}

/** Quantiles that rules and tiles speak of, by the tile. */
const quantiles = {
  latency: 0.95,
  'latency p50': 0.5,
  'latency p90': 0.9,
  'latency p99': 0.99,
  'latency p999': 0.999,
} as const;

/**
 * The tiles of what was answered within `ms`: error rate in percent, requests per second, and quantiles in ms where `isTimed`. Null where
 * nothing was answered that could tell.
 */
export function accessValues(
  answer: AccessAnswer,
  ms: number,
  isTimed: boolean,
): Readonly<Record<string, number | null>> {
  const { requests, failed, durations } = sumOf(answer.counts.get(everything));
  const buckets = bucketsOf(durations);
  return {
    errors: requests === 0 ? null : (failed / requests) * 100,
    throughput: ms <= 0 ? null : requests / (ms / 1_000),
    ...Object.fromEntries(
      Object.entries(quantiles).map(([id, quantile]) => [id, isTimed ? quantileOf(buckets, quantile) : null]),
    ),
  };
}
