/** A shell that gets text from a command reads it again: what is quoted for the first one is not for it. */
const readsAgain =
  /\b(?:ssh|eval|trap|su|runuser|watch|envsubst|tmux|screen|parallel|xargs|systemd-run|nix-shell)\b|\b(?:ba|z|da|k|a|fi)?sh\b/;

/** What changes how a shell reads on: escaped signs, quotes, parentheses, remarks, here-documents (quote, delimiter), line ends. */
const turns = /\\[\s\S]|["')]|\$?\(|(?<=^|[\s;])#[^\n]*|<<<|<<-?[ \t]*(\\|'|")?([A-Za-z_]\w*)\1?|\n/g;

/**
 * Blanks out, length kept, what a POSIX shell takes as it stands in a command: what is in single quotes, here-documents with a
 * quoted delimiter, and dollars behind a backslash. A line that gives its text to another shell is left as it is, and so is a
 * command whose quotes do not close.
 */
export function withoutLiterals(command: string): string {
  if (!command.includes('$') || !/['\\]|<</.test(command)) return command;
  const literals = new Literals(command);
  return literals.read() ? literals.blanked : command;
}

/** One reading of a command. */
class Literals {
  readonly #command: string;
  readonly #signs: string[];
  /** Double quotes and parentheses that are open. */
  readonly #open: ('"' | '(')[] = [];
  #here: { readonly name: string; readonly isLiteral: boolean } | null = null;
  readonly #turns: RegExp;

  constructor(command: string) {
    this.#command = command;
    this.#signs = command.split('');
    this.#turns = new RegExp(turns);
  }

  get blanked(): string {
    return this.#signs.join('');
  }

  /** False where a quote does not close. */
  read(): boolean {
    for (let turn = this.#next(); turn !== null; turn = this.#next()) {
      const isInQuotes = this.#open.at(-1) === '"';
      if (!(isInQuotes ? this.#takeQuoted(turn) : this.#takePlain(turn))) return false;
    }
    return !this.#open.includes('"');
  }

  #next(): RegExpExecArray | null {
    return this.#turns.exec(this.#command);
  }

  #takeQuoted({ 0: turn, index }: RegExpExecArray): true {
    if (turn === '"') this.#open.pop();
    else if (turn === '$(') this.#open.push('(');
    else if (turn.startsWith('\\')) this.#blank(index, index + 2);
    // Nothing else means anything here, and a quote within may be all of it that does.
    else this.#turns.lastIndex = index + 1;
    return true;
  }

  #takePlain(match: RegExpExecArray): boolean {
    const { 0: turn, 1: quote, 2: name, index } = match;
    if (name !== undefined) this.#here = { name, isLiteral: quote !== undefined };
    else if (turn === "'") return this.#takeLiteral(index);
    else if (turn === '\n') return this.#takeHere(index);
    else if (turn === '"') this.#open.push('"');
    else if (turn.endsWith('(')) this.#open.push('(');
    else if (turn === ')') this.#open.pop();
    else if (turn.startsWith('\\')) this.#blank(index, index + 2);
    return true;
  }

  #takeLiteral(at: number): boolean {
    const end = this.#command.indexOf("'", at + 1);
    // In $'…' a backslash keeps a quote from closing: that is not followed.
    if (end === -1 || (this.#command[at - 1] === '$' && this.#command[end - 1] === '\\')) return false;
    this.#blank(at + 1, end);
    this.#turns.lastIndex = end + 1;
    return true;
  }

  #takeHere(at: number): boolean {
    if (this.#here === null) return true;
    const { name, isLiteral } = this.#here;
    this.#here = null;
    const rest = this.#command.slice(at + 1);
    const last = new RegExp(`^\\t*${name}[ \\t]*$`, 'm').exec(rest);
    if (last === null) return false;
    const body = rest.slice(0, last.index);
    // The line that begins it says who reads it.
    if (isLiteral) this.#blank(at + 1, at + 1 + body.length, at);
    else for (const { index } of body.matchAll(/\\\$/g)) this.#blank(at + 1 + index, at + 3 + index, at);
    this.#turns.lastIndex = at + 1 + last.index + last[0].length;
    return true;
  }

  /** Takes the dollars from a part, unless the line that is `read` with it gives its text to another shell. */
  #blank(from: number, to: number, read = to): void {
    const command = this.#command;
    const end = command.indexOf('\n', read);
    const begin = command.lastIndexOf('\n', Math.min(from, read) - 1) + 1;
    if (readsAgain.test(command.slice(begin, end === -1 ? command.length : end))) return;
    for (let at = from; at < to; at += 1) if (this.#signs[at] === '$') this.#signs[at] = ' ';
  }
}
