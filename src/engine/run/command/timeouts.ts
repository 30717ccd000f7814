import type { WorkItem } from '../../../shared/plan/work.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import { parseDuration } from '../../../shared/text/duration.ts';

/** Defaults in ms: long enough for a cold build, short enough that a hang is noticed within the hour. */
const defaults = { check: 30 * 60_000, step: 60 * 60_000, verify: 60_000 };

/** How long an item may take, in ms: its own word, the sidecar's, the default of its kind; 0 for a follow (no limit). */
export function timeoutOf(item: WorkItem, sidecar: Sidecar): number {
  if (item.follow) return 0;
  if (item.timeoutMs !== undefined) return item.timeoutMs;
  const kind = item.verify ? 'verify' : item.kind === 'check' ? 'check' : 'step';
  return parseDuration(sidecar.timeouts?.[kind] ?? '') ?? defaults[kind];
}
