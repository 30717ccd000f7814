import type { Instruction, Phase, PlanItem } from '../../../shared/plan/plan.ts';
import type { Identities } from '../context/identity.ts';
import type { Weights } from '../learned/linear-model.ts';
import type { Block } from '../markdown/blocks.ts';
import { hasByteBox } from '../markdown/byte-box.ts';
import { plainText } from '../markdown/inline-text.ts';
import { readFenceInstructions } from './fence-instructions.ts';
import { isInstruction } from './instructions.ts';
import type { SectionScene } from './section-scene.ts';
import type { TextUnit } from './text-units.ts';

export interface InstructionContext {
  readonly phase: Phase | null;
  readonly scene: SectionScene;
  readonly identities: Identities;
  readonly weights: Weights;
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
  const { idle, items, scene, weights } = context;
  const boxed = new Set(items.map(({ line }) => line));
  const said = idle.filter((unit) => !hasOwnBox(unit, boxed) && isInstruction(unit, scene, weights));
  const texts = said.map((unit) => ({ text: plainText(unit.text), line: unit.line }));
  const fences = blocks.flatMap((block) => (block.type === 'fence' ? readFenceInstructions(block) : []));
  return [...texts, ...fences].sort((a, b) => a.line - b.line).map((each) => make(each, context));
}

function hasOwnBox(unit: TextUnit, boxed: ReadonlySet<number>): boolean {
  return unit.container === 'box' || boxed.has(unit.line + 1) || (unit.row !== null && hasByteBox(unit.row));
}

interface Found {
  readonly text: string;
  readonly code?: string;
  readonly language?: string;
  readonly line: number;
}

function make({ text, code, language, line }: Found, { phase, identities }: InstructionContext): Instruction {
  return {
    id: identities.next('m', phase?.path ?? [], `${text}\n${code ?? ''}`),
    text,
    ...(code === undefined ? {} : { code }),
    ...(language === undefined ? {} : { language }),
    phase: phase?.id ?? '',
    line: line + 1,
  };
}
