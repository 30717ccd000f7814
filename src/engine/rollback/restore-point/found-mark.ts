import { type MarkNote, readMark } from './mark-note.ts';

/** What stands where a release's mark belongs, and is not this release's. */
export interface FoundMark {
  readonly target: string;
  readonly folder: string;
  /** What it says; null where it is no mark, or cannot be read. */
  readonly note: MarkNote | null;
  /** The number of the account of the server that put it there, where that is not the one that signs in. */
  readonly stranger: string | null;
  /** Whether it is a plain file. Anything else (a folder, a link, a pipe) is nobody's mark, and is never taken away. */
  readonly isFile: boolean;
  /** Tells it from every other, for scripts/mark/put.sh. */
  readonly id: string;
}

/** Reads what scripts/mark/look.sh prints. */
export function readFound(stdout: string, target: string, folder: string): FoundMark {
  const lines = stdout.replace(/\n$/, '').split('\n');
  const id = lines.at(-1) ?? '';
  const [kind, whose, owner = ''] = id.split(' ');
  return {
    target,
    folder,
    note: readMark(lines.slice(0, -1).join('\n')),
    stranger: whose === 'own' ? null : owner.slice(0, 20),
    isFile: kind === 'plain',
    id,
  };
}
