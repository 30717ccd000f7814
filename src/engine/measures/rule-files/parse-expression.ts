/** PromQL, as far as alert rules of a release use it. */
export type Node =
  | { readonly kind: 'number'; readonly value: number }
  | {
      readonly kind: 'series';
      readonly name: string;
      readonly matchers: readonly Matcher[];
      /** The text it was read from, without a range. */
      readonly text: string;
      readonly isRange: boolean;
    }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly args: readonly Node[];
      readonly by: readonly string[] | null;
    }
  | { readonly kind: 'binary'; readonly op: string; readonly left: Node; readonly right: Node };

export interface Matcher {
  readonly label: string;
  readonly op: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

/** Deeper than any rule that somebody reads. */
const mostDepth = 60;
const mostLength = 4_000;

const token =
  /\s+|#[^\n]*|(?<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)(?![\w:.])|(?<range>\[\s*[0-9a-z]+\s*\])|(?<name>[a-zA-Z_:][\w:]*)|(?<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<op>=~|!~|!=|==|<=|>=|[-+*/%^<>=(){},])/y;

interface Token {
  readonly kind: 'number' | 'range' | 'name' | 'text' | 'op';
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

/** Takes a PromQL expression apart; null for one that uses more of the language, or is none. Pure. */
export function parseExpression(source: string): Node | null {
  if (source.length > mostLength) return null;
  const tokens = tokensOf(source);
  if (tokens === null) return null;
  const reader = new Reader(source, tokens);
  const node = reader.binary(0, 0);
  return node !== null && reader.isAtEnd ? node : null;
}

function tokensOf(source: string): readonly Token[] | null {
  const found: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const at = token.lastIndex;
    const match = token.exec(source);
    if (match === null) return null;
    for (const kind of ['number', 'range', 'name', 'text', 'op'] as const) {
      const text = match.groups?.[kind];
      if (text !== undefined) found.push({ kind, text, at, end: token.lastIndex });
    }
  }
  return found;
}

/** By how closely they bind, the loosest first. What joins conditions (`and`, `or`) is not read. */
const levels: readonly ReadonlySet<string>[] = [
  new Set(['==', '!=', '<=', '>=', '<', '>']),
  new Set(['+', '-']),
  new Set(['*', '/', '%']),
];

class Reader {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(source: string, tokens: readonly Token[]) {
    this.#source = source;
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  binary(level: number, depth: number): Node | null {
    const ops = levels[level];
    if (ops === undefined || depth > mostDepth) return depth > mostDepth ? null : this.#primary(depth);
    let left = this.binary(level + 1, depth + 1);
    for (let many = 0; left !== null && ops.has(this.#peek()?.text ?? ''); many += 1) {
      const op = this.#next()?.text ?? '';
      const right = this.binary(level + 1, depth + 1);
      if (right === null || many > mostDepth) return null;
      left = { kind: 'binary', op, left, right };
    }
    return left;
  }

  #primary(depth: number): Node | null {
    const first = this.#peek();
    if (first === undefined) return null;
    if (first.kind === 'number') {
      this.#at += 1;
      return { kind: 'number', value: Number(first.text) };
    }
    if (this.#takes('-')) {
      const inner = this.#primary(depth + 1);
      return inner?.kind === 'number' ? { kind: 'number', value: -inner.value } : null;
    }
    if (this.#takes('(')) {
      const inner = this.binary(0, depth + 1);
      return inner !== null && this.#takes(')') ? inner : null;
    }
    if (first.kind === 'name' || first.text === '{') return this.#named(first, depth);
    return null;
  }

  #named(first: Token, depth: number): Node | null {
    if (first.kind === 'name') {
      this.#at += 1;
      const follows = this.#peek()?.text;
      if (follows === '(' || follows === 'by') return this.#call(first.text, depth);
    }
    return this.#series(first);
  }

  #call(name: string, depth: number): Node | null {
    let by = this.#by();
    if (by === undefined || !this.#takes('(')) return null;
    const args: Node[] = [];
    while (!this.#takes(')')) {
      const arg = this.binary(0, depth + 1);
      if (arg === null) return null;
      args.push(arg);
      if (this.#peek()?.text !== ')' && !this.#takes(',')) return null;
    }
    by ??= this.#by() ?? null;
    return { kind: 'call', name, args, by };
  }

  /** The labels behind `by`; null without one, undefined for one that cannot be read. */
  #by(): readonly string[] | null | undefined {
    if (!this.#takes('by')) return null;
    if (!this.#takes('(')) return undefined;
    const labels: string[] = [];
    while (!this.#takes(')')) {
      const label = this.#next();
      if (label?.kind !== 'name') return undefined;
      labels.push(label.text);
      if (this.#peek()?.text !== ')' && !this.#takes(',')) return undefined;
    }
    return labels;
  }

  #series(first: Token): Node | null {
    const name = first.kind === 'name' ? first.text : '';
    const matchers: Matcher[] = [];
    if (this.#takes('{')) {
      while (!this.#takes('}')) {
        const matcher = this.#matcher();
        if (matcher === null) return null;
        matchers.push(matcher);
        if (this.#peek()?.text !== '}' && !this.#takes(',')) return null;
      }
    }
    const end = this.#tokens[this.#at - 1]?.end ?? first.end;
    const isRange = this.#peek()?.kind === 'range';
    if (isRange) this.#at += 1;
    return { kind: 'series', name, matchers, text: this.#source.slice(first.at, end), isRange };
  }

  #matcher(): Matcher | null {
    const [label, op, value] = [this.#next(), this.#next(), this.#next()];
    if (label?.kind !== 'name' || value?.kind !== 'text') return null;
    const text = op?.text;
    if (text !== '=' && text !== '!=' && text !== '=~' && text !== '!~') return null;
    return { label: label.text, op: text, value: value.text.slice(1, -1) };
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #next(): Token | undefined {
    const next = this.#tokens[this.#at];
    this.#at += 1;
    return next;
  }

  #takes(text: string): boolean {
    if (this.#peek()?.text !== text) return false;
    this.#at += 1;
    return true;
  }
}
