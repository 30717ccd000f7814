const pieces = [
  '- [ ] ',
  '`',
  '```',
  '```bash\n',
  '\n\n',
  '# ',
  '## Rollback\n',
  '| ',
  '|-|-|\n',
  '\r\n',
  '\t',
  '    ',
  '> ',
  '<!--',
  '-->',
  '<details>',
  '$(',
  '"',
  "'",
  '\\',
  '<<EOF\n',
  'EOF\n',
  '\u202e',
  '\u0000',
  '\uFEFF',
  '𝄞',
  '---\n',
  '[x]',
  '[ ]',
  '](',
  '**',
  '<tag>',
  '{{ x }}',
  ' && ',
  ' | ',
] as const;

/** A document with a few of its parts cut, doubled, moved, replaced; the same for the same number. */
export function mutate(document: string, number: number): string {
  const next = numbers(number);
  let text = document;
  for (let times = 1 + (next() % 8); times > 0; times -= 1) text = mutateOnce(text, next);
  return text;
}

function mutateOnce(text: string, next: () => number): string {
  const at = next() % (text.length + 1);
  const end = Math.min(text.length, at + (next() % 80));
  switch (next() % 7) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, end) + text.slice(at);
    case 2:
      return text.slice(0, at) + (pieces[next() % pieces.length] ?? '') + text.slice(at);
    case 3:
      return text.slice(0, at) + (pieces[next() % pieces.length] ?? '') + text.slice(end);
    case 4:
      return withLines(text, next, (lines, from, to) => [...lines.slice(0, from), ...lines.slice(to)]);
    case 5:
      return withLines(text, next, (lines, from, to) => [
        ...lines.slice(to),
        ...lines.slice(from, to),
        ...lines.slice(0, from),
      ]);
    default:
      return text.slice(at) + text.slice(0, at);
  }
}

function withLines(
  text: string,
  next: () => number,
  change: (lines: readonly string[], from: number, to: number) => readonly string[],
): string {
  const lines = text.split('\n');
  const from = next() % lines.length;
  return change(lines, from, Math.min(lines.length, from + 1 + (next() % 20))).join('\n');
}

/** mulberry32: small, seeded, good enough to choose with. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
