/**
 * The commands of a line, cut at `&&`, `||`, `;`, `|`, `&` and line ends outside of quotes, heredocs and substitutions.
 * Tolerant: a quote that does not close takes the rest with it.
 */
export function simpleCommands(command: string): readonly string[] {
  const text = withoutHeredocs(command.slice(0, 20_000));
  const parts: string[] = [];
  let part = '';
  let quote = '';
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quote !== '') {
      part += sign;
      if (sign === '\\' && quote === '"') part += text[++at] ?? '';
      else if (sign === quote) quote = '';
      continue;
    }
    if (sign === '\\') {
      part += sign + (text[++at] ?? '');
      continue;
    }
    if (sign === "'" || sign === '"' || sign === '`') quote = sign;
    const closes = sign === ')' && depth > 0;
    if (sign === '(' && part.trim() !== '') depth += 1;
    if (closes) depth -= 1;
    const isCut =
      !closes &&
      depth === 0 &&
      quote === '' &&
      (sign === ';' ||
        sign === '|' ||
        sign === '\n' ||
        sign === '(' ||
        sign === ')' ||
        isBackground(text, at));
    if (!isCut) {
      part += sign;
      continue;
    }
    parts.push(part);
    part = '';
    if (text[at + 1] === sign && sign !== ')' && sign !== '(') at += 1;
  }
  parts.push(part);
  return parts.map((each) => each.replace(/(?:^|\s)#\s.*$/gm, '').trim()).filter((each) => each !== '');
}

/** An `&` that ends a command: not one of a redirection such as `2>&1` or `&>`. */
function isBackground(text: string, at: number): boolean {
  return (
    text[at] === '&' &&
    text[at - 1] !== '>' &&
    text[at + 1] !== '>' &&
    !/\d/.test(text[at - 1] === '>' ? '0' : '')
  );
}

/** What a heredoc feeds to a command is no command of its own. */
function withoutHeredocs(command: string): string {
  if (!command.includes('<<')) return command;
  const kept: string[] = [];
  let end: string | null = null;
  for (const line of command.split('\n')) {
    if (end !== null) {
      if (line.trim() === end) end = null;
      continue;
    }
    kept.push(line);
    end = /<<-?\s*["'\\]?(\w+)/.exec(line)?.[1] ?? null;
  }
  return kept.join('\n');
}
