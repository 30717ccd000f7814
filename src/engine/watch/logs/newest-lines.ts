/** The newest lines of a log, as many as two bounds allow: a number of lines, and of characters in all. */
export class NewestLines<T extends { readonly text: string }> {
  readonly #mostLines: number;
  readonly #mostCharacters: number;
  #lines: T[] = [];
  #characters = 0;
  #dropped = 0;

  constructor(mostLines: number, mostCharacters: number) {
    this.#mostLines = mostLines;
    this.#mostCharacters = mostCharacters;
  }

  add(lines: readonly T[]): void {
    for (const line of lines) {
      this.#lines.push(line);
      this.#characters += line.text.length;
    }
    // Lines are let go in portions: moving the rest costs more than keeping a few too many.
    if (this.#lines.length > this.#mostLines * 1.25 || this.#characters > this.#mostCharacters * 1.25)
      this.#letGo();
  }

  /** Takes all lines out: how many had to be let go since the last time, and those that are left. */
  take(): { readonly lines: readonly T[]; readonly letGo: number } {
    const taken = { lines: this.#lines, letGo: this.#dropped };
    this.#lines = [];
    this.#characters = 0;
    this.#dropped = 0;
    return taken;
  }

  /** The newest `count` lines, the oldest of them first. */
  last(count: number): readonly T[] {
    return count === 0 ? [] : this.#lines.slice(-count);
  }

  #letGo(): void {
    let from = Math.max(0, this.#lines.length - this.#mostLines);
    let characters = this.#lines.slice(from).reduce((sum, { text }) => sum + text.length, 0);
    while (characters > this.#mostCharacters && from < this.#lines.length - 1) {
      characters -= this.#lines[from]?.text.length ?? 0;
      from += 1;
    }
    this.#lines = this.#lines.slice(from);
    this.#dropped += from;
    this.#characters = characters;
  }
}
