import { endOfSubstitution } from './substitutions.ts';

/**
 * The commands of a line, cut at `&&`, `||`, `;`, `|`, `&`, subshells and line ends outside of quotes, heredocs and
 * substitutions. Tolerant: a quote that does not close takes the rest with it.
 */
export function simpleCommands(command: string): readonly string[] {
  const text = withoutHeredocs(command.slice(0, 20_000));
  const cutter = new Cutter();
  for (let at = 0; at < text.length; ) at = cutter.read(text, at);
  return cutter.end();
}

/** What may stand in front of a subshell: nothing, or words behind which a command begins. */
const beginsCommand = /^\s*(?:(?:do|then|else|elif|if|while|until|time|!|\{)\s+)*$/;

class Cutter {
  readonly #parts: string[] = [];
  #part = '';
  #quote = '';
  /** Open substitutions and other parentheses within a command. */
  #depth = 0;

  /** Reads the sign at `at`; gives where the next one stands. */
  read(text: string, at: number): number {
    const sign = text[at] ?? '';
    if (sign === '\\' && this.#quote !== "'") return this.#keep(text.slice(at, at + 2), at);
    const end =
      text.startsWith('$(', at) && this.#quote !== "'" ? endOfSubstitution(text, at, this.#quote) : null;
    if (end !== null) return this.#keep(text.slice(at, end + 1), at);
    if (this.#quote !== '') {
      if (sign === this.#quote) this.#quote = '';
      return this.#keep(sign, at);
    }
    if (sign === '#' && /(?:^|\s)$/.test(this.#part)) return lineEnd(text, at);
    if (sign === "'" || sign === '"' || sign === '`') this.#quote = sign;
    return this.#isInside(sign) || !cuts(text, at) ? this.#keep(sign, at) : this.#cut(text, at);
  }

  end(): readonly string[] {
    return [...this.#parts, this.#part].map((part) => part.trim()).filter(Boolean);
  }

  /** Follows parentheses: one that a command has begun before is its own, and what stands in it is no command of the line. */
  #isInside(sign: string): boolean {
    const closes = sign === ')' && this.#depth > 0;
    if (sign === '(' && !beginsCommand.test(this.#part)) this.#depth += 1;
    if (closes) this.#depth -= 1;
    return closes || this.#depth > 0;
  }

  #keep(signs: string, at: number): number {
    this.#part += signs;
    return at + signs.length;
  }

  #cut(text: string, at: number): number {
    this.#parts.push(this.#part);
    this.#part = '';
    const sign = text[at] ?? '';
    const isDouble = text[at + 1] === sign && sign !== '(' && sign !== ')';
    return at + (isDouble ? 2 : 1);
  }
}

/** A comment goes up to the end of its line. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

function cuts(text: string, at: number): boolean {
  const sign = text[at] ?? '';
  return ';|\n()'.includes(sign) || isBackground(text, at);
}

/** An `&` that ends a command: not one of a redirection such as `2>&1` or `&>`. */
function isBackground(text: string, at: number): boolean {
  return text[at] === '&' && text[at - 1] !== '>' && text[at + 1] !== '>';
}

/** What a heredoc feeds to a command is no command of its own. */
function withoutHeredocs(command: string): string {
  if (!command.includes('<<')) return command;
  const kept: string[] = [];
  let end: string | null = null;
  for (const line of command.split('\n')) {
    if (end === null) {
      kept.push(line);
      end = /<<-?\s*["'\\]?(\w+)/.exec(line)?.[1] ?? null;
    } else if (line.trim() === end) end = null;
  }
  return kept.join('\n');
}
