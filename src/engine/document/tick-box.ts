import { hash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { attemptAsync } from '../../shared/lib/attempt.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import { readRegular } from '../lib/read-regular-file.ts';
import { maxDocumentBytes } from './read-document.ts';

export type TickResult = 'ticked' | 'already' | 'changed' | 'read-only' | 'missing';

/**
 * Writes the one byte of a box, `[ ]` to `[x]` (or back), in place: no other byte, no new file, no changed ending.
 * Only if the file still is the document the plan was read from, ticks aside; otherwise nothing is written.
 */
export async function tickBox(file: string, plan: Plan, box: number, checked: boolean): Promise<TickResult> {
  let handle: FileHandle;
  try {
    handle = await open(file, constants.O_RDWR | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'read-only';
  }
  try {
    // What fails here fails to write: the file could be opened.
    return await attemptAsync(() => writeBox(handle, plan, box, checked), 'read-only');
  } finally {
    await handle.close();
  }
}

async function writeBox(file: FileHandle, plan: Plan, box: number, checked: boolean): Promise<TickResult> {
  const bytes = await readRegular(file, maxDocumentBytes);
  const current = bytes[box];
  if (!isDocumentOf(plan, bytes)) return 'changed';
  const isTicked = current === 0x78 || current === 0x58;
  if (!isTicked && current !== 0x20) return 'changed';
  if (isTicked === checked) return 'already';
  await file.write(Buffer.from(checked ? 'x' : ' '), 0, 1, box);
  await file.sync();
  return 'ticked';
}

/** Whether these are the bytes a plan was read from, whatever is ticked in them. */
export function isDocumentOf(plan: Plan, bytes: Buffer): boolean {
  const plain = Buffer.from(bytes);
  for (const item of plan.items) plain[item.box] = 0x20;
  return hash('sha256', plain) === plan.hash;
}
