import type { Sidecar } from './sidecar.ts';

/** A target that stands for several hosts, and the order they are taken in. */
export interface Group {
  readonly name: string;
  readonly hosts: readonly string[];
  readonly strategy: 'parallel' | 'rolling';
  /** Hosts at once; null for the strategy's own: all of them in parallel, one when rolling. */
  readonly batch: number | null;
  /** As many hosts may fail before no further one starts. */
  readonly maxFailures: number;
}

/** The group a name stands for; null where it is a single host. */
export function groupOf(sidecar: Sidecar, name: string): Group | null {
  const spec = sidecar.targets?.[name];
  if (spec === undefined || !('group' in spec)) return null;
  return {
    name,
    hosts: membersOf(sidecar, name),
    strategy: spec.strategy ?? 'parallel',
    batch: spec.batch ?? null,
    maxFailures: spec.maxFailures ?? 0,
  };
}

/** Every single host a name stands for: itself, or the hosts of a group, groups within it included. */
export function membersOf(sidecar: Sidecar, name: string): readonly string[] {
  return [...membersWithin(sidecar, name, new Set())];
}

function membersWithin(sidecar: Sidecar, name: string, seen: Set<string>): ReadonlySet<string> {
  const spec = sidecar.targets?.[name];
  if (spec === undefined || !('group' in spec)) return new Set([name]);
  // A group that holds itself, at whatever distance, adds nothing the second time.
  if (seen.has(name)) return new Set();
  seen.add(name);
  return new Set(spec.group.flatMap((member) => [...membersWithin(sidecar, member, seen)]));
}
