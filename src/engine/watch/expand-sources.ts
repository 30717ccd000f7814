import { parseDuration } from '../../shared/duration.ts';
import type { MetricSource } from '../../shared/sidecar.ts';
import type { Targets } from '../targets/targets.ts';

/** A metric source on one host: of a group, every host has its own. */
export interface HostSource {
  readonly kind: 'scrape' | 'host';
  /** Of a scrape: the page. Empty for what /proc says. */
  readonly address: string;
  /** The target it is asked on or through; null where this machine asks by itself. */
  readonly host: string | null;
  readonly everyMs: number;
  /** Of a scrape: the series that are named for alert rules, by the rule's words. */
  readonly series: Readonly<Record<string, string>>;
}

const defaultEveryMs = 2_000;
/** More often than this, in ms, a source would mostly be asked whether it has been asked. */
const leastEveryMs = 250;

/** The sources of a sidecar, those of groups host by host. Sources of kinds that are not asked are left out. */
export function expandSources(
  sources: readonly MetricSource[],
  targets: Pick<Targets, 'members'>,
): readonly HostSource[] {
  return sources.flatMap((source): readonly HostSource[] => {
    const everyMs = Math.max(leastEveryMs, parseDuration(source.every ?? '') ?? defaultEveryMs);
    if ('host' in source)
      return targets
        .members(source.host)
        .map((host): HostSource => ({ kind: 'host', address: '', host, everyMs, series: {} }));
    if (!('scrape' in source)) return [];
    const through = source.via === undefined ? [null] : targets.members(source.via);
    const { scrape: address, series = {} } = source;
    return through.map((host): HostSource => ({ kind: 'scrape', address, host, everyMs, series }));
  });
}
