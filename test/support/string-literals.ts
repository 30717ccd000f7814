/** The text of every string and template literal of TypeScript source, templates without the code in them. */
export function literalsOf(source: string): readonly string[] {
  const literals: string[] = [];
  readCode(source, 0, literals);
  return literals;
}

/** Reads code up to its end, or to the brace that closes a template's expression; gives the position behind it. */
function readCode(source: string, from: number, literals: string[]): number {
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    const next = source.slice(at, at + 2);
    if (next === '//') at = endOf(source, '\n', at);
    else if (next === '/*') at = endOf(source, '*/', at) + 1;
    else if (/['"]/.test(source[at] ?? '')) at = readString(source, at, literals);
    else if (source[at] === '`') at = readTemplate(source, at, literals);
    else if (source[at] === '{') depth += 1;
    else if (source[at] === '}') {
      if (depth === 0 && from > 0) return at;
      depth -= 1;
    }
  }
  return source.length;
}

function readString(source: string, start: number, literals: string[]): number {
  const quote = source[start] ?? '';
  let at = start + 1;
  while (at < source.length && source[at] !== quote && source[at] !== '\n') at += source[at] === '\\' ? 2 : 1;
  literals.push(source.slice(start + 1, at));
  return at;
}

function readTemplate(source: string, start: number, literals: string[]): number {
  let text = '';
  let at = start + 1;
  while (at < source.length && source[at] !== '`') {
    if (source.startsWith('${', at)) at = readCode(source, at + 2, literals) + 1;
    else {
      text += source[at];
      at += source[at] === '\\' ? 2 : 1;
    }
  }
  literals.push(text);
  return at;
}

function endOf(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at === -1 ? source.length : at;
}
