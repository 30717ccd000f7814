import type { AccessFormat, MetricSource } from '../../../shared/sidecar/sidecar.ts';
import { parseDuration } from '../../../shared/text/duration.ts';
import type { SourceKind } from '../../measures/readings.ts';
import type { Targets } from '../../targets/targets.ts';
import type { CommandSource } from '../values/read-command.ts';
import type { JsonMapping } from '../values/read-json.ts';

/** A metric source on one host: of a group, every host has its own. */
export interface HostSource {
  /** `host`: what /proc says; `scrape`: what tells of the service; `values`: what a person has named. */
  readonly kind: SourceKind;
  /** Of a scrape the page, of Prometheus the server, of an access log its path, of a command its text. Empty for what /proc says. */
  readonly address: string;
  /** The target it is asked on or through; null where this machine asks by itself. */
  readonly host: string | null;
  readonly everyMs: number;
  /** The file with the certificates of the CA that vouches for an https page; null for those that this system trusts. */
  readonly ca: string | null;
  /** Of a Prometheus server: the series that are meant; null for a page of the service's own. */
  readonly match: string | null;
  /** The series that are named for alert rules, by the rule's words. */
  readonly series: Readonly<Record<string, string>>;
  /** Of a Prometheus server: what it evaluates for alert rules, by the rule's words. Absent for everything else. */
  readonly queries?: Readonly<Record<string, string>>;
  /** Of an access log: the format that is named, or null where its lines tell. Absent for everything else. */
  readonly access?: { readonly format: AccessFormat | null };
  /** Of a JSON page: what stands where in it. Absent for everything else. */
  readonly json?: JsonMapping;
  /** Of a command. Absent for everything else. */
  readonly command?: CommandSource;
  /** Of a host: the units of services that are read with its figures. Absent for everything else. */
  readonly units?: readonly string[];
}

const defaultEveryMs = 2_000;
/** A Prometheus server has nothing newer more often than it scrapes, which is seldom more often than this, in ms. */
const prometheusEveryMs = 5_000;
/** An access log is read in steps of a file, which takes a few processes on its host, in ms. */
const accessEveryMs = 5_000;
/** A command starts processes on its host, in ms. */
const commandEveryMs = 10_000;
/** How long a command may take, in ms, where nothing is said, and at most. */
const commandMs = { usual: 5_000, most: 30_000 } as const;
/** More often than this, in ms, a source would mostly be asked whether it has been asked. */
const leastEveryMs = 250;

/**
 * The sources of a sidecar, those of groups host by host. A Prometheus server that is not told what is meant is left out. `unitsOn` names the
 * services of a host whose cgroups are read with its figures.
 */
export function expandSources(
  sources: readonly MetricSource[],
  targets: Pick<Targets, 'members'>,
  unitsOn: (host: string) => readonly string[] = () => [],
): readonly HostSource[] {
  return sources.flatMap((source): readonly HostSource[] => {
    if ('host' in source)
      return targets.members(source.host).map((host) => ({
        kind: 'host',
        address: '',
        ca: null,
        match: null,
        host,
        everyMs: everyMsOf(source, defaultEveryMs),
        series: source.series ?? {},
        ...namedUnits(unitsOn(host)),
      }));
    if ('access' in source) return accessLogs(source, targets);
    if ('command' in source) return commands(source, targets);
    const { via, ca = null, series = {} } = source;
    const through = via === undefined ? [null] : targets.members(via);
    if ('json' in source)
      return through.map((host) => ({
        kind: 'values',
        address: source.json,
        ca,
        match: null,
        host,
        everyMs: everyMsOf(source, defaultEveryMs),
        series,
        json: source.read,
      }));
    if ('scrape' in source)
      return through.map((host) => ({
        kind: 'scrape',
        address: source.scrape,
        ca,
        match: null,
        host,
        everyMs: everyMsOf(source, defaultEveryMs),
        series,
      }));
    const { prometheus: address, match, queries } = source;
    if (match === undefined) return [];
    // Whichever host of a group it is reached through, it says the same.
    return through.slice(0, 1).map((host) => ({
      kind: 'scrape',
      address,
      ca,
      match,
      host,
      everyMs: everyMsOf(source, prometheusEveryMs),
      series,
      ...(queries === undefined ? {} : { queries }),
    }));
  });
}

function accessLogs(
  source: Extract<MetricSource, { readonly access: string }>,
  targets: Pick<Targets, 'members'>,
): readonly HostSource[] {
  const { access: address, on = 'local', format = null } = source;
  return targets.members(on).map((host) => ({
    kind: 'scrape',
    address,
    ca: null,
    match: null,
    host,
    everyMs: everyMsOf(source, accessEveryMs),
    series: {},
    access: { format },
  }));
}

function commands(
  source: Extract<MetricSource, { readonly command: string }>,
  targets: Pick<Targets, 'members'>,
): readonly HostSource[] {
  const { command, name = null, on = 'local', timeout = '', series = {} } = source;
  const timeoutMs = Math.min(commandMs.most, parseDuration(timeout) ?? commandMs.usual);
  return targets.members(on).map((host) => ({
    kind: 'values',
    address: command,
    ca: null,
    match: null,
    host,
    everyMs: everyMsOf(source, commandEveryMs),
    series,
    command: { command, name, timeoutMs },
  }));
}

function namedUnits(units: readonly string[]): Pick<HostSource, 'units'> {
  return units.length === 0 ? {} : { units };
}

function everyMsOf({ every = '' }: MetricSource, otherwise: number): number {
  return Math.max(leastEveryMs, parseDuration(every) ?? otherwise);
}
