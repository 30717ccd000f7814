import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const base = process.env.SLIPWAY_BENCH_DIR ?? join(import.meta.dirname, '..', 'out', 'bench');

/** A fresh folder on a real disk (temporary folders are often memory, where flushing costs nothing), removed after `work`. */
export async function inWorkFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync(base, { recursive: true });
  const folder = mkdtempSync(join(base, 'run-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
