/** Which marks a shell continues a line with. */
export type ContinuedBy = 'posix' | 'powershell' | 'cmd';

/**
 * A command as one line where its shell joins the lines itself; every other character stays as it was written. Lines are left
 * alone where a quote, a comment or a heredoc may hold them: there, the mark means something else, or nothing.
 */
export function joinContinuations(source: string, shell: ContinuedBy): string {
  if (!source.includes('\n')) return source;
  const isHeld = shell === 'powershell' ? /@["']\s*$/m.test(source) : source.includes('<<');
  return isHeld ? source : join(source, marksOf(source, shell));
}

/** A command without the space around it; a blank that is escaped belongs to it. */
export function trimCommand(source: string): string {
  const text = source.trimStart();
  const end = text.trimEnd();
  const isEscaped = end.length < text.length && /(?<!\\)(?:\\\\)*\\$/.test(end);
  return isEscaped ? text.slice(0, end.length + 1) : end;
}

/** Puts lines together at the marks that stand at these offsets; `a\` and `b` are one word, `a \` and `b` two. */
function join(source: string, marks: readonly number[]): string {
  let joined = '';
  let from = 0;
  for (const mark of marks) {
    const before = source.slice(from, mark);
    const behind = source.slice(mark + 2);
    const next = behind.length - behind.replace(/^[ \t]+/, '').length;
    const isParted = next > 0 || /[ \t]$/.test(before) || (before === '' && joined.endsWith(' '));
    joined += before.replace(/[ \t]+$/, '');
    if (isParted && !joined.endsWith(' ')) joined += ' ';
    from = mark + 2 + next;
  }
  return joined + source.slice(from);
}

/**
 * What a shell reads as one sign: quoted text, a comment, an escaped character, or any other character. `mark` is what continues
 * a line; `nests` tells quoted text with a command in it that may have quotes of its own.
 */
interface Signs {
  readonly each: RegExp;
  readonly mark: string;
  nests(quoted: string): boolean;
}

const signs: Readonly<Record<ContinuedBy, Signs>> = {
  posix: {
    each: /\$'(?:\\[\s\S]|[^'\\])*'|'[^']*'|"(?:\\[\s\S]|[^"\\])*"|(?<=^|[\s;&|(])#[^\n]*|\\[\s\S]|[\s\S]/g,
    mark: '\\\n',
    nests: (quoted) => /\$\(|`/.test(quoted.replace(/\$\([^()"]*\)|`[^`"]*`/g, '')),
  },
  powershell: {
    each: /'(?:[^']|'')*'|"(?:`[\s\S]|[^"`])*"|(?<=^|\s)#[^\n]*|(?<=\s)`\n|`[\s\S]|[\s\S]/g,
    mark: '`\n',
    nests: (quoted) => quoted.replace(/\$\([^()"]*\)/g, '').includes('$('),
  },
  // A quote of cmd never goes on behind its line.
  cmd: { each: /"[^"\n]*"?|\^[\s\S]|[\s\S]/g, mark: '^\n', nests: () => false },
};

/** Offsets of the marks that continue a line; none at all where a quote does not end, or holds what this cannot read. */
function marksOf(source: string, shell: ContinuedBy): readonly number[] {
  const { each, mark, nests } = signs[shell];
  const marks: number[] = [];
  for (const { 0: sign, index } of source.matchAll(each)) {
    if (sign === mark) marks.push(index);
    else if (sign === '"' || sign === "'") return [];
    else if (sign.startsWith('"') && nests(sign)) return [];
  }
  return marks;
}
