import { lineBreaksIn } from '../../../shared/text/line-breaks.ts';
import { type SettleSpan, whyOnlyMentioned } from '../commands/command-text.ts';
import { no, type Verdict, yes } from '../context/verdict.ts';
import { choose, type Weights } from '../learned/linear-model.ts';
import { bareText, type CodeSpan, codeSpans, plainText } from '../markdown/inline-text.ts';
import { bareCommand, recognizeCommand, withoutPrompt } from '../shell/recognize-command.ts';
import type { FenceStep } from '../shell/shell-fence.ts';
import { whyNotRunnable } from '../shell/why-not-runnable.ts';
import type { SectionScene } from './section-scene.ts';
import { type SpanInText, spanFeatures, spanOf } from './span-features.ts';
import type { TextUnit } from './text-units.ts';

const spanClasses = ['text', 'command'] as const;
/** A text with more code than this is a list of names, not an instruction. */
const mostSpans = 64;

/** A span of text that a reader may take for a command. */
export interface JudgedSpan {
  readonly command: string;
  readonly span: CodeSpan;
  /** 0-based. */
  readonly line: number;
  readonly verdict: Verdict;
}

/** Every code span of a text that could be run, with whether the text says to run it. */
export function judgeSpans(unit: TextUnit, scene: SectionScene, weights: Weights): readonly JudgedSpan[] {
  if (!unit.text.includes('`')) return bareSpans(unit);
  const spans = codeSpans(unit.text);
  // Every span is judged by the whole text, so that a text of spans alone would cost a square.
  if (spans.length > mostSpans) return [];
  return spans.map((span, at) => ({
    command: withoutPrompt(span.text),
    span,
    line: unit.line + lineBreaksIn(unit.text.slice(0, span.start)),
    verdict: judgeSpan({ unit, spans, at }, scene, weights),
  }));
}

/** A list line that is a command without the marks of one: the same as if its text were code. */
function bareSpans({ text, container, line }: TextUnit): readonly JudgedSpan[] {
  const command = container === 'bullet' || container === 'number' ? bareCommand(text) : null;
  if (command === null) return [];
  const span = { text: command, start: 0, end: text.length };
  return [
    { command, span, line, verdict: yes('the whole line is a command, with operands only a machine reads') },
  ];
}

function judgeSpan(given: SpanInText, scene: SectionScene, weights: Weights): Verdict {
  const span = spanOf(given);
  const command = span.text.trim();
  const reason = whyNotRunnable(command) ?? whyOnlyMentioned(given.unit.text, span);
  if (reason !== null) return no(reason);
  const { best, sure } = choose({ classes: spanClasses, weights }, spanFeatures(given, scene));
  const percent = Math.round(100 * sure);
  return best === 'command'
    ? yes(`the text says to run it (${percent} % sure)`)
    : no(`the text only mentions it (${percent} % sure)`);
}

/** The commands a text says to run, a step each: each is a line of its own. */
export function stepsOfText(
  judged: readonly JudgedSpan[],
  unit: TextUnit,
  settle: SettleSpan,
): readonly FenceStep[] {
  return judged.flatMap(({ command, span, line, verdict }) => {
    const settled = settle(command, verdict, unit.text.slice(0, span.start));
    if (settled === null) return [];
    const title = plainText(unit.text.slice(0, span.start).replace(/[\s:：]+$/, ''));
    return [
      {
        title: title === '' ? bareText(unit.text) : title,
        commands: [settled],
        expect: undefined,
        line,
        lines: [line],
      },
    ];
  });
}

/** What of a text a shell could run though nobody is told to: worth telling, never worth running. */
export function mentionsOf(judged: readonly JudgedSpan[]): readonly JudgedSpan[] {
  return judged.filter(({ command, verdict }) => !verdict.is && recognizeCommand(command).is);
}
