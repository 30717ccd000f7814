import { lstatSync, mkdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { attempt } from '../../shared/lib/attempt.ts';
import { EngineError } from './engine-error.ts';
import * as words from './private-folder-words.ts';

/** What others may never do to a folder of ours, or to a file in it. */
const othersMayWrite = 0o022;
const othersMayAnything = 0o077;

/**
 * Makes a folder that only this account may use, and those above it that are missing. Throws FAILED where there is one already
 * that belongs to somebody else or that others can write to.
 */
export function makePrivateFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  mustBeOurs(folder);
  return folder;
}

/**
 * Throws FAILED where one of these folders belongs to another account, leads to one of another account, or can be written to by
 * others: they would decide what a console believes and runs. What is not there yet is in order. Windows has no such bits: a
 * profile is its owner's there.
 */
export function mustBeOurs(...folders: readonly string[]): void {
  for (const folder of folders) checkOwner(folder);
}

/** Whether an open or looked-at file can have been written only by this account. */
export function isOnlyOurs(info: Pick<Stats, 'uid' | 'mode'>): boolean {
  return (
    process.getuid === undefined || (info.uid === process.getuid() && (info.mode & othersMayAnything) === 0)
  );
}

function checkOwner(folder: string): void {
  const self = process.getuid?.();
  if (self === undefined) return;
  const entry = attempt(() => lstatSync(folder), null);
  if (entry === null) return;
  // A link of ours may lead elsewhere on purpose; a link of somebody else may lead elsewhere tomorrow.
  if (entry.uid !== self) throw notOurs(folder, words.ofAnother(folder, entry.uid));
  const info = attempt(() => statSync(folder), null);
  if (info === null) return;
  const place = attempt(() => realpathSync(folder), folder);
  if (info.uid !== self) throw notOurs(folder, words.ofAnother(place, info.uid));
  if ((info.mode & othersMayWrite) !== 0)
    throw new EngineError('FAILED', words.othersWrite(place), words.othersWriteHint(place));
}

function notOurs(folder: string, why: string): EngineError {
  return new EngineError('FAILED', why, words.ofAnotherHint(folder));
}
