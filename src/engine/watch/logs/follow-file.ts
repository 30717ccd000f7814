import { scriptInShell } from '../../transport/script-command.ts';
import { loadScript } from '../../transport/scripts/load-script.ts';

const follow = loadScript('watch/follow-file');

/** Where a file's follow stands: which file (inode) and how many of its bytes have been shown. */
export interface FilePosition {
  readonly inode: string;
  readonly offset: number;
}

/** Lines of the past that are shown when a follow begins. */
const backlog = 200;

/**
 * Follows a file by inode and offset with POSIX tools alone. The first line is `slipway:INODE:OFFSET:GAP`: which file is
 * being read, from where, and how many bytes before it cannot be proven shown. On return after a break the same inode
 * continues at its offset; a file that was rotated away is finished first where it still lies beside its successor.
 */
export function followFileCommand(path: string, from: FilePosition | null): string {
  const { inode, offset } = from ?? { inode: '', offset: 0 };
  return scriptInShell(follow, { path }, String(backlog), inode, String(offset));
}

/** Reads the head line; null when it is none. `lost`: bytes that cannot be proven shown, -1 for "an unknown number". */
export function readHead(line: string): { readonly position: FilePosition; readonly lost: number } | null {
  const match = /^slipway:(\d+):(-?\d+):(-?\d+)$/.exec(line);
  if (match === null) return null;
  return { position: { inode: match[1] ?? '', offset: Number(match[2]) }, lost: Number(match[3]) };
}
