import type { Phase } from '../../../shared/plan/plan.ts';
import { type Stage, stages } from '../../../shared/plan/sheet.ts';
import { choose, type FeatureName, type Weights } from '../learned/linear-model.ts';
import { readHeading } from '../sections/match-heading.ts';
import type { DraftLine } from './build-sheet.ts';

/** When each line is due: as its section is, unless what it says and where it stands speak against that. */
export function stageLines(
  lines: readonly DraftLine[],
  phases: ReadonlyMap<string, Phase>,
  weights: Weights,
): readonly Stage[] {
  const model = { classes: stages, weights };
  const features = lineStageFeatures(lines, phases);
  return lines.map(({ section }, index) => {
    const { best, sure, odds } = choose(model, features[index] ?? []);
    const when = sure > 0.5 ? best : section;
    const isEffect = lines[index]?.nature === 'effect' && when === 'before';
    return isEffect && (odds[stages.indexOf('before')] ?? 0) < 0.55 && section !== 'before' ? section : when;
  });
}

export function lineStageFeatures(
  lines: readonly DraftLine[],
  phases: ReadonlyMap<string, Phase>,
): readonly (readonly FeatureName[])[] {
  const places = placesOf(lines);
  return lines.map((line) => {
    const { at, first, last, count } = places.get(line) ?? { at: 0, first: -1, last: -1, count: 1 };
    const stand =
      first === -1
        ? 'no effect here'
        : at < first
          ? 'before the effects'
          : at > last
            ? 'behind the effects'
            : 'among the effects';
    const text = (line.text ?? '').slice(0, 160);
    const topics = [...readHeading(text).keys()];
    const { section } = line;
    const what = line.nature ?? (line.code === undefined ? 'manual' : 'code');
    return [
      `section ${section}`,
      `section ${section}, ${what}`,
      `section ${section}, ${stand}`,
      `section ${section}, ${what}, ${stand}`,
      `section ${section}, third ${Math.min(2, Math.floor((3 * at) / Math.max(1, count)))}`,
      `kind ${phases.get(line.phase)?.kind ?? 'none'}, ${what}`,
      ...topics.flatMap((topic) => [`says ${topic}`, `says ${topic} in ${section}`]),
      ...(line.guard === undefined ? [] : [`guarded by ${line.guard.kind}`, `guarded in ${section}`]),
      ...(line.box === true ? [`box in ${section}`] : [`no box in ${section}`]),
    ];
  });
}

interface Place {
  /** Its rank among the lines of its section, and theirs of the first and the last effect; -1 where there is none. */
  readonly at: number;
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

function placesOf(lines: readonly DraftLine[]): ReadonlyMap<DraftLine, Place> {
  const places = new Map<DraftLine, Place>();
  const isEffect = ({ nature }: DraftLine): boolean => nature === 'effect' || nature === 'interactive';
  for (const mates of Map.groupBy(lines, ({ phase }) => phase).values()) {
    const [first, last] = [mates.findIndex(isEffect), mates.findLastIndex(isEffect)];
    for (const [at, line] of mates.entries()) places.set(line, { at, first, last, count: mates.length });
  }
  return places;
}
