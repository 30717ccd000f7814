import type { Phase } from '../../../shared/plan/plan.ts';
import { type Stage, stages } from '../../../shared/plan/sheet.ts';
import { disturbsProduction } from '../commands/acts-on-production.ts';
import { choose, type FeatureName, type Weights } from '../learned/linear-model.ts';
import { readHeading } from '../sections/match-heading.ts';
import { readActs } from '../words/acts.ts';
import type { DraftLine } from './draft-line.ts';

/** When each line is due: as its section is, unless what it says and where it stands speak against that. */
export function stageLines(
  lines: readonly DraftLine[],
  phases: ReadonlyMap<string, Phase>,
  weights: Weights,
): readonly Stage[] {
  const model = { classes: stages, weights };
  // The lines of a list look much alike: each look is weighed once.
  const likely = new Map<string, Stage | null>();
  const begun = new Set<string>();
  return looksOf(lines, phases).map((look, index) => {
    const line = lines[index] as DraftLine;
    const key = Object.values(look).join('\n');
    let stage = likely.get(key);
    if (stage === undefined) {
      const { best, sure } = choose(model, featuresOf(look));
      stage = sure > 0.5 ? best : null;
      likely.set(key, stage);
    }
    const when = careful(line, stage ?? line.section, { look, isBegun: begun.has(line.phase) });
    if (line.do === 'command') begun.add(line.phase);
    return when;
  });
}

/**
 * Order holds within a section: nothing is moved in front of a command that stands above it, and a command is due when its
 * section is, or later. An effect is not done before the release where that is in doubt.
 */
function careful(line: DraftLine, when: Stage, { look, isBegun }: Circumstances): Stage {
  const { section, sure, nature } = line;
  const isEarlier = stages.indexOf(when) < stages.indexOf(section);
  if (isEarlier && (line.do === 'command' || isBegun)) return section;
  const acts = nature === 'effect' || nature === 'interactive';
  if (!acts || when !== 'before') return when;
  if (disturbsProduction(line.command ?? '')) return 'change';
  return sure < (look.kind === 'preflight' ? leastSure.preflight : leastSure.other) ? 'change' : when;
}

/** How sure it has to be that an effect is due before the release: less so below a heading that says so. */
const leastSure = { preflight: 0.7, other: 0.88 } as const;

interface Circumstances {
  readonly look: Look;
  /** Whether a command of its section stands above it. */
  readonly isBegun: boolean;
}

export function lineStageFeatures(
  lines: readonly DraftLine[],
  phases: ReadonlyMap<string, Phase>,
): readonly (readonly FeatureName[])[] {
  return looksOf(lines, phases).map(featuresOf);
}

/** Everything about a line that may speak for another stage than its section's. */
interface Look {
  readonly section: Stage;
  readonly what: string;
  /** Where it stands among the effects of its section. */
  readonly stand: string;
  readonly third: number;
  /** The kind of its heading. */
  readonly kind: string;
  /** What its words are about. */
  readonly topics: readonly string[];
  /** What it does or asks for, the first thing first. */
  readonly acts: readonly string[];
  readonly guard: string;
  readonly box: boolean;
}

function looksOf(lines: readonly DraftLine[], phases: ReadonlyMap<string, Phase>): readonly Look[] {
  const looks = new Map<DraftLine, Look>();
  for (const [phase, mates] of Map.groupBy(lines, (line) => line.phase)) {
    const kind = phases.get(phase)?.kind ?? 'none';
    const [first, last] = [mates.findIndex(isEffect), mates.findLastIndex(isEffect)];
    for (const [at, line] of mates.entries())
      looks.set(line, {
        section: line.section,
        what: line.nature ?? (line.code === undefined ? 'manual' : 'code'),
        stand: first === -1 ? 'no effect here' : standOf(at, first, last),
        third: Math.min(2, Math.floor((3 * at) / mates.length)),
        kind,
        topics: [...readHeading((line.text ?? '').slice(0, 160)).keys()],
        acts: readActs(line.text ?? ''),
        guard: line.guard?.kind ?? '',
        box: line.box === true,
      });
  }
  return lines.map((line) => looks.get(line) as Look);
}

function isEffect({ nature }: DraftLine): boolean {
  return nature === 'effect' || nature === 'interactive';
}

function standOf(at: number, first: number, last: number): string {
  if (at < first) return 'before the effects';
  return at > last ? 'behind the effects' : 'among the effects';
}

function featuresOf({
  section,
  what,
  stand,
  third,
  kind,
  topics,
  acts,
  guard,
  box,
}: Look): readonly FeatureName[] {
  return [
    `section ${section}`,
    `section ${section}, ${what}`,
    `section ${section}, ${stand}`,
    `section ${section}, ${what}, ${stand}`,
    `section ${section}, third ${third}`,
    `kind ${kind}, ${what}`,
    ...topics.flatMap((topic) => [`says ${topic}`, `says ${topic} in ${section}`]),
    ...acts.map((act) => `acts: ${act} in ${section}`),
    `first act: ${acts[0] ?? 'nothing'}`,
    `first act: ${acts[0] ?? 'nothing'} in ${section}`,
    `first act: ${acts[0] ?? 'nothing'} in ${section}, ${stand}`,
    ...(guard === '' ? [] : [`guarded by ${guard}`, `guarded in ${section}`]),
    box ? `box in ${section}` : `no box in ${section}`,
  ];
}
