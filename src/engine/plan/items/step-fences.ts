import {
  applyCommandCorrection,
  type CommandCorrection,
  traceCommandDecision,
} from '../commands/apply-command-corrections.ts';
import { findCorrection, type ParseContext } from '../context/parse-context.ts';
import { no, type Verdict, yes } from '../context/verdict.ts';
import { fenceAttributes, flagOf, interpreterOf } from '../markdown/attributes.ts';
import type { Block } from '../markdown/blocks.ts';
import { bareText } from '../markdown/inline-text.ts';
import { type FenceStep, judgeFence, readShellFence, setsUsedVariables } from '../shell/shell-fence.ts';
import type { ShellParser } from '../shell/shell-parser.ts';
import { whyNotRunnable } from '../shell/why-not-runnable.ts';
import { wordPattern, wordsOf } from '../words/compile-words.ts';
import { anyLetter } from '../words/word-source.ts';

/** A fence as a block. */
export type Fence = Extract<Block, { readonly type: 'fence' }>;

/** A sentence or a heading above what is shown to be avoided, or only to illustrate. */
const notToRun = new RegExp(
  `❌|^(?:\\W*)${wordsOf(({ commands }) => commands.mistakes)}(?![${anyLetter}])`,
  'i',
);
const forbids = wordPattern(({ commands }) => commands.forbidden);
const illustrates = new RegExp(`(?:^|\\s)${wordsOf(({ commands }) => commands.examples)}\\s*[:：]\\s*$`, 'i');

/** A sentence that ends by saying that what follows is run. */
const toldToRun = new RegExp(`${wordsOf(({ commands }) => commands.runs)}[^.:：]{0,40}[:：]\\s*$`, 'i');

/** How a command is called in general, unless the fence calls it with real operands. */
const usage = /^(?:\W*)(?:usage|syntax)\s*[:：]\s*$/i;

/** Whether a heading says that what stands under it must not be done. */
export function forbidsRunning(heading: string): boolean {
  return notToRun.test(heading) || forbids.test(heading);
}

/** Whether a sentence shows what is wrong rather than what to do. */
export function showsMistake(sentence: string): boolean {
  return notToRun.test(sentence);
}

/** What decides about a fence beside its own text. */
export interface FenceContext {
  /** From the outermost heading to the one above. */
  readonly headings: readonly string[];
  /** The sentence above, or the list item around. */
  readonly above: string;
  readonly shell: ShellParser;
  readonly reading: ParseContext;
}

/** Steps of a fence under these headings, by the sentence above it; none where it is only to be read. */
export function stepsOfFence(
  block: Fence,
  { headings, above, shell, reading }: FenceContext,
): readonly FenceStep[] {
  const verdict = judgeUse(block, {
    heading: headings.at(-1) ?? '',
    above,
    used: reading.used ?? noVariables,
  });
  const firstLine =
    block.text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? '';
  if (!verdict.is) {
    const path = [...headings, firstLine];
    const corrected: CommandCorrection =
      findCorrection(reading.corrections?.commands, path) === true ? true : undefined;
    traceCommandDecision(reading, { path, text: firstLine, verdict, line: block.line + 2 }, corrected);
    if (corrected === undefined) return [];
  }
  const title = block.item === null ? '' : bareText(block.item.text);
  const interpreter = interpreterOf(block.info);
  const found =
    interpreter === undefined
      ? readShellFence(block.text, block.info, block.line, shell)
      : [feedTo(interpreter, block)];
  const use = { fence: verdict.is ? verdict : yes('the fence is run'), content: fileContent(found) };
  return found
    .map((step) => (step.title === '' ? { ...step, title } : step))
    .flatMap((step) => correctStep(step, headings, use, reading));
}

const opensEditor = /^(?:sudo\s+)?(?:vi|vim|nvim|nano|pico|emacs|micro)\s+\S+$/;
/** What stands in a file of settings, and could be typed at a prompt as well. */
const setting = /^(?:export\s+)?[A-Za-z_][\w.-]*=\S*|^(?:source|alias|\.)\s/;

/** The lines (0-based) that a file is to hold: settings right behind the command that opens it in an editor. */
function fileContent(steps: readonly FenceStep[]): ReadonlySet<number> {
  const content = new Set<number>();
  let isOpen = false;
  for (const { commands, lines } of steps)
    for (const [index, command] of commands.entries()) {
      if (isOpen && setting.test(command)) content.add(lines[index] ?? -1);
      else isOpen = opensEditor.test(command.trim());
    }
  return content;
}

/** How a fence is taken, and which of its lines stand for what a file holds. */
interface FenceReading {
  readonly fence: Verdict;
  readonly content: ReadonlySet<number>;
}

const noVariables: ReadonlySet<string> = new Set();

interface FenceUse {
  readonly heading: string;
  readonly above: string;
  readonly used: ReadonlySet<string>;
}

function judgeUse(block: Fence, { heading, above, used }: FenceUse): Verdict {
  if (forbidsRunning(heading)) return no('the heading says that this must not be done');
  if (notToRun.test(above)) return no('the sentence above shows it as a mistake');
  if (illustrates.test(above) || (usage.test(above) && /[<[{]\w/.test(block.text)))
    return no('the sentence above introduces an example');
  if (/^\s*#!/.test(block.text) && !toldToRun.test(above))
    return no('it is the content of a script to be saved: its first line names an interpreter');
  if (block.info.includes('{') && flagOf(fenceAttributes(block.info), 'excludeFromRunAll') === true)
    return no('its author excluded it from a run');
  if (setsUsedVariables(block.info, block.text, used)) return yes('it sets variables that commands use');
  return interpreterOf(block.info) === undefined
    ? judgeFence(block.info, block.text)
    : yes('its attributes name an interpreter');
}

/** A whole fence as one command: its text is what the interpreter reads. */
function feedTo(interpreter: string, { text, line }: Fence): FenceStep {
  let mark = 'SLIPWAY';
  while (text.includes(mark)) mark += '_';
  const command = `${interpreter} - <<'${mark}'\n${text.replace(/\n$/, '')}\n${mark}`;
  return { title: '', commands: [command], expect: undefined, line, lines: [line] };
}

/** A step with the commands that a person left in it; gone when none is left. */
function correctStep(
  step: FenceStep,
  headings: readonly string[],
  { fence, content }: FenceReading,
  reading: ParseContext,
): readonly FenceStep[] {
  const table = reading.corrections?.commands;
  const path = [...headings, step.title];
  const whole = findCorrection(table, path);
  if (typeof whole === 'string' && step.title !== '') {
    traceCommandDecision(reading, { path, text: step.title, verdict: fence, line: step.line + 1 }, whole);
    return [{ ...step, commands: [whole], lines: [step.line] }];
  }
  const kept = step.commands.flatMap((command, index) => {
    const line = step.lines[index] ?? step.line;
    const reason = content.has(line) ? 'the file opened above is to hold it' : whyNotRunnable(command);
    const settled = applyCommandCorrection(reading, {
      path,
      text: command,
      verdict: reason === null ? fence : no(reason),
      line: line + 1,
    });
    return settled === null ? [] : [{ command: settled, line }];
  });
  if (kept.length === 0) return [];
  return [{ ...step, commands: kept.map(({ command }) => command), lines: kept.map(({ line }) => line) }];
}
