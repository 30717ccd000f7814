import { EngineError } from '../../lib/engine-error.ts';
import * as words from '../transport-words.ts';
import type { Outgoing, Sending } from './local-files.ts';

/** What is on a target already of what is to be sent, by path. */
export interface KnownThere {
  /** Room on the disk that it goes to, in KiB; null where the target does not say. */
  readonly freeKib: number | null;
  /** Mode and last change (epoch s) of folders and files. */
  readonly seen: ReadonlyMap<string, { readonly mode: number; readonly changedAt: number }>;
  readonly hashes: ReadonlyMap<string, string>;
  /** Links that are as they are to be. */
  readonly links: ReadonlySet<string>;
}

/** What scripts/files/print-known.sh is told of what is to come. */
export function knownInput({ files, folders, links }: Sending): string {
  return [
    ...folders.map(({ path }) => `d ${path}\n`),
    ...files.map(({ path }) => `f ${path}\n`),
    ...links.map(({ path, text }) => `l ${path}\n${text}\n`),
  ].join('');
}

/** Reads what scripts/files/print-known.sh prints. */
export function readKnown(lines: readonly string[]): KnownThere {
  const seen = new Map<string, { readonly mode: number; readonly changedAt: number }>();
  const hashes = new Map<string, string>();
  const links = new Set<string>();
  let freeKib: number | null = null;
  for (const line of lines) {
    const [, kind, rest = ''] = /^(free|s|h|l|w) (.*)$/.exec(line) ?? [];
    if (kind === 'free') freeKib = Number(rest);
    if (kind === 'l') links.add(rest);
    if (kind === 'h') hashes.set(rest.slice(65), rest.slice(0, 64));
    // Its mode was changed, so that it can be written to.
    if (kind === 'w') seen.delete(rest);
    const [, mode = '', changedAt = '', path = ''] =
      (kind === 's' ? /^(\d+) (\d+) (.*)$/.exec(rest) : null) ?? [];
    if (path !== '')
      seen.set(path, { mode: Number.parseInt(mode, 8) & 0o7777, changedAt: Number(changedAt) });
  }
  return { freeKib, seen, hashes, links };
}

/** Throws FAILED where files have no room on a target, before the first byte of them is sent. */
export function mustFit(files: readonly Outgoing[], { freeKib }: KnownThere, target: string): void {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (freeKib === null || bytes <= freeKib * 1024) return;
  throw new EngineError('FAILED', words.noRoom(target, bytes, freeKib * 1024), words.noRoomHint);
}
