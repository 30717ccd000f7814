import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { attemptAsync } from '../../shared/lib/attempt.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { readRegular } from '../lib/read-regular-file.ts';
import { maxDocumentBytes } from './read-document.ts';
import { isDocumentOf, type TickResult } from './tick-box.ts';

export interface ClearedBoxes {
  /** `ticked` where every box that was asked for is empty now. */
  readonly result: Exclude<TickResult, 'already'>;
  /** How many were written. */
  readonly cleared: number;
}

/**
 * Empties boxes in place, one byte each: no other byte, no new file, no changed owner or mode. Only if the file still is the
 * document the plan was read from, ticks aside. Who is stopped on the way leaves a document with fewer ticks, and can go on.
 */
export async function clearBoxes(file: string, plan: Plan, boxes: readonly number[]): Promise<ClearedBoxes> {
  const handle = await open(file, constants.O_RDWR | (constants.O_NONBLOCK ?? 0)).catch(
    (error: NodeJS.ErrnoException) => error,
  );
  if (handle instanceof Error) {
    const isGone = handle.code === 'ENOENT' || handle.code === 'ENOTDIR';
    return { result: isGone ? 'missing' : 'read-only', cleared: 0 };
  }
  let cleared = 0;
  try {
    const result = await attemptAsync(async () => {
      const bytes = await readRegular(handle, maxDocumentBytes);
      if (!isDocumentOf(plan, bytes)) return 'changed';
      for (const box of boxes) {
        if (!isTick(bytes[box])) continue;
        if (!(await clearBox(handle, box))) return 'changed';
        cleared += 1;
      }
      if (cleared > 0) await handle.sync();
      return 'ticked';
    }, 'read-only' as const);
    return { result, cleared };
  } finally {
    await handle.close();
  }
}

/** The byte is looked at once more with its brackets: somebody may have saved the file since it was read. */
async function clearBox(handle: FileHandle, box: number): Promise<boolean> {
  const around = Buffer.alloc(3);
  await handle.read(around, 0, 3, box - 1);
  if (around[0] !== 0x5b || !isTick(around[1]) || around[2] !== 0x5d) return false;
  await handle.write(Buffer.from(' '), 0, 1, box);
  return true;
}

function isTick(byte: number | undefined): boolean {
  return byte === 0x78 || byte === 0x58;
}
