import type { PhaseKind } from '../../../shared/plan/plan.ts';
import { type Stage, stages } from '../../../shared/plan/sheet.ts';
import { stageOfKind } from '../../../shared/plan/work.ts';
import { choose, type FeatureName, type Weights } from '../learned/linear-model.ts';
import { actFeatures } from '../words/acts.ts';
import { wordPattern } from '../words/compile-words.ts';
import { normalizeHeading, readHeading } from './match-heading.ts';
import type { Section } from './outline.ts';
import type { SectionContent } from './section-content.ts';

export interface StagedSection {
  readonly when: Stage;
  /** How likely that is by the model, 0 to 1. */
  readonly sure: number;
  /** How likely it is that no release walks through it, 0 to 1. */
  readonly aside: number;
  readonly features: readonly FeatureName[];
}

export interface StageOptions {
  readonly title: string;
  readonly weights: Weights;
  /** Stages that are known, by the section's number. */
  readonly given?: ReadonlyMap<number, Stage>;
}

const imperative = wordPattern(({ instructions }) => instructions.imperatives);
const optional = wordPattern(({ instructions }) => instructions.optional);
const condition = wordPattern(({ instructions }) => instructions.conditions);
const option = wordPattern(({ instructions }) => instructions.options);

/** When each section of a document is due, in document order: what stands around a section speaks for it too. */
export function stageSections(
  sections: readonly Section[],
  { title, weights, given }: StageOptions,
): readonly StagedSection[] {
  const model = { classes: stages, weights };
  const fixed = fixedFeatures(sections, title);
  const staged: StagedSection[] = [];
  const byPhase = new Map<string, Stage>();
  const lastBelow = new Map<string, Stage>();
  let changed = false;
  for (const [index, { phase, holds }] of sections.entries()) {
    const parent = phase?.parent ?? '';
    const around = aroundFeatures(phase, {
      above: byPhase.get(parent) ?? 'the title',
      before: lastBelow.get(parent) ?? 'nothing',
      behind: staged.at(-1)?.when ?? 'nothing',
      changed,
    });
    const features: readonly FeatureName[] = [...(fixed[index] ?? []), ...around];
    const { best, sure, odds } = choose(model, features);
    const circumstances = {
      acts: holds.acts > 0,
      kind: phase?.kind,
      above: byPhase.get(parent),
      isEmergency: isEmergency(phase?.path ?? []),
    };
    const known = given?.get(index);
    const when: Stage = known ?? careful(best, odds, circumstances);
    staged.push({ when, sure, aside: known === undefined ? asideOf(odds) : 0, features });
    changed ||= when === 'change';
    if (phase !== null) byPhase.set(phase.id, when);
    lastBelow.set(parent, when);
  }
  return staged;
}

/** What has been decided of the sections before one. */
interface Decided {
  /** The stage of the section above, and of the last one beside it. */
  readonly above: string;
  readonly before: string;
  /** The stage of the last section of all. */
  readonly behind: string;
  readonly changed: boolean;
}

function aroundFeatures(
  phase: Section['phase'],
  { above, before, behind, changed }: Decided,
): readonly FeatureName[] {
  const kind = phase?.kind ?? 'none';
  const topics = phase === null ? [] : [...readHeading(phase.heading).keys()];
  const order = changed ? 'behind a change' : 'before any change';
  return [
    ...actFeatures(phase?.heading ?? '', [`under ${above}`, `after ${before}`, order, `kind ${kind}`]),
    ...topics.flatMap((topic) => [
      `says ${topic} under ${above}`,
      `says ${topic} after ${before}`,
      `says ${topic} ${order}`,
    ]),
    `stage under ${above}`,
    `stage after ${before}`,
    `stage behind ${behind}`,
    `kind ${kind} under ${above}`,
    `kind ${kind} after ${before}`,
    order,
  ];
}

function asideOf(odds: readonly number[]): number {
  const likely = (stage: Stage): number => odds[stages.indexOf(stage)] ?? 0;
  return likely('demand') + likely('routine');
}

/**
 * What acts is not done before the release unless that is beyond doubt, and what may not be part of the release is not walked:
 * it is offered. Where the kind of the heading says the same as the model, or the kind of the section above goes on, that holds.
 */
function careful(
  best: Stage,
  odds: readonly number[],
  { acts, kind, above, isEmergency }: Circumstances,
): Stage {
  // What is done in an emergency is not what takes a release back, unless it says so.
  if (best === 'back' && isEmergency) return 'demand';
  const likely = (stage: Stage): number => odds[stages.indexOf(stage)] ?? 0;
  const named = kind === undefined ? 'demand' : stageOfKind(kind);
  if (named === best && best !== 'before') return best;
  if (named !== 'demand' && named === above && likely('demand') < 0.8 && likely(best) < 0.8) return named;
  if (likely('demand') > 0.38) return 'demand';
  if (!acts || best !== 'before' || likely('before') > 0.7) return best;
  return likely('change') >= likely('after') ? 'change' : 'after';
}

interface Circumstances {
  readonly acts: boolean;
  readonly kind: PhaseKind | undefined;
  /** The stage of the section above. */
  readonly above: Stage | undefined;
  /** Whether its heading, or one above, names an emergency, and none of them a rollback. */
  readonly isEmergency: boolean;
}

function isEmergency(path: readonly string[]): boolean {
  const says = (topic: 'emergency' | 'rollback'): boolean =>
    path.some((heading) => readHeading(heading).has(topic));
  return says('emergency') && !says('rollback');
}

/** What speaks for a section's stage whatever stands around it. */
function fixedFeatures(sections: readonly Section[], title: string): readonly (readonly FeatureName[])[] {
  const titled = [...readHeading(title).keys()].map((topic) => `title says ${topic}`);
  const kinds = new Set(sections.map(({ phase }) => phase?.kind));
  const document = [
    ...titled,
    ...['deploy', 'rollback', 'preflight', 'maintenance'].flatMap((kind) =>
      kinds.has(kind as 'deploy') ? [`document has ${kind}`] : [`document has no ${kind}`],
    ),
    `purpose ${purposeOf(title, sections)}`,
  ];
  const boxes = sections.reduce((sum, { holds }) => sum + holds.boxes, 0);
  return sections.map((section, index) => {
    const third = Math.min(2, Math.floor((3 * index) / Math.max(1, sections.length)));
    return [
      ...section.features,
      ...document,
      ...document.map((each) => `${each}, ${section.phase?.kind ?? 'none'}`),
      ...headingFeatures(section, third),
      ...contentFeatures(section.holds, { kind: section.phase?.kind ?? 'none', boxes }),
    ];
  });
}

/** Where a heading puts its section by the clock: `T-24h`, `T minus 5 days`, `T-0`, `T+15`, `D-1`, `J+2`. */
function timeOf(heading: string): 'before' | 'at' | 'after' | null {
  const [, sign, number] = /\b[TDJ](?:\s*[-–−]?\s*(minus|plus|[-–−+]))?\s*(\d+)/i.exec(heading) ?? [];
  if (number === undefined) return null;
  if (Number(number) === 0) return 'at';
  return sign === undefined ? null : /plus|\+/i.test(sign) ? 'after' : 'before';
}

type HeadingRule = readonly [name: string, is: (heading: string, words: string) => boolean];

const headingRules: readonly HeadingRule[] = [
  ['heading instructs', (_heading, words) => imperative.test(words)],
  ['heading says optional', (heading) => optional.test(heading)],
  ['heading says if', (_heading, words) => condition.test(words)],
  ['heading names an option', (_heading, words) => option.test(words)],
  ['heading is before T', (heading) => timeOf(heading) === 'before'],
  ['heading is after T', (heading) => timeOf(heading) === 'after'],
  ['heading is T', (heading) => timeOf(heading) === 'at'],
  [
    'heading is numbered',
    (heading) => /^\W*(?:step|phase|stage|part|schritt|étape|paso|passo|etapa|шаг|этап)?\s*\d/i.test(heading),
  ],
  ['heading asks', (heading) => /[?？]\s*$/.test(heading)],
  ['heading names a problem', (heading) => /["“'`]|error|issue|problem|fail/i.test(heading)],
];

function headingFeatures({ phase }: Section, third: number): readonly FeatureName[] {
  const heading = phase?.heading ?? '';
  const kind = phase?.kind ?? 'none';
  const words = normalizeHeading(heading);
  const first = /^[\p{L}'-]+/u.exec(words)?.[0];
  const seen = headingRules.filter(([, is]) => is(heading, words)).map(([name]) => name);
  return [
    `kind ${kind}`,
    `level ${phase?.level ?? 0}`,
    `third ${third}`,
    `kind ${kind} in third ${third}`,
    ...(first === undefined ? [] : [`heading begins ${first}`]),
    ...seen,
    ...seen.filter((name) => /instructs|numbered/.test(name)).map((name) => `${name}, ${kind}`),
  ];
}

function contentFeatures(
  holds: SectionContent,
  { kind, boxes }: { readonly kind: string; readonly boxes: number },
): readonly FeatureName[] {
  const work = holds.steps > 0 ? 'commands' : holds.boxes > 0 ? 'boxes' : 'neither';
  return [
    boxes === 0 ? 'document has no boxes' : `document has boxes, section ${holds.boxes > 0 ? 'too' : 'none'}`,
    ...(holds.acts > 0 ? ['holds acts'] : []),
    ...(holds.asks > 0 && holds.acts === 0 ? ['holds questions only'] : []),
    ...(holds.ordered > 1 ? ['holds a procedure'] : []),
    `holds ${work}, ${kind}`,
  ];
}

/** What a document is for, as far as its title and its sections tell. */
export function purposeOf(title: string, sections: readonly Section[]): string {
  const topics = readHeading(title);
  for (const topic of [
    'rollback',
    'incident',
    'emergency',
    'setup',
    'maintain',
    'operate',
    'deploy',
    'verify',
    'list',
  ] as const)
    if (topics.has(topic)) return topic;
  return sections.some(({ phase }) => phase?.kind === 'deploy') ? 'deploys' : 'none';
}
