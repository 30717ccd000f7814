import type { NamedValue } from '../../measures/named-series.ts';
import type { HostReadings, SourceKind, WhySilent } from '../../measures/readings.ts';
import { measureSpecs } from '../../measures/tiles.ts';
import type { HostStats } from '../metrics/host-stats.ts';
import { placeOf } from '../metrics/host-tiles.ts';

/** A source that is polled, with what it said last. */
interface Watched {
  readonly source: {
    readonly kind: SourceKind;
    readonly host: string | null;
    readonly address: string;
    readonly access?: unknown;
    readonly command?: unknown;
  };
  readonly answers: number;
  readonly values: Readonly<Record<string, number | null>>;
  readonly named: Readonly<Record<string, NamedValue>>;
  readonly atLeast: ReadonlySet<string>;
  readonly unreadable: Readonly<Record<string, string>>;
  readonly missing: ReadonlySet<string>;
  readonly up: number | null;
  readonly stats: HostStats | null;
  readonly silentSince: number | null;
  readonly reason: string | null;
  readonly mayPass: boolean;
}

/**
 * What sources say, gathered by the host that they are asked on. Where there is a metrics page, access logs measure no rule: they count
 * and time other things, and a rule may roll back by itself.
 */
export function readingsOf(sources: readonly Watched[]): readonly HostReadings[] {
  const hasPage = sources.some(({ source }) => source.kind === 'scrape' && source.access === undefined);
  const asked = hasPage ? sources.filter(({ source }) => source.access === undefined) : sources;
  const byHost = Map.groupBy(asked, ({ source }) => source.host);
  return [...byHost].map(([host, some]): HostReadings => {
    const scrapes = some.filter(({ source }) => source.kind === 'scrape');
    const values = some.filter(({ source }) => source.kind === 'values');
    const own = some.filter(({ source }) => source.kind === 'host');
    const stats = own[0]?.stats ?? null;
    return {
      host,
      tiles: Object.fromEntries(
        measureSpecs.map(({ id, unit }) => [id, { ...firstValue([...scrapes, ...values], id), unit }]),
      ),
      named: Object.fromEntries([...scrapes, ...values, ...own].flatMap(namedBy)),
      up: upOf(scrapes.filter(({ source }) => source.access === undefined)),
      memoryPercent: stats?.memoryPercent ?? null,
      cpuPercent: stats?.cpuPercent ?? null,
      diskFreePercent: stats?.diskFreePercent ?? null,
      missing: missingIn(scrapes),
      unreadable: Object.assign({}, ...scrapes.map(({ unreadable }) => unreadable)),
      whySilent: Object.fromEntries(
        [...Map.groupBy(some, ({ source }) => source.kind)].map(([kind, alike]) => [kind, whyOf(alike)]),
      ),
      asked: Object.fromEntries(
        [...Map.groupBy(some, ({ source }) => source.kind)].map(([kind, alike]) => [
          kind,
          alike.map(({ source, answers }) => ({ place: placeOf(source), answers })),
        ]),
      ),
      silentSince: Object.fromEntries(
        [...Map.groupBy(some, ({ source }) => source.kind)].map(([kind, alike]) => [kind, earliest(alike)]),
      ),
    };
  });
}

function namedBy({ source, named }: Watched): readonly (readonly [string, NamedValue])[] {
  const all = Object.entries(named);
  const { kind } = source;
  return kind === 'scrape' ? all : all.map(([rule, value]) => [rule, { ...value, by: kind }]);
}

/** Down where one page does not answer; up only where all do. */
function upOf(scrapes: readonly Watched[]): number | null {
  if (scrapes.some(({ up }) => up === 0)) return 0;
  return scrapes.length === 0 || scrapes.some(({ up }) => up === null) ? null : 1;
}

/** What one of several pages has is not missing. */
function missingIn(scrapes: readonly Watched[]): ReadonlySet<string> {
  const [first, ...others] = scrapes;
  return new Set([...(first?.missing ?? [])].filter((id) => others.every(({ missing }) => missing.has(id))));
}

function firstValue(
  scrapes: readonly Watched[],
  tile: string,
): { readonly value: number | null; readonly isAtLeast: boolean } {
  const known = scrapes.find(({ values }) => values[tile] != null);
  return { value: known?.values[tile] ?? null, isAtLeast: known?.atLeast.has(tile) === true };
}

/** Why one of several sources is not read; what does not pass by itself goes before what may. */
function whyOf(sources: readonly Watched[]): WhySilent | undefined {
  const why = sources.flatMap(({ reason, mayPass }) => (reason === null ? [] : [{ reason, mayPass }]));
  return why.find(({ mayPass }) => !mayPass) ?? why[0];
}

function earliest(sources: readonly Watched[]): number | null {
  const since = sources.flatMap(({ silentSince }) => silentSince ?? []);
  return since.length === 0 ? null : Math.min(...since);
}
