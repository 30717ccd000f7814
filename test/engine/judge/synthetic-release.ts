import { type Comparison, type Slot, type Stream, slotMs } from '../../../src/engine/judge/slots.ts';
import { normal, poisson, type Random, randomOf } from './random.ts';

/** What goes wrong with a release, from the moment it is out. */
export type Fault =
  | 'none'
  | 'p95'
  | 'slow-third'
  | 'errors'
  | 'leak'
  | 'one-host'
  | 'one-route'
  | 'connections';

/** A service, its traffic, and a release into it; all of it follows from the seed. */
export interface ReleaseSpec {
  readonly seed: number;
  readonly fault: Fault;
  /** How large the fault is, 1 as named: p95 +30 %, three of ten 100 times slower, errors 0.05 → 0.5 %, +1 % a minute, …. */
  readonly size?: number;
  /** Requests a second of the whole service, day and night; drawn, with the rhythm of a week and with bursts, where it is left out. */
  readonly traffic?: number;
  readonly baseMinutes?: number;
  readonly watchedMinutes?: number;
}

/** What a console that had been open since ten minutes before a release has measured of it. */
export interface SyntheticRelease {
  /** The streams up to so many slots after the change. */
  upTo(slots: number): readonly Comparison[];
  readonly slots: number;
}

const bounds = [5, 10, 25, 50, 75, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, Number.POSITIVE_INFINITY];
const day = 86_400;
const slotSeconds = slotMs / 1_000;
/** The service is replaced for so long; nobody judges what it says meanwhile. */
const deploySeconds = 40;

/** The drawn nature of one service. */
interface Service {
  readonly traffic: number;
  readonly start: number;
  readonly median: number;
  readonly sigma: number;
  readonly errorRate: number;
  readonly hosts: number;
  readonly routes: number;
  readonly memory: { readonly footprint: number; readonly sawtooth: number; readonly period: number };
  readonly bursts: readonly { readonly from: number; readonly to: number; readonly times: number }[];
  readonly restarts: readonly number[];
}

/** Draws a release: ten minutes before it, the change, and a quarter of an hour since, in slots. */
export function drawRelease(spec: ReleaseSpec): SyntheticRelease {
  const random = randomOf(spec.seed);
  const base = (spec.baseMinutes ?? 10) * 60;
  const watched = (spec.watchedMinutes ?? 15) * 60;
  const service = drawService(spec, random, { base, watched });
  const names = service.routes > 0 ? routeNames(service.routes) : hostNames(service.hosts);
  const kind = service.routes > 0 ? 'route' : 'host';
  const parts = names.map((name, at) => {
    const share = service.routes > 0 ? routeShare(at, service.routes) : 1 / service.hosts;
    const draw = (from: number, since: number | null): Slot =>
      drawSlot({ spec, service, random, share, from, since, part: at });
    return {
      name,
      before: slotsFrom(service.start, base).map((from) => draw(from, null)),
      after: slotsFrom(service.start + base + deploySeconds, watched).map((from, slot) =>
        draw(from, slot * slotSeconds),
      ),
    };
  });
  const streamOf = (slots: readonly Slot[], of: Pick<Stream, 'kind' | 'name'>): Stream => ({
    ...of,
    bounds,
    slots,
  });
  const all = { kind: 'all', name: '' } as const;
  const whole = {
    before: sumSlots(parts.map(({ before }) => before)),
    after: sumSlots(parts.map(({ after }) => after)),
  };
  const upTo = (slots: number, of: Pick<Stream, 'kind' | 'name'>, drawn: typeof whole): Comparison => ({
    before: streamOf(drawn.before, of),
    after: streamOf(drawn.after.slice(0, slots), of),
  });
  return {
    slots: Math.floor(watched / slotSeconds),
    upTo: (slots) => [
      upTo(slots, all, whole),
      ...(parts.length === 1 ? [] : parts.map((part) => upTo(slots, { kind, name: part.name }, part))),
    ],
  };
}

function drawService(
  { fault, traffic }: ReleaseSpec,
  random: Random,
  { base, watched }: { readonly base: number; readonly watched: number },
): Service {
  const whole = base + deploySeconds + watched;
  const start = Math.floor(random() * 7 * day);
  const hosts = fault === 'one-host' ? 6 : ([1, 1, 2, 6][Math.floor(random() * 4)] ?? 1);
  const routes = fault === 'one-route' ? 20 : fault === 'one-host' || random() < 0.7 ? 0 : 20;
  const bursts = Array.from({ length: poisson(random, 0.8) }, () => {
    const from = start + random() * whole;
    return { from, to: from + 40 + random() * 260, times: 1.3 + random() * 1.7 };
  });
  const restarts = fault === 'none' && random() < 0.3 ? [start + random() * whole] : [];
  return {
    traffic: traffic ?? [0.5, 5, 20, 20, 60, 150][Math.floor(random() * 6)] ?? 20,
    start,
    median: 12 + random() * 60,
    sigma: 0.45 + random() * 0.45,
    errorRate: traffic === undefined ? 0.0002 * Math.exp(normal(random)) : 0.0005,
    hosts,
    routes,
    memory: {
      footprint: 1 + 0.012 * normal(random),
      sawtooth: random() < 0.4 ? 0.02 + random() * 0.06 : 0,
      period: 90 + random() * 240,
    },
    bursts,
    restarts,
  };
}

interface SlotDraw {
  readonly spec: ReleaseSpec;
  readonly service: Service;
  readonly random: Random;
  readonly share: number;
  /** Seconds of the week. */
  readonly from: number;
  /** Seconds since the change; null before it. */
  readonly since: number | null;
  /** Which host or route. */
  readonly part: number;
}

function drawSlot({ spec, service, random, share, from, since, part }: SlotDraw): Slot {
  const load = spec.traffic === undefined ? rhythm(from) * burstAt(service, from) : 1;
  const expected = service.traffic * load * share * slotSeconds;
  const requests = poisson(random, expected);
  const restart = service.restarts.find((at) => from <= at && at < from + slotSeconds);
  const { slower, slowShare, failing } = faultOf(spec, since, part);
  const cold = since !== null && since < 40 ? 1.25 - since * 0.00625 : 1;
  const median = service.median * (1 + 0.12 * (load - 1)) * cold * Math.exp(0.03 * normal(random));
  const durations = drawDurations(random, requests, {
    median: median * slower,
    sigma: service.sigma,
    slowShare,
  });
  const outage = restart === undefined ? 0 : Math.min(requests, poisson(random, 4 + expected * 0.06));
  const errors = Math.min(requests, poisson(random, requests * (service.errorRate + failing)) + outage);
  return {
    at: from * 1_000,
    requests,
    errors,
    durations,
    gauges: drawGauges({ spec, service, random, from, since, share, part, load }),
  };
}

/** A week of people: quiet nights, quieter weekends. */
function rhythm(second: number): number {
  const daily = 1 + 0.6 * Math.sin((2 * Math.PI * (second % day)) / day - 2);
  const weekday = Math.floor(second / day) % 7;
  return daily * (weekday >= 5 ? 0.7 : 1);
}

function burstAt({ bursts }: Service, second: number): number {
  return bursts.reduce(
    (times, burst) => (burst.from <= second && second < burst.to ? times * burst.times : times),
    1,
  );
}

interface FaultNow {
  readonly slower: number;
  readonly slowShare: number;
  readonly failing: number;
}

function faultOf({ fault, size = 1 }: ReleaseSpec, since: number | null, part: number): FaultNow {
  const well = { slower: 1, slowShare: 0, failing: 0 };
  if (since === null) return well;
  if (fault === 'p95') return { ...well, slower: 1 + 0.3 * size };
  if (fault === 'slow-third') return { ...well, slowShare: 0.3 * size };
  if (fault === 'errors') return { ...well, failing: 0.0045 * size };
  if (fault === 'one-host' && part === 3) return { ...well, slower: 1 + size, failing: 0.02 * size };
  if (fault === 'one-route' && part === 4) return { ...well, slower: 1 + size, failing: 0.05 * size };
  return well;
}

/** So many answers by how long they took: lognormal, with a slow one in three hundred, and the slow share a hundred times slower. */
function drawDurations(
  random: Random,
  requests: number,
  {
    median,
    sigma,
    slowShare,
  }: { readonly median: number; readonly sigma: number; readonly slowShare: number },
): readonly number[] {
  const counts = bounds.map(() => 0);
  for (let request = 0; request < requests; request += 1) {
    const usual = median * Math.exp(sigma * normal(random));
    const lot = random();
    const took = lot < slowShare ? usual * 100 : lot > 0.9967 ? usual * 8 : usual;
    const at = bounds.findIndex((bound) => took <= bound);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}

function drawGauges({
  spec,
  service,
  random,
  from,
  since,
  share,
  load,
}: SlotDraw & { readonly load: number }): Slot['gauges'] {
  const { footprint, sawtooth, period } = service.memory;
  const minutes = (since ?? 0) / 60;
  const restarted = service.restarts.find((at) => at <= from);
  const born = since !== null ? since : restarted === undefined ? Number.POSITIVE_INFINITY : from - restarted;
  const warm = 1 - 0.35 * Math.exp(-born / 150);
  const leak = spec.fault === 'leak' ? 1 + 0.01 * (spec.size ?? 1) * minutes : 1;
  const saw = sawtooth * ((from % period) / period);
  const memory =
    400 *
    share *
    warm *
    (since === null ? 1 : footprint) *
    leak *
    (1 + saw + 0.02 * (load - 1)) *
    Math.exp(0.006 * normal(random));
  const busy = service.traffic * load * share * 0.08;
  const held =
    spec.fault === 'connections' && since !== null
      ? minutes * 1.2 * (spec.size ?? 1) * Math.max(0.5, service.traffic / 20) * share
      : 0;
  const database = 4 + poisson(random, busy) + held;
  return { memory, database };
}

function slotsFrom(start: number, seconds: number): readonly number[] {
  return Array.from({ length: Math.floor(seconds / slotSeconds) }, (_none, at) => start + at * slotSeconds);
}

function sumSlots(parts: readonly (readonly Slot[])[]): readonly Slot[] {
  const [first = [], ...others] = parts;
  return first.map((slot, at) =>
    others.reduce((sum, other) => {
      const more = other[at];
      if (more === undefined) return sum;
      return {
        at: sum.at,
        requests: sum.requests + more.requests,
        errors: (sum.errors ?? 0) + (more.errors ?? 0),
        durations: (sum.durations ?? []).map((count, bound) => count + (more.durations?.[bound] ?? 0)),
        gauges: Object.fromEntries(
          Object.entries(sum.gauges).map(([name, value]) => [name, value + (more.gauges[name] ?? 0)]),
        ),
      };
    }, slot),
  );
}

function hostNames(hosts: number): readonly string[] {
  return Array.from({ length: hosts }, (_none, at) => `web-${at + 1}`);
}

function routeNames(routes: number): readonly string[] {
  return Array.from({ length: routes }, (_none, at) => `/route/${at + 1}`);
}

/** A few routes have most of the traffic. */
function routeShare(at: number, routes: number): number {
  const weight = (rank: number): number => 1 / (rank + 3);
  const whole = Array.from({ length: routes }, (_none, rank) => weight(rank)).reduce(
    (sum, each) => sum + each,
    0,
  );
  return weight(at) / whole;
}
