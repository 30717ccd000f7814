import { type Slot, type Stream, slotMs } from '../../judge/slots.ts';
import type { Traffic } from '../../measures/traffic.ts';

/** What one source said between two of its answers. */
export interface Reading {
  /** When it arrived, and when the answer before it did, epoch ms. */
  readonly at: number;
  readonly from: number;
  /** Tells its source from the others; hosts are shown by it. */
  readonly host: string;
  readonly traffic: ReadonlyMap<string, Traffic>;
  readonly gauges: Readonly<Record<string, number | null>>;
}

/** A slot of one stream that is over. */
export interface ClosedSlot extends Pick<Stream, 'kind' | 'name'> {
  readonly bounds: readonly number[];
  readonly slot: Slot;
}

/** What was measured of a run before and since its change, a line each; the newest change counts. */
export type KeptLine =
  | { readonly phase: 'after'; readonly at: number }
  | { readonly phase: 'before' | 'after'; readonly slots: readonly ClosedSlot[] };

/** A source that was not heard for longer than this left a gap. */
const longestMs = 3 * slotMs;

/** Routes beyond the busiest so many are part of the whole only. */
const mostRoutes = 30;

/** Sums up readings into slots of the whole, of each host where there are several, and of each route. */
export class SlotBook {
  readonly #closed: (slots: readonly ClosedSlot[]) => void;
  #origin: number;
  #index = 0;
  #readings: Reading[] = [];

  constructor(origin: number, closed: (slots: readonly ClosedSlot[]) => void) {
    this.#origin = origin;
    this.#closed = closed;
  }

  /** Slots are counted from here on; the one that was open is given up. */
  restart(origin: number): void {
    this.#origin = origin;
    this.#index = 0;
    this.#readings = [];
  }

  add(reading: Reading): void {
    // What was counted partly before the slots begin, or over a gap, belongs to no slot.
    if (reading.from < this.#origin || reading.at - reading.from > longestMs) return;
    const index = Math.floor((reading.at - this.#origin) / slotMs);
    if (index > this.#index && this.#readings.length > 0) this.#closed(this.#sumUp());
    if (index > this.#index) this.#readings = [];
    this.#index = Math.max(this.#index, index);
    this.#readings.push(reading);
  }

  #sumUp(): readonly ClosedSlot[] {
    const at = this.#origin + this.#index * slotMs;
    const hosts = [...Map.groupBy(this.#readings, ({ host }) => host)];
    const everything = this.#readings.flatMap(({ traffic }) => [...traffic]);
    const routes = [...Map.groupBy(everything, ([route]) => route)].filter(([route]) => route !== '');
    const busiest = routes
      .map(([name, parts]) => ({ name, parts: parts.map(([, part]) => part) }))
      .sort((a, b) => requestsOf(b.parts) - requestsOf(a.parts))
      .slice(0, mostRoutes);
    // What several hosts hold is compared host by host: one that does not answer must not look like memory given back.
    const held = hosts.length === 1 ? gaugesOf(this.#readings) : {};
    return [
      {
        kind: 'all',
        name: '',
        ...slotOf(
          at,
          everything.map(([, part]) => part),
          held,
        ),
      },
      ...(hosts.length < 2
        ? []
        : hosts.map(([name, said]) => ({
            kind: 'host' as const,
            name,
            ...slotOf(
              at,
              said.flatMap(({ traffic }) => [...traffic.values()]),
              gaugesOf(said),
            ),
          }))),
      ...(busiest.length < 2
        ? []
        : busiest.map(({ name, parts }) => ({ kind: 'route' as const, name, ...slotOf(at, parts, {}) }))),
    ];
  }
}

function requestsOf(parts: readonly Traffic[]): number {
  return parts.reduce((sum, { requests }) => sum + requests, 0);
}

function slotOf(
  at: number,
  parts: readonly Traffic[],
  gauges: Slot['gauges'],
): Pick<ClosedSlot, 'bounds' | 'slot'> {
  const requests = Math.round(requestsOf(parts));
  const errors = parts.reduce<number | null>(
    (sum, part) => (sum === null || part.errors === null ? null : sum + part.errors),
    0,
  );
  const { bounds, counts } = durationsOf(parts);
  return {
    bounds,
    slot: { at, requests, errors: errors === null ? null : Math.round(errors), durations: counts, gauges },
  };
}

/** Counts by bound, each of its own; null where a part is timed by other bounds than the rest, or not at all. */
function durationsOf(parts: readonly Traffic[]): {
  readonly bounds: readonly number[];
  readonly counts: readonly number[] | null;
} {
  const [first] = parts;
  const bounds = [...(first?.durations?.keys() ?? [])];
  if (bounds.length === 0) return { bounds: [], counts: null };
  const counts = bounds.map(() => 0);
  for (const { durations } of parts) {
    if (durations === null || durations.size !== bounds.length) return { bounds, counts: null };
    let below = 0;
    for (const [at, bound] of bounds.entries()) {
      const upTo = durations.get(bound);
      if (upTo === undefined) return { bounds, counts: null };
      counts[at] = (counts[at] ?? 0) + upTo - below;
      below = upTo;
    }
  }
  return { bounds, counts };
}

/** The mean of what was read of each gauge. */
function gaugesOf(readings: readonly Reading[]): Slot['gauges'] {
  const names = new Set(readings.flatMap(({ gauges }) => Object.keys(gauges)));
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const values = readings.flatMap(({ gauges }) => gauges[name] ?? []);
      return values.length === 0
        ? []
        : [[name, values.reduce((sum, value) => sum + value, 0) / values.length]];
    }),
  );
}
