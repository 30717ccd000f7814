import { TerminalModes } from './terminal-modes.ts';

const lineFeed = 0x0a;
const escapeByte = 0x1b;

/** The last bytes that a terminal printed, and the modes it was in where they begin. */
export class OutputTail {
  readonly #limit: number;
  readonly #chunks: Uint8Array[] = [];
  readonly #before = new TerminalModes();
  #size = 0;
  #isCut = false;

  /** Keeps at least the last `limit` bytes, give or take one portion. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  push(bytes: Uint8Array): void {
    // The transport may use its buffer again.
    this.#chunks.push(new Uint8Array(bytes));
    this.#size += bytes.length;
    for (let first = this.#chunks[0]; first !== undefined; first = this.#chunks[0]) {
      if (this.#size - first.length < this.#limit) break;
      this.#before.see(first);
      this.#chunks.shift();
      this.#size -= first.length;
      this.#isCut = true;
    }
  }

  /** Bytes that show the end of the output in a terminal that was just made, and whether a program has its screen for itself. */
  read(): { readonly bytes: Uint8Array; readonly isWholeScreen: boolean } {
    const all = Buffer.concat(this.#chunks);
    const modes = this.#before.copy();
    // Where something is missing, the rest may begin within a line, a character or a sequence.
    const from = this.#isCut ? beginning(all) : 0;
    modes.see(all.subarray(0, from));
    const set = Buffer.from(modes.toSequence(), 'latin1');
    const rest = all.subarray(from);
    modes.see(rest);
    return { bytes: Buffer.concat([set, rest]), isWholeScreen: modes.isWholeScreen };
  }
}

/** Where a line or a sequence begins first. */
function beginning(bytes: Uint8Array): number {
  const at = bytes.findIndex((byte) => byte === lineFeed || byte === escapeByte);
  if (at === -1) return bytes.length;
  return bytes[at] === lineFeed ? at + 1 : at;
}
