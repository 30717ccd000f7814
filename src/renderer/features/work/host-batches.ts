import { batchesOf } from '../../../shared/batches.ts';
import type { HostAttempt } from '../../../shared/run-state.ts';
import type { Sidecar } from '../../../shared/sidecar.ts';

export interface HostBatch {
  /** From 1. */
  readonly n: number;
  readonly hosts: readonly HostAttempt[];
  /** `now`: the first one that is not through; `next` while nothing of it runs. */
  readonly state: 'through' | 'now' | 'next' | 'later';
}

/** The batches in which an item's hosts are taken; null where they are not taken in several batches. */
export function hostBatches(
  hosts: readonly HostAttempt[],
  target: string | null,
  sidecar: Sidecar,
): readonly HostBatch[] | null {
  const spec = target === null ? undefined : sidecar.targets?.[target];
  if (spec === undefined || !('group' in spec) || spec.strategy !== 'rolling') return null;
  const batches = batchesOf(hosts, spec.batch ?? null);
  if (batches.length < 2) return null;
  const current = batches.findIndex((batch) => batch.some(({ status }) => status !== 'passed'));
  return batches.map((batch, index) => ({
    n: index + 1,
    hosts: batch,
    state: stateOf(batch, index, current),
  }));
}

function stateOf(batch: readonly HostAttempt[], index: number, current: number): HostBatch['state'] {
  if (batch.some(({ status }) => status === 'running')) return 'now';
  if (current === -1 || batch.every(({ status }) => status === 'passed')) return 'through';
  if (index !== current) return 'later';
  return batch.some(({ status }) => status !== 'pending') ? 'now' : 'next';
}

/** Where the batches stand, in words: `batch 2 of 3 under way`. */
export function batchWords(batches: readonly HostBatch[]): string {
  const now = batches.find(({ state }) => state === 'now') ?? batches.find(({ state }) => state === 'next');
  if (now === undefined) return `${batches.length} batches`;
  return `batch ${now.n} of ${batches.length} ${now.state === 'now' ? 'under way' : 'is next'}`;
}
