import type { AccountLine, Look } from '../../../shared/plan/account.ts';
import type { Phase, Plan } from '../../../shared/plan/plan.ts';
import { lineBreaksIn } from '../../../shared/text/line-breaks.ts';
import { taskAround } from '../commands/item-notes.ts';
import { keyOf } from '../context/parse-context.ts';
import type { Block } from '../markdown/blocks.ts';
import { bareText, codeSpans, plainText } from '../markdown/inline-text.ts';
import { canContainCommands } from '../sections/can-contain-commands.ts';
import { normalizeHeading } from '../sections/match-heading.ts';
import { recognizeCommand, startsWithProgram, withoutPrompt } from '../shell/recognize-command.ts';
import { isImperative } from '../text/imperatives.ts';
import { readTextUnits, type TextUnit } from '../text/text-units.ts';
import * as words from './account-words.ts';
import type { Extent } from './extents.ts';

/** Words that are longer make no key a person would write: the code names itself. */
const longestWords = 100;

/** Something that was not taken, with the section it stands in. */
interface Left {
  readonly phase: Phase;
  /** 1-based. */
  readonly line: number;
  readonly text: string;
  /** The key that names it. */
  readonly key: string;
}

/** What in the sections that a run goes through could have been meant and was not taken. */
export function leftLooks(
  plan: Plan,
  extents: readonly Extent[],
  { owned, settled }: { readonly owned: readonly AccountLine[]; readonly settled: ReadonlySet<number> },
): readonly Look[] {
  const onSheet = new Set(
    (plan.sheet ?? []).flatMap(({ command }) => (command === undefined ? [] : command.split(' && '))),
  );
  const commands: Left[] = [];
  const sentences: Left[] = [];
  for (const [phase, blocks] of sectionsOf(plan, extents)) {
    if (phase.when === 'demand' || phase.when === 'routine') continue;
    const unsettled = readTextUnits(blocks).filter(({ line }) => !settled.has(line + 1));
    for (const unit of unsettled) {
      const left = canContainCommands(phase) ? commandsLeft(unit, { phase, onSheet }) : [];
      commands.push(...left);
      if (left.length === 0 && isSentenceLeft(unit, owned)) sentences.push(sentenceLeft(unit, phase));
    }
  }
  return [...looksAt(commands, 'command-left'), ...looksAt(sentences, 'sentence-left')];
}

/** The blocks of each section that has a phase, headings left out. */
function sectionsOf(plan: Plan, extents: readonly Extent[]): ReadonlyMap<Phase, readonly Block[]> {
  const sections = new Map<Phase, Block[]>();
  let next = 0;
  let open: Phase | null = null;
  for (const { block, first } of extents) {
    while ((plan.phases[next]?.line ?? Number.POSITIVE_INFINITY) <= first + 1) {
      open = plan.phases[next] ?? open;
      next += 1;
    }
    if (open === null || block.type === 'heading') continue;
    const blocks = sections.get(open) ?? [];
    blocks.push(block);
    sections.set(open, blocks);
  }
  return sections;
}

/** Code that begins with a known program and has something behind it, and stands nowhere on the sheet. */
function commandsLeft(
  unit: TextUnit,
  { phase, onSheet }: { readonly phase: Phase; readonly onSheet: ReadonlySet<string> },
): readonly Left[] {
  if (!unit.text.includes('`')) return [];
  const words = plainText(unit.text);
  // Lines are counted from span to span, so that a long text of many costs no square.
  let line = unit.line + 1;
  let counted = 0;
  return codeSpans(unit.text).flatMap((span): readonly Left[] => {
    line += lineBreaksIn(unit.text.slice(counted, span.start));
    counted = span.start;
    const text = withoutPrompt(span.text);
    const isOne = /\s/.test(text) && startsWithProgram(text) && recognizeCommand(text).is;
    if (!isOne || onSheet.has(text)) return [];
    return [{ phase, line, text, key: keyOf(words.length > longestWords ? [text] : [words, text]) }];
  });
}

/** A sentence that begins as an instruction does. One that only introduces what stands below it is none. */
function isSentenceLeft(unit: TextUnit, owned: readonly AccountLine[]): boolean {
  const { container, item, text, line } = unit;
  if (container === 'box' || container === 'row' || unit.holdsItems || unit.holdsFence) return false;
  if (owned[line]?.is !== 'prose') return false;
  if (item !== null && (item.box !== null || taskAround(item) !== null)) return false;
  const plain = bareText(text);
  if (/[:：?？]\s*$/.test(plain)) return false;
  const said = normalizeHeading(plain);
  return said.split(' ').length > 2 && isImperative(said);
}

function sentenceLeft(unit: TextUnit, phase: Phase): Left {
  const text = plainText(unit.text);
  return { phase, line: unit.line + 1, text, key: keyOf([...phase.path, text]) };
}

function looksAt(some: readonly Left[], code: 'command-left' | 'sentence-left'): readonly Look[] {
  return [...Map.groupBy(some, ({ phase }) => phase).values()].flatMap((left): readonly Look[] => {
    const [first] = left;
    if (first === undefined) return [];
    const base = {
      line: first.line,
      lines: [...new Set(left.map(({ line }) => line))],
      text: first.text,
    };
    const { key } = first;
    const [said, mapping] =
      code === 'sentence-left'
        ? ([words.sentenceLeft(left.length, key), 'plan.instructions'] as const)
        : ([words.commandLeft(left.length, key), 'plan.commands'] as const);
    return [{ code, ...base, ...said, sidecar: { in: mapping, key } }];
  });
}
