import type { Instruction, Phase, PlanItem } from '../../../shared/plan/plan.ts';
import type { Identities } from '../context/identity.ts';
import type { ParseContext } from '../context/parse-context.ts';
import { settleInstruction } from '../corrections/apply-instruction-corrections.ts';
import type { Weights } from '../learned/linear-model.ts';
import type { Block } from '../markdown/blocks.ts';
import { hasByteBox } from '../markdown/byte-box.ts';
import { bareText, plainText } from '../markdown/inline-text.ts';
import { type FenceInstruction, readFenceInstructions } from './fence-instructions.ts';
import { isInstruction } from './instructions.ts';
import type { ListLeads } from './list-leads.ts';
import type { SectionScene } from './section-scene.ts';
import type { TextUnit } from './text-units.ts';

export interface InstructionContext {
  readonly phase: Phase | null;
  readonly scene: SectionScene;
  readonly identities: Identities;
  readonly weights: Weights;
  readonly reading: ParseContext;
  readonly leads: ListLeads;
  /** Texts that gave no command. */
  readonly idle: readonly TextUnit[];
  /** The section's boxes. */
  readonly items: readonly PlanItem[];
}

/** What a section asks a person to do without giving a box for it, in the order of the document. */
export function readInstructions(
  blocks: readonly Block[],
  context: InstructionContext,
): readonly Instruction[] {
  const { idle, items, scene, weights, reading, phase, leads } = context;
  const headings = phase?.path ?? [];
  const boxed = new Set(items.map(({ line }) => line));
  const texts = idle.flatMap((unit): readonly Found[] => {
    if (hasOwnBox(unit, boxed)) return [];
    const lead = unit.item === null ? undefined : leads.get(unit.item);
    const found = { text: plainText(unit.text), line: unit.line, ...(lead === undefined ? {} : { lead }) };
    const asks = isInstruction(unit, scene, weights);
    return settleInstruction(reading, headings, { ...found, asks }) ? [found] : [];
  });
  const fences = blocks
    .flatMap((block) =>
      block.type === 'fence' ? titled(readFenceInstructions(block), block.item?.text) : [],
    )
    .filter(({ text, line }) => settleInstruction(reading, headings, { text, line, asks: true, code: true }));
  return [...texts, ...fences].sort((a, b) => a.line - b.line).map((each) => make(each, context));
}

/** Code that is all of its fence, and has no comment that says what it is for, is called what its list line is. */
function titled(found: readonly FenceInstruction[], line: string | undefined): readonly FenceInstruction[] {
  const [only, ...others] = found;
  if (only === undefined || others.length > 0 || line === undefined) return found;
  const isBare = only.code?.split('\n')[0]?.trim() === only.text;
  const title = bareText(line).replace(/[\s:：]+$/, '');
  return isBare && title !== '' ? [{ ...only, text: title }] : found;
}

function hasOwnBox(unit: TextUnit, boxed: ReadonlySet<number>): boolean {
  return unit.container === 'box' || boxed.has(unit.line + 1) || (unit.row !== null && hasByteBox(unit.row));
}

interface Found {
  readonly text: string;
  readonly code?: string;
  readonly language?: string;
  readonly lead?: string;
  readonly line: number;
}

function make(
  { text, code, language, lead, line }: Found,
  { phase, identities }: InstructionContext,
): Instruction {
  return {
    id: identities.next('m', phase?.path ?? [], `${text}\n${code ?? ''}`),
    text,
    ...(code === undefined ? {} : { code }),
    ...(language === undefined ? {} : { language }),
    ...(lead === undefined ? {} : { lead }),
    phase: phase?.id ?? '',
    line: line + 1,
  };
}
