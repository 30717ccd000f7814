import type { HostAttempt } from '../../../../shared/run/attempts.ts';
import type { Sidecar } from '../../../../shared/sidecar/sidecar.ts';
import { batchesOf } from '../../../../shared/text/batches.ts';

export interface HostBatch {
  /** From 1. */
  readonly n: number;
  readonly hosts: readonly HostAttempt[];
  /** `now`: the first one that is not through; `next` while nothing of it has begun; `held` where nobody goes on with it. */
  readonly state: 'through' | 'now' | 'held' | 'next' | 'later';
}

/**
 * The batches in which an item's hosts are taken; null where they are not taken in several batches. `isOpen`: the item's
 * attempt is under way.
 */
export function hostBatches(
  hosts: readonly HostAttempt[],
  target: string | null,
  sidecar: Sidecar,
  isOpen: boolean,
): readonly HostBatch[] | null {
  const spec = target === null ? undefined : sidecar.targets?.[target];
  if (spec === undefined || !('group' in spec) || spec.strategy !== 'rolling') return null;
  const batches = batchesOf(hosts, spec.batch ?? null);
  if (batches.length < 2) return null;
  const current = batches.findIndex((batch) => batch.some(({ status }) => status !== 'passed'));
  return batches.map((batch, index) => ({
    n: index + 1,
    hosts: batch,
    state: stateOf(batch, index, current, isOpen),
  }));
}

function stateOf(
  batch: readonly HostAttempt[],
  index: number,
  current: number,
  isOpen: boolean,
): HostBatch['state'] {
  if (batch.some(({ status }) => status === 'running')) return 'now';
  if (current === -1 || batch.every(({ status }) => status === 'passed')) return 'through';
  if (index !== current) return 'later';
  if (batch.every(({ status }) => status === 'pending')) return 'next';
  return isOpen ? 'now' : 'held';
}

/** Where the batches stand, in words: `batch 2 of 3 under way`. */
export function batchWords(batches: readonly HostBatch[]): string {
  const now =
    batches.find(({ state }) => state === 'now') ??
    batches.find(({ state }) => state === 'held' || state === 'next');
  if (now === undefined) return `${batches.length} batches`;
  const words = now.state === 'now' ? 'under way' : now.state === 'held' ? 'held' : 'is next';
  return `batch ${now.n} of ${batches.length} ${words}`;
}
