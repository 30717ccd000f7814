import type { Diagnostic, Plan } from '../../../shared/plan/plan.ts';

/** Spaces that look like one and are none to a shell or to Markdown. */
const odd = String.raw`\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;
const oddSpace = new RegExp(`[${odd}]`, 'g');
/** A list line that begins with what could be meant as a box: what is in front of it, the box, and what is behind it. */
const nearBox = new RegExp(`^[ \\t]*(?:>[ \\t]*)*(?:[-*+]|\\d+[.)])([ \\t${odd}]+)(\\[[ xX${odd}]?\\])(.*)$`);
const fence = /^\s*(?:>\s*)*(`{3,}|~{3,})\s*(\S*)/;
/** Labels that name a shell and something else, or a shell in a way that is not known. */
const nearShell = /^(?:ba|z|k|da)?sh[:.,/]\S|^shell[:.,/-]?\S|^(?:bash|console|terminal)-\S/i;
const any = new RegExp(`[${odd}]|\\[\\]|\\[[ xX]\\]\\S|(?:\`{3}|~{3})\\s*\\w+[^\\w\\s]|shell\\w`);

/** What is nearly a box, a shell's fence or a blank, and is taken for none: passed over in silence it would be missed. */
export function diagnoseNearMisses(plan: Plan, text: string): readonly Diagnostic[] {
  if (!any.test(text)) return [];
  const lines = text.split(/\r?\n/);
  return [...boxesAndFences(plan, lines), ...oddCommands(plan, lines)];
}

interface Fence {
  readonly mark: string;
  readonly label: string;
  /** 1-based, of its first line and its last. */
  readonly from: number;
  readonly to: number;
}

function boxesAndFences({ items, steps }: Plan, lines: readonly string[]): readonly Diagnostic[] {
  const known = new Set(items.map(({ line }) => line));
  const fences = fencesIn(lines);
  const inFence = new Set(
    fences.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, n) => from + n)),
  );
  const boxes = lines.flatMap((text, index) => {
    const why = known.has(index + 1) || inFence.has(index + 1) ? null : whyNoBox(text);
    return why === null ? [] : [warn('near-box', why, index + 1)];
  });
  const unknown = fences.filter(
    ({ label, from, to }) => nearShell.test(label) && !steps.some(({ line }) => line >= from && line <= to),
  );
  return [...boxes, ...unknown.map(({ label, from }) => warn('near-fence', unknownLabel(label), from))];
}

function fencesIn(lines: readonly string[]): readonly Fence[] {
  const fences: Fence[] = [];
  let open: Fence | null = null;
  for (const [index, text] of lines.entries()) {
    const [, mark = '', label = ''] = fence.exec(text) ?? [];
    if (mark === '') continue;
    if (open === null) open = { mark, label, from: index + 1, to: lines.length };
    else if (mark.startsWith(open.mark) && label === '') {
      fences.push({ ...open, to: index + 1 });
      open = null;
    }
  }
  return open === null ? fences : [...fences, open];
}

/** Why a list line that begins like a box is none; null for every other line. */
function whyNoBox(text: string): string | null {
  const [, front = '', box = '', behind = ''] = nearBox.exec(text) ?? [];
  // A link, or where one leads.
  if (box === '' || /^[([:]/.test(behind)) return null;
  const spaces = spacesIn(front + box);
  if (spaces.length > 0)
    return `This is no box, because it holds ${spaces.join(', ')}. Write "- [ ] " with ordinary spaces.`;
  if (box === '[]') return 'This is no box, because there is nothing between its brackets. Write "- [ ] ".';
  return /^\S/.test(behind) ? 'This is no box, because no space is behind it. Write "- [ ] ".' : null;
}

function unknownLabel(label: string): string {
  return `The label "${label}" is no language that is run here: the fence is shown and not run. Where it is meant to run, label it "bash".`;
}

function oddCommands({ steps, items }: Plan, lines: readonly string[]): readonly Diagnostic[] {
  const commands = [
    ...steps.flatMap(({ commands, line }) => commands.map((command) => ({ command, line }))),
    ...items.flatMap(({ command, line }) => (command === undefined ? [] : [{ command, line }])),
  ];
  return commands.flatMap(({ command, line }) => {
    // What is quoted is somebody's words.
    const part = command.split('\n').find((each) => spacesIn(withoutQuoted(each)).length > 0);
    if (part === undefined) return [];
    const at = lines.findIndex((each, index) => index >= line - 1 && each.includes(part.trim()));
    const spaces = spacesIn(withoutQuoted(part)).join(', ');
    const message = `A command holds ${spaces}, which a shell takes for a letter: it does not do what it reads like. Write an ordinary space.`;
    return [warn('odd-space', message, at === -1 ? line : at + 1)];
  });
}

function withoutQuoted(line: string): string {
  return line.replace(/'[^']*'|"[^"]*"/g, '');
}

const names: Readonly<Record<string, string>> = {
  '\u00a0': 'a no-break space',
  '\u202f': 'a narrow no-break space',
  '\u2007': 'a figure space',
  '\u3000': 'a wide space',
};

/** The odd spaces of a text, each once: `a no-break space (U+00A0)`. */
function spacesIn(text: string): readonly string[] {
  return [...new Set(text.match(oddSpace) ?? [])].map((space) => {
    const code = space.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `${names[space] ?? 'an unusual space'} (U+${code})`;
  });
}

function warn(code: string, message: string, line: number): Diagnostic {
  return { code, severity: 'warning', message, line, column: 1 };
}
