const escapeByte = 0x1b;
/** A sequence that sets modes is shorter than this; what follows an escape any longer is none. */
const longest = 64;

/** The private mode in which a program has the screen for itself, in its three spellings. */
const wholeScreen: readonly string[] = ['1049', '1047', '47'];

/**
 * Which modes a program has set in its terminal (DEC private modes such as the alternate screen, bracketed paste and the mouse, and the
 * keypad), from the bytes it printed. Who begins to look in the middle needs them: without, the rest is drawn in the wrong place.
 */
export class TerminalModes {
  #set: ReadonlyMap<string, boolean> = new Map();
  #keypad = false;
  /** The beginning of a sequence that the bytes so far end with. */
  #begun = '';

  /** Whether a program has the screen for itself. */
  get isWholeScreen(): boolean {
    return wholeScreen.some((mode) => this.#set.get(mode) === true);
  }

  /** Reads on. Bytes come in any portions. */
  see(bytes: Uint8Array): void {
    // Text without an escape, which is nearly all of a flood, costs one search.
    if (this.#begun === '' && bytes.indexOf(escapeByte) === -1) return;
    const text = this.#begun + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    this.#begun = '';
    const set = new Map(this.#set);
    for (let at = text.indexOf('\x1b'); at !== -1; at = text.indexOf('\x1b', at + 1)) {
      const part = text.slice(at, at + longest);
      if (isBeginning(part) && at + part.length === text.length) this.#begun = part;
      else this.#apply(part, set);
    }
    this.#set = set;
  }

  /** What sets the same modes in a terminal that was just made. */
  toSequence(): string {
    const modes = [...this.#set].map(([mode, on]) => `\x1b[?${mode}${on ? 'h' : 'l'}`);
    return modes.join('') + (this.#keypad ? '\x1b=' : '');
  }

  copy(): TerminalModes {
    const copy = new TerminalModes();
    copy.#set = this.#set;
    copy.#keypad = this.#keypad;
    copy.#begun = this.#begun;
    return copy;
  }

  #apply(part: string, set: Map<string, boolean>): void {
    const [, modes, end] = /^\x1b\[\?([\d;]+)([hl])/.exec(part) ?? [];
    for (const mode of modes?.split(';') ?? []) if (mode !== '') set.set(mode, end === 'h');
    if (part.startsWith('\x1b=')) this.#keypad = true;
    if (part.startsWith('\x1b>')) this.#keypad = false;
    if (part.startsWith('\x1bc')) {
      set.clear();
      this.#keypad = false;
    }
  }
}

/** Whether a text may go on as a sequence that this class reads. */
function isBeginning(text: string): boolean {
  return /^\x1b(?:\[(?:\?[\d;]*)?)?$/.test(text);
}
