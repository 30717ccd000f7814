import type { Phase } from '../../../shared/plan/plan.ts';
import { type Stage, stages } from '../../../shared/plan/sheet.ts';
import { choose, type FeatureName, type Weights } from '../learned/linear-model.ts';
import { readHeading } from '../sections/match-heading.ts';
import type { DraftLine } from './draft-line.ts';

/** When each line is due: as its section is, unless what it says and where it stands speak against that. */
export function stageLines(
  lines: readonly DraftLine[],
  phases: ReadonlyMap<string, Phase>,
  weights: Weights,
): readonly Stage[] {
  const model = { classes: stages, weights };
  const features = lineStageFeatures(lines, phases);
  const begun = new Set<string>();
  return lines.map((line, index) => {
    const { best, sure } = choose(model, features[index] ?? []);
    const when = careful(line, sure > 0.5 ? best : line.section, begun.has(line.phase));
    if (line.do === 'command') begun.add(line.phase);
    return when;
  });
}

/**
 * Order holds within a section: nothing is moved in front of a command that stands above it, and a command is due when its
 * section is, or later. An effect is not done before the release where that is in doubt.
 */
function careful(line: DraftLine, when: Stage, isBegun: boolean): Stage {
  const { section, sure, nature } = line;
  const isEarlier = stages.indexOf(when) < stages.indexOf(section);
  if (isEarlier && (line.do === 'command' || isBegun)) return section;
  const acts = nature === 'effect' || nature === 'interactive';
  if (!acts || when !== 'before') return when;
  return sure < 0.7 ? 'change' : when;
}

export function lineStageFeatures(
  lines: readonly DraftLine[],
  phases: ReadonlyMap<string, Phase>,
): readonly (readonly FeatureName[])[] {
  const places = placesOf(lines);
  return lines.map((line) => featuresOf(line, places.get(line) ?? alone, phases.get(line.phase)));
}

function featuresOf(line: DraftLine, place: Place, phase: Phase | undefined): readonly FeatureName[] {
  const { section, guard } = line;
  const what = line.nature ?? (line.code === undefined ? 'manual' : 'code');
  const stand = standOf(place);
  const topics = [...readHeading((line.text ?? '').slice(0, 160)).keys()];
  return [
    `section ${section}`,
    `section ${section}, ${what}`,
    `section ${section}, ${stand}`,
    `section ${section}, ${what}, ${stand}`,
    `section ${section}, third ${Math.min(2, Math.floor((3 * place.at) / Math.max(1, place.count)))}`,
    `kind ${phase?.kind ?? 'none'}, ${what}`,
    ...topics.flatMap((topic) => [`says ${topic}`, `says ${topic} in ${section}`]),
    ...(guard === undefined ? [] : [`guarded by ${guard.kind}`, `guarded in ${section}`]),
    line.box === true ? `box in ${section}` : `no box in ${section}`,
  ];
}

function standOf({ at, first, last }: Place): string {
  if (first === -1) return 'no effect here';
  if (at < first) return 'before the effects';
  return at > last ? 'behind the effects' : 'among the effects';
}

interface Place {
  /** Its rank among the lines of its section, and theirs of the first and the last effect; -1 where there is none. */
  readonly at: number;
  readonly first: number;
  readonly last: number;
  readonly count: number;
}

const alone: Place = { at: 0, first: -1, last: -1, count: 1 };

function placesOf(lines: readonly DraftLine[]): ReadonlyMap<DraftLine, Place> {
  const places = new Map<DraftLine, Place>();
  const isEffect = ({ nature }: DraftLine): boolean => nature === 'effect' || nature === 'interactive';
  for (const mates of Map.groupBy(lines, ({ phase }) => phase).values()) {
    const [first, last] = [mates.findIndex(isEffect), mates.findLastIndex(isEffect)];
    for (const [at, line] of mates.entries()) places.set(line, { at, first, last, count: mates.length });
  }
  return places;
}
