import { added, type Slot } from '../../judge/slots.ts';
import { everything } from '../access/access-answer.ts';
import type { TrafficHistory } from '../access/access-traffic.ts';
import type { Histories } from './counted-once.ts';
import type { ClosedSlot } from './slot-book.ts';

/** Slots of one stream from before the run was watched, in order of time. */
export interface PastStream extends Pick<ClosedSlot, 'kind' | 'name' | 'bounds'> {
  readonly slots: readonly Slot[];
}

/** What several hosts say of the time before, as the streams that are judged: the whole, each host where there are several, each route. Pure. */
export function dayBefore({ histories, isWhole }: Histories): readonly PastStream[] {
  const hosts = histories.map(({ host, bounds, streams }) => ({
    kind: 'host' as const,
    name: host,
    bounds,
    slots: streams.get(everything) ?? [],
  }));
  const ofHosts = hosts.length < 2 && isWhole ? [] : hosts;
  return (isWhole ? [...wholeAndRoutes(histories), ...ofHosts] : ofHosts).map(thinned);
}

/** So many slots, and requests in them, tell of durations as well as a day does: it compares 90 slots, and a p99 takes 200 requests. */
const enough = { slots: 180, requests: 18_000 } as const;

/** A busy day with durations in every few slots only: a look at all of them, route by route, would hold up everything else. */
function thinned(stream: PastStream): PastStream {
  const { slots } = stream;
  const requests = slots.reduce((sum, slot) => sum + slot.requests, 0);
  const step = Math.floor(Math.min(slots.length / enough.slots, requests / enough.requests));
  if (step < 2) return stream;
  return {
    ...stream,
    slots: slots.map((slot, at) => (at % step === 0 ? slot : { ...slot, durations: null })),
  };
}

function wholeAndRoutes(histories: readonly TrafficHistory[]): readonly PastStream[] {
  const from = Math.max(...histories.map((each) => each.from));
  const to = Math.min(...histories.map((each) => each.to));
  const bounds = histories.find((each) => each.bounds.length > 0)?.bounds ?? [];
  const names = new Set(histories.flatMap(({ streams }) => [...streams.keys()]));
  return [...names].map((name) => {
    const slots = new Map<number, Slot>();
    for (const slot of histories.flatMap(({ streams }) => streams.get(name) ?? [])) {
      if (slot.at < from || slot.at >= to) continue;
      const same = slots.get(slot.at);
      slots.set(slot.at, same === undefined ? slot : sumOf(same, slot));
    }
    const inOrder = [...slots.values()].sort((a, b) => a.at - b.at);
    return name === everything
      ? { kind: 'all', name: '', bounds, slots: inOrder }
      : { kind: 'route', name, bounds, slots: inOrder };
  });
}

function sumOf(a: Slot, b: Slot): Slot {
  return {
    at: a.at,
    requests: a.requests + b.requests,
    errors: a.errors === null || b.errors === null ? null : a.errors + b.errors,
    durations: added(a.durations, b.durations),
    gauges: {},
  };
}
