import { scriptInShell } from '../../transport/script-command.ts';
import { loadScript } from '../../transport/scripts/load-script.ts';

const follow = loadScript('watch/follow-file');

/** Where a file's follow stands: which file (inode), how many of its bytes have been shown, and what it begins with. */
export interface FilePosition {
  readonly inode: string;
  readonly offset: number;
  /** As the script says it: `BYTES.CHECK` of at most 64 bytes. */
  readonly head: string;
}

/** Why what follows is of this file: a first follow, the same after a break, the rest of one that was replaced, or its successor. */
export type PositionKind = 'begin' | 'resumed' | 'rest' | 'rotated' | 'truncated';

/** What the follow of a file says between its bytes. */
export type Notice =
  | { readonly type: 'began'; readonly zone: string | null }
  | {
      readonly type: 'position';
      readonly kind: PositionKind;
      readonly position: FilePosition;
      /** Whether an unknown number of lines before it may be missing. */
      readonly mayLack: boolean;
    }
  | { readonly type: 'head'; readonly head: string };

/** Lines of the past that are shown when a follow begins. */
export const backlog = 200;

/** Follows a file from its last lines on, or from where an earlier follow of it stood; what it prints is for a FrameReader. */
export function followFileCommand(path: string, from: FilePosition | null): string {
  const { inode, offset, head } = from ?? { inode: '', offset: 0, head: '' };
  return scriptInShell(follow, { path }, String(backlog), inode, String(offset), head);
}

/** Lines that a login prints before the script begins, as far as they are kept. */
const noiseKept = 4_096;
/** A notice is never longer than this; what is, is none. */
const noticeKept = 1_024;

/** Takes the output of a follow apart: the bytes of the file, and what is said between them. */
export class FrameReader {
  readonly #bytes: (bytes: Buffer) => void;
  readonly #notice: (notice: Notice) => void;
  #carry: Buffer = Buffer.alloc(0);
  #left = 0;
  #began = false;

  constructor(bytes: (bytes: Buffer) => void, notice: (notice: Notice) => void) {
    this.#bytes = bytes;
    this.#notice = notice;
  }

  /** What came before the follow began: why it could not, in the server's words. Empty once it has begun. */
  get noise(): string {
    return this.#began ? '' : this.#carry.toString('utf8').trim();
  }

  push(chunk: Buffer): void {
    let rest = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk]);
    while (rest.length > 0) {
      if (this.#left > 0) {
        const some = rest.subarray(0, this.#left);
        this.#left -= some.length;
        this.#bytes(some);
        rest = rest.subarray(some.length);
        continue;
      }
      const stop = rest.indexOf(0x0a);
      if (stop === -1) break;
      const line = rest.toString('utf8', 0, Math.min(stop, noticeKept));
      if (!this.#began && !line.startsWith('slipway-log ')) {
        const next = rest.indexOf('\nslipway-log ');
        if (next === -1) break;
        rest = rest.subarray(next + 1);
        continue;
      }
      rest = rest.subarray(stop + 1);
      this.#line(line);
    }
    this.#carry = this.#began ? beginningOf(rest) : rest.subarray(-noiseKept);
  }

  #line(line: string): void {
    const [mark = '', ...words] = line.trim().split(' ');
    if (mark === '+') this.#left = Number(words[0]) || 0;
    else if (mark === 'h') this.#notice({ type: 'head', head: words[0] ?? '' });
    else if (mark === 'slipway-log') {
      this.#began = true;
      this.#notice({ type: 'began', zone: zoneOf(words[0]) });
    } else if (mark === '@') this.#position(words);
  }

  #position([kind = '', inode = '', offset = '', lost = '', head = '']: readonly string[]): void {
    this.#notice({
      type: 'position',
      kind: kind as PositionKind,
      position: { inode, offset: Number(offset), head },
      mayLack: lost !== '0',
    });
  }
}

/** No notice is longer than that: of what does not end, only the beginning is kept. */
function beginningOf(rest: Buffer): Buffer {
  return rest.length > noticeKept ? Buffer.from(rest.subarray(0, noticeKept)) : rest;
}

/** `+0200` as times have it: `+02:00`. */
function zoneOf(text: string | undefined): string | null {
  const [, hours, minutes] = /^([+-]\d\d)(\d\d)$/.exec(text ?? '') ?? [];
  return hours === undefined ? null : `${hours}:${minutes}`;
}
