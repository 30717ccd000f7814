import type { KnownHeads } from './known-heads.ts';

/** Where a journal is not what Slipway wrote. */
export interface Damage {
  /** The first line of the journal that is not as it was recorded. */
  readonly line: number;
  readonly reason: string;
  /** sha-256 (hex) of the line that was recorded; left out where none is known. */
  readonly expected?: string;
  /** sha-256 (hex) of the line that is there; left out where there is none. */
  readonly found?: string;
}

/** What was read of a journal. */
export interface ChainedLines {
  /** sha-256 (hex) of line 1, 2, …, as far as each follows the one before. */
  readonly hashes: readonly string[];
  readonly tornBytes: number;
  readonly broken: Damage | null;
}

/**
 * Compares a journal with its heads: null where it is what was written. A console that never closed it, because the machine or its
 * disk failed, may have lost the latest heads on their way to the disk: lines behind them are believed then. `before` was read before the journal, `after` behind it: another
 * console may be writing both.
 */
export function judgeHeads(lines: ChainedLines, before: KnownHeads, after: KnownHeads): Damage | null {
  const { hashes, broken } = lines;
  const changed = hashes.findIndex(
    (sha256, index) => after.hashes[index] !== undefined && after.hashes[index] !== sha256,
  );
  if (changed !== -1) return changedAt(changed + 1, hashes[changed], after.hashes[changed]);
  if (broken !== null) return { ...broken, ...expectedAt(after, broken.line) };
  if (hashes.length < before.confirmed) return missingAt(lines, before);
  if (after.fault !== null)
    return { line: Math.max(1, after.hashes.length), reason: `its heads are damaged: ${after.fault}` };
  if (hashes.length > after.hashes.length) return after.closed ? addedAt(lines, after) : null;
  const nothingAnnounced = hashes.length === after.hashes.length;
  if (lines.tornBytes > 0 && nothingAnnounced && after.closed) return addedAt(lines, after);
  return null;
}

function changedAt(line: number, found = '', expected = ''): Damage {
  return { line, reason: 'the line is not the one that was recorded', expected, found };
}

function missingAt({ hashes, tornBytes }: ChainedLines, { hashes: heads, confirmed }: KnownHeads): Damage {
  const line = hashes.length + 1;
  const lines = line === confirmed ? `line ${line} was` : `lines ${line} to ${confirmed} were`;
  const left = tornBytes === 0 ? 'gone' : `gone but for ${tornBytes} B`;
  return {
    line,
    reason: `${lines} recorded and ${left}: its end was cut off`,
    expected: heads[line - 1] ?? '',
  };
}

function addedAt({ hashes, tornBytes }: ChainedLines, { hashes: heads }: KnownHeads): Damage {
  const line = heads.length + 1;
  const found = hashes[line - 1];
  return found === undefined
    ? { line, reason: `${tornBytes} B that no console wrote stand behind the last line` }
    : { line, reason: 'no console wrote this line: it was added', found };
}

function expectedAt({ hashes }: KnownHeads, line: number): Pick<Damage, 'expected'> {
  const expected = hashes[line - 1];
  return expected === undefined ? {} : { expected };
}
