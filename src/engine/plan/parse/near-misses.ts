import type { Diagnostic, Plan } from '../../../shared/plan/plan.ts';
import { readBlocks } from '../markdown/blocks.ts';
import { isShellLabel } from '../shell/shell-fence.ts';
import { whyNoBox } from './near-boxes.ts';
import { oddSpaces, spacesIn } from './odd-spaces.ts';

const box = /^\s*(?:[-*+]|\d+[.)])\s+\[[ xX]\]\s+\S/;
const fence = /^\s*(?:>\s*)*(`{3,}|~{3,})\s*(\S*)/;
/** Labels that name a shell and something else, or a shell in a way that is not known. */
const nearShell = /^(?:ba|z|k|da)?sh[:.,/]\S|^shell[:.,/-]?\S|^(?:bash|console|terminal)-\S/i;
/** What a document must hold for anything of it to be a near miss: most hold none of it. */
const any = new RegExp(`[${oddSpaces}☐☑☒🗹🗷⬜◻▢]|\\[.{0,3}\\]|(?:\`{3}|~{3})\\s*\\w`, 'u');

/** What is nearly a box, a shell's fence or a blank, and is taken for none: passed over in silence it would be missed. */
export function diagnoseNearMisses(plan: Plan, text: string): readonly Diagnostic[] {
  if (!any.test(text)) return [];
  const lines = text.split(/\r?\n/);
  return [...boxesAndFences(plan, lines, text), ...oddCommands(plan, lines)];
}

interface Fence {
  readonly mark: string;
  readonly label: string;
  /** 1-based, of its first line and its last. */
  readonly from: number;
  readonly to: number;
}

function boxesAndFences(
  { items, steps }: Plan,
  lines: readonly string[],
  text: string,
): readonly Diagnostic[] {
  const known = new Set(items.map(({ line }) => line));
  const fences = fencesIn(lines);
  const inFence = new Set(
    fences.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, n) => from + n)),
  );
  const boxes = lines.flatMap((text, index) => {
    const why = known.has(index + 1) || inFence.has(index + 1) ? null : whyNoBox(text);
    return why === null ? [] : [warn('near-box', why, index + 1)];
  });
  const unread = lines.flatMap((line, index) =>
    box.test(line) && !known.has(index + 1) && !inFence.has(index + 1) ? [index + 1] : [],
  );
  const stepless = fences.filter(({ from, to }) => !steps.some(({ line }) => line >= from && line <= to));
  const unknown = stepless.filter(({ label }) => nearShell.test(label));
  const hidden = hiddenFences(stepless, text);
  return [
    ...boxes,
    ...hiddenBoxes(unread, text).map((line) => warn('near-box', hiddenBox, line)),
    ...unknown.map(({ label, from }) => warn('near-fence', unknownLabel(label), from)),
    ...hidden.map(({ from }) => warn('near-fence', hiddenFence, from)),
  ];
}

/** Of lines with a box, those that Markdown takes for a part of HTML or for code that is indented; 1-based. */
function hiddenBoxes(unread: readonly number[], text: string): readonly number[] {
  if (unread.length === 0) return [];
  const lines = readBlocks(text).flatMap((block) => {
    if (block.type === 'html' && !block.text.trimStart().startsWith('<!--'))
      return linesFrom(block.line + 1, block.text);
    return block.type === 'fence' && !block.marked ? linesFrom(block.line + 2, block.text) : [];
  });
  const hidden = new Set(lines);
  return unread.filter((line) => hidden.has(line));
}

function linesFrom(first: number, text: string): readonly number[] {
  return text
    .trimEnd()
    .split('\n')
    .map((_line, index) => first + index);
}

/** Shells' fences that Markdown takes for something else: for code that is indented, or for a part of HTML. */
function hiddenFences(fences: readonly Fence[], text: string): readonly Fence[] {
  const shells = fences.filter(({ label }) => isShellLabel(label));
  if (shells.length === 0) return [];
  const read = new Set(
    readBlocks(text).flatMap((block) => (block.type === 'fence' && block.marked ? [block.line + 1] : [])),
  );
  const comments = [...text.matchAll(/<!--[\s\S]*?(?:-->|$)/g)].map(({ index, 0: { length } }) => ({
    from: text.slice(0, index).split('\n').length,
    to: text.slice(0, index + length).split('\n').length,
  }));
  return shells.filter(
    ({ from }) => !read.has(from) && !comments.some((comment) => from >= comment.from && from <= comment.to),
  );
}

const hiddenBox =
  'Markdown takes this box for HTML or for indented code: it is shown and not ticked. Where it is to be done, begin it at the margin, with an empty line above it.';
const hiddenFence =
  'Markdown takes this fence for indented code or for HTML: it is shown and not run. Where it is meant to run, begin it at the margin, with an empty line above it.';

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

function warn(code: string, message: string, line: number): Diagnostic {
  return { code, severity: 'warning', message, line, column: 1 };
}
