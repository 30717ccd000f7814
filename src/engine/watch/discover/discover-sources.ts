import type { AlertRule, Budget, Plan } from '../../../shared/plan/plan.ts';
import type { MetricSource, Sidecar } from '../../../shared/sidecar/sidecar.ts';
import { errorText } from '../../../shared/text/error-text.ts';
import { specOf } from '../../measures/readings.ts';
import { boundOf, tileSpecs } from '../../measures/tiles.ts';
import { whyUnmeasured } from '../../measures/unmeasured.ts';
import type { Targets } from '../../targets/targets.ts';
import { type FoundLog, findAccessLogs } from './find-access-logs.ts';
import { findPages, type MetricsPage } from './find-pages.ts';
import { lookAround, type Surroundings } from './look-around.ts';

/** What was found on one target. */
export interface FoundOn {
  readonly target: string;
  readonly pages: readonly MetricsPage[];
  readonly accessLogs: readonly FoundLog[];
  readonly surroundings: Surroundings | null;
  /** Why it could not be looked at; null where it was. */
  readonly failure: string | null;
}

/** A rule or a budget of the document, and what would measure it. */
export interface Matched {
  readonly text: string;
  /** The page or the host; null where nothing that was found measures it. */
  readonly by: string | null;
  /** Why nothing does; null where something does. */
  readonly reason: string | null;
}

/** What could be watched of a release, without anybody having written it down. */
export interface Discovery {
  readonly found: readonly FoundOn[];
  /** What the sidecar would say. */
  readonly sources: readonly MetricSource[];
  readonly rules: readonly Matched[];
  readonly budgets: readonly Matched[];
}

export interface DiscoveryOptions {
  readonly plan: Plan;
  readonly sidecar: Sidecar;
  readonly targets: Targets;
}

/**
 * Looks at every target of a checklist, or at this machine where it names none: read-only, a script and a few GETs each. Writes nothing.
 * A target that cannot be reached is told; the others are looked at all the same.
 */
export async function discoverSources({ plan, sidecar, targets }: DiscoveryOptions): Promise<Discovery> {
  const named = Object.keys(sidecar.targets ?? {});
  const hosts = [
    ...new Set((named.length === 0 ? ['local'] : named).flatMap((name) => targets.members(name))),
  ];
  const found = await Promise.all(hosts.map((host) => lookAt(host, targets)));
  const sources = sourcesOf(found, sidecar, targets);
  return {
    found,
    sources,
    rules: plan.alerts.map((rule) => matchRule(rule, found, sources)),
    budgets: plan.budgets.flatMap((budget) => matchBudget(budget, found) ?? []),
  };
}

async function lookAt(target: string, targets: Targets): Promise<FoundOn> {
  try {
    const surroundings = await lookAround(targets.get(target));
    const pages = await findPages(surroundings.listeners, target === 'local' ? null : target, targets);
    const accessLogs = await findAccessLogs(targets.get(target), surroundings.logs);
    return { target, pages, accessLogs, surroundings, failure: null };
  } catch (error) {
    return { target, pages: [], accessLogs: [], surroundings: null, failure: errorText(error) };
  }
}

/** The pages of the service, access logs, and the hosts' own figures; what every server of a group has is said once, of the group. */
function sourcesOf(found: readonly FoundOn[], sidecar: Sidecar, targets: Targets): readonly MetricSource[] {
  const addresses = new Set(
    found.flatMap(({ pages }) => pages.filter(isService).map(({ address }) => address)),
  );
  const scrapes = [...addresses].flatMap((address) => {
    const on = found.filter(({ pages }) => pages.some((page) => page.address === address && isService(page)));
    return asGroups(on, sidecar, targets).map((via) =>
      via === 'local' ? { scrape: address } : { scrape: address, via },
    );
  });
  const figured = found.filter(({ surroundings }) => surroundings?.hasFigures === true);
  return [
    ...scrapes,
    ...accessOf(found, sidecar, targets),
    ...asGroups(figured, sidecar, targets).map((host) => ({ host })),
  ];
}

function accessOf(found: readonly FoundOn[], sidecar: Sidecar, targets: Targets): readonly MetricSource[] {
  const logs = new Map(
    found.flatMap(({ accessLogs }) => accessLogs.map((log) => [`${log.format} ${log.path}`, log])),
  );
  return [...logs.values()].flatMap(({ path, format }) => {
    const isSame = (log: FoundLog): boolean => log.path === path && log.format === format;
    const on = found.filter(({ accessLogs }) => accessLogs.some(isSame));
    return asGroups(on, sidecar, targets).map((name) =>
      name === 'local' ? { access: path, format } : { access: path, on: name, format },
    );
  });
}

/** A page that tells of the service that is released: who only watches others tells nothing of it. */
function isService({ kind, measures }: MetricsPage): boolean {
  return kind === 'service' && measures.length > 0;
}

/** The names by which these targets are meant: a group where all of it is there, and the rest one by one. */
function asGroups(
  found: readonly FoundOn[],
  { targets: named = {} }: Sidecar,
  targets: Targets,
): readonly string[] {
  const left = new Set(found.map(({ target }) => target));
  const groups = Object.keys(named).filter((name) => {
    const members = targets.members(name);
    const isWhole = members.length > 1 && members.every((member) => left.has(member));
    if (isWhole) for (const member of members) left.delete(member);
    return isWhole;
  });
  return [...groups, ...left];
}

function matchRule(rule: AlertRule, found: readonly FoundOn[], sources: readonly MetricSource[]): Matched {
  const reason = whyUnmeasured(rule, sources);
  if (reason !== null) return { text: rule.text, by: null, reason };
  const spec = specOf(rule);
  if (spec === null)
    return { text: rule.text, by: rule.op === 'event' ? firstPage(found) : firstHost(sources), reason: null };
  // Beside a page, an access log measures no rule.
  const log = firstPage(found) === null ? logOf(spec.id, found) : null;
  const by = pageOf(spec.id, found) ?? log ?? (rule.unit === '%' ? firstHost(sources) : null);
  const missing = `no page that was found has a series for “${rule.metric}”`;
  return { text: rule.text, by, reason: by === null ? missing : null };
}

/** Null for a budget that no page of a service could tell of, as one of a browser. */
function matchBudget(budget: Budget, found: readonly FoundOn[]): Matched | null {
  const spec = tileSpecs.find((each) => boundOf(each, [budget]) !== null);
  if (spec === undefined) return null;
  const by = pageOf(spec.id, found) ?? logOf(spec.id, found);
  return { text: budget.text, by, reason: by === null ? `no page that was found has a series for it` : null };
}

function pageOf(measure: string, found: readonly FoundOn[]): string | null {
  for (const { pages } of found) {
    const page = pages.find((each) => isService(each) && each.measures.includes(measure));
    if (page !== undefined) return page.address;
  }
  return null;
}

function logOf(measure: string, found: readonly FoundOn[]): string | null {
  const logs = found.flatMap(({ accessLogs }) => accessLogs);
  return logs.find(({ measures }) => measures.includes(measure))?.path ?? null;
}

function firstPage(found: readonly FoundOn[]): string | null {
  return found.flatMap(({ pages }) => pages.filter(isService))[0]?.address ?? null;
}

function firstHost(sources: readonly MetricSource[]): string | null {
  return sources.flatMap((source) => ('host' in source ? [source.host] : []))[0] ?? null;
}
