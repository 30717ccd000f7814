import { readFileSync } from 'node:fs';
import type { KeptPath } from '../../shared/journal/events.ts';
import { runFolder } from './run-folder.ts';

/** A host, and what it keeps of a restore point. */
export interface KeptOn {
  readonly host: string;
  readonly paths: readonly KeptPath[];
}

/** What a release's journal says of its checklist and its restore point. */
export interface PeekedRelease {
  readonly file: string;
  /** Hosts that hold its restore point, with the copies they keep; empty where none was pinned. */
  readonly hosts: readonly KeptOn[];
}

type Loose<T> = { readonly [K in keyof T]?: unknown };

interface Line {
  readonly type: string;
  readonly kind: string;
  readonly file: string;
  readonly point: unknown;
}

/**
 * A first look at a run's journal, for telling releases apart: nothing is checked but what is used, and whoever opens the run
 * checks it all. Null for a run that is no release, or cannot be read: one journal must not hide the release behind it.
 */
export function peekJournal(dir: string): PeekedRelease | null {
  try {
    const [first = '', ...lines] = readFileSync(runFolder(dir).journal, 'utf8').split('\n');
    const created = JSON.parse(first) as Loose<Line>;
    if (created.type !== 'run.created' || created.kind !== 'release') return null;
    const pinned = lines.find((line) => line.includes('"type":"restore-point.pinned"'));
    const point = pinned === undefined ? undefined : (JSON.parse(pinned) as Loose<Line>).point;
    return { file: typeof created.file === 'string' ? created.file : '', hosts: keptOn(point) };
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

interface LoosePoint {
  readonly target?: unknown;
  readonly paths?: unknown;
  readonly hosts?: unknown;
}

/** The hosts of a point; one of a single target names it in place of a list. */
function keptOn(point: unknown): readonly KeptOn[] {
  if (typeof point !== 'object' || point === null) return [];
  const { target, paths, hosts } = point as LoosePoint;
  const holders: readonly unknown[] = Array.isArray(hosts) ? hosts : [{ host: target, paths }];
  return holders.flatMap((holder) => {
    const { host, paths } = (holder ?? {}) as { readonly host?: unknown; readonly paths?: unknown };
    if (typeof host !== 'string') return [];
    return [{ host, paths: Array.isArray(paths) ? paths.filter(isKeptPath) : [] }];
  });
}

function isKeptPath(value: unknown): value is KeptPath {
  if (typeof value !== 'object' || value === null) return false;
  const { path, kept, sha256 } = value as Loose<KeptPath>;
  return [path, kept, sha256].every((text) => typeof text === 'string');
}
