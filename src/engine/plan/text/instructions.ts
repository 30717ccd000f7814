import { choose, type Weights } from '../learned/linear-model.ts';
import { wordsOf } from '../words/compile-words.ts';
import type { SectionScene } from './section-scene.ts';
import type { TextUnit } from './text-units.ts';
import { unitFeatures } from './unit-features.ts';

const instructionClasses = ['none', 'manual'] as const;
/** From here on a text is taken as an instruction: one too many is ticked at a glance, one too few is not done. */
const leastSure = 0.42;
/** The same where production changes: what is left out there is missed most. */
const leastSureOfChange = 0.25;

const numberedStep = new RegExp(
  `^\\W*${wordsOf(({ sections }) => sections.parts)}\\s*\\d+[a-z]?\\s*[*_]*[:：.–—-]+[*_]*\\s*\\S`,
  'i',
);

const drawnBox = /^[\s*_]*[☐⬜□]/u;
/** A cell in which one of two results is to be marked. */
const twoResults =
  /^[\s*_]*(?:pass\s*\/\s*fail|yes\s*\/\s*no|y\s*\/\s*n|ok\s*\/\s*nok|✅\s*\/\s*❌)[\s*_]*$/iu;

/** A link to another part of the document: a row with one is an entry of its contents. */
function leadsElsewhere(cell: string): boolean {
  return /^[\s*_]*\[[^\]]*\]\(#/.test(cell);
}

/** Whether a list line or a row has a box that is only drawn, or results to choose from: it is one thing to do by its form. */
export function isMarked({ container, text, row }: TextUnit): boolean {
  if (row !== null) return row.cells.some((cell) => drawnBox.test(cell) || twoResults.test(cell));
  return (container === 'bullet' || container === 'number') && drawnBox.test(text);
}

/** Whether a text without a box asks a person to do something. */
export function isInstruction(unit: TextUnit, scene: SectionScene, weights: Weights): boolean {
  // “Step 3: …” says by its form what it is; where a fence follows, that is what is to be done.
  if (unit.sentence === 0 && unit.next !== 'fence' && !unit.holdsFence && numberedStep.test(unit.text))
    return true;
  if (isMarked(unit)) return unit.row?.cells.some(leadsElsewhere) !== true;
  const { odds } = choose({ classes: instructionClasses, weights }, unitFeatures(unit, scene));
  const changes = scene.when === 'change' || scene.when === 'back';
  return (odds[1] ?? 0) >= (changes ? leastSureOfChange : leastSure);
}
