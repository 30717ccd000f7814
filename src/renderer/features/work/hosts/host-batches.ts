import type { HostAttempt } from '../../../../shared/run/attempts.ts';
import type { Sidecar } from '../../../../shared/sidecar/sidecar.ts';
import { batchesOf } from '../../../../shared/text/batches.ts';
import * as words from './words.ts';

export interface HostBatch {
  /** From 1. */
  readonly n: number;
  readonly hosts: readonly HostAttempt[];
  /** `running`: the first batch that is not done; `next` before it starts; `paused` where its attempt has ended. */
  readonly state: 'done' | 'running' | 'paused' | 'next' | 'later';
}

/**
 * The batches of an item's hosts; null where it runs in a single batch. `isOpen` says whether the item's attempt is running.
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
  if (batch.some(({ status }) => status === 'running')) return 'running';
  if (current === -1 || batch.every(({ status }) => status === 'passed')) return 'done';
  if (index !== current) return 'later';
  if (batch.every(({ status }) => status === 'pending')) return 'next';
  return isOpen ? 'running' : 'paused';
}

/** The batch that is running or comes next: `batch 2 of 3 running`. */
export function batchWords(batches: readonly HostBatch[]): string {
  const now =
    batches.find(({ state }) => state === 'running') ??
    batches.find(({ state }) => state === 'paused' || state === 'next');
  return now === undefined ? words.batches(batches.length) : words.batchOf(now.n, batches.length, now.state);
}
