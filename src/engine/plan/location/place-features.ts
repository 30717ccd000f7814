import type { Where } from '../../../shared/plan/plan.ts';
import type { PlacedDocument, RuledStep } from '../context/placing.ts';
import type { FeatureName } from '../learned/linear-model.ts';
import { foremost, locateCommand, opensSession } from './command-location.ts';
import { locateByHeading, locateBySentence } from './location-phrases.ts';

/** What a document says of places, as features that every step of it has. */
export function documentFeatures(
  { title, purpose, prose }: PlacedDocument,
  steps: readonly RuledStep[],
): readonly FeatureName[] {
  const share = (is: (step: RuledStep) => boolean): string => shareOf(steps.filter(is).length, steps.length);
  const said = prose.map(locateBySentence);
  const servers = said.filter((place) => place === 'server').length;
  const commands = steps.flatMap((step) => step.commands);
  const has = (name: string, pattern: RegExp): readonly FeatureName[] =>
    commands.some((command) => pattern.test(command)) ? [`document has ${name}`] : [];
  return [
    `title ${locateByHeading(title) ?? 'names no place'}`,
    `document ${purpose}`,
    `rules put ${share(({ ruled }) => ruled.where === 'server')} on a server`,
    `sure of a server: ${share(({ ruled }) => ruled.rule === 'own' && ruled.where === 'server')}`,
    `prose names servers ${servers === 0 ? 'never' : servers < 3 ? 'once' : 'often'}`,
    `prose says here: ${said.includes('local')}`,
    ...has('a login', /^ssh\s+\S+$|^ssh\s+-\S+\s+\S+\s+\S+$/),
    ...has('remote commands', /^(?:ssh\s+.*["']|scp\s|rsync\s.*:)/),
    ...has('PowerShell', /^(?:[A-Z][a-z]+-[A-Z]\w+|\$\w+\s*=)/),
    ...has('a cloud', /^(?:kubectl|helm|terraform|aws|gcloud|az|fly|vercel|wrangler|eksctl)\b/),
    ...has('services', /\bsystemctl\b|\bservice\s/),
    ...has('containers', /^(?:sudo\s+)?docker/),
    ...has('commits', /^git (?:commit|push|tag)\b/),
    ...has('a release tool', /^(?:npm publish|cargo publish|gh release|mvn .*deploy|twine)\b/),
  ];
}

/** What is seen of one step, apart from the document it stands in. */
export interface SeenStep {
  /** What the rules say of it, and what its commands say alone: what a document is like speaks differently for each. */
  readonly weighed: readonly FeatureName[];
  readonly others: readonly FeatureName[];
}

/** What is seen of one step; `before` is where the step before it was put at last. */
export function seeStep(
  step: RuledStep,
  before: { readonly step: RuledStep; readonly where: Where } | null,
): SeenStep {
  const { ruled, commands, headings, when } = step;
  const rule = `${ruled.rule} says ${ruled.where}`;
  const own = `alone ${ownPlace(commands)}`;
  const programs = [...new Set(commands.slice(0, 4).map(programOf))].filter((name) => name !== '');
  const heading = headings.map(locateByHeading).findLast((each) => each !== null) ?? 'none';
  const near = before === null ? 'first' : `after ${before.where} ${relation(before.step, step)}`;
  return {
    weighed: [rule, own],
    others: [
      near,
      `${near}, ${own}`,
      `${near}, ${rule}`,
      `heading ${heading}`,
      `stage ${when}`,
      ...(commands.some((command) => /^sudo\b/.test(command)) ? ['sudo'] : []),
      ...programs.map((name) => `program ${name}`),
    ],
  };
}

/** All that speaks for one place or another: what is seen of a step, and what its document says of places. */
export function placeFeatures(
  { weighed, others }: SeenStep,
  document: readonly FeatureName[],
): readonly FeatureName[] {
  return [
    ...weighed,
    ...others,
    ...document,
    ...weighed.flatMap((each) => document.map((said) => `${each}, ${said}`)),
  ];
}

function relation(before: RuledStep, step: RuledStep): string {
  if (before.sitting === step.sitting) return 'of its fence';
  const isBeside = before.headings === step.headings || before.headings.join() === step.headings.join();
  return isBeside ? 'of its section' : 'elsewhere';
}

function ownPlace(commands: readonly string[]): string {
  const place = foremost(commands.filter((command) => !opensSession(command)).map(locateCommand))?.place;
  return place ?? 'says nothing';
}

/** A command's program, without what only says how it is run. */
function programOf(command: string): string {
  return (
    /^(?:sudo\s+(?:-u\s+\S+\s+|-\w+\s+)*)?(?:[A-Za-z_]\w*=\S*\s+)*([\w./-]+)/
      .exec(command)?.[1]
      ?.replace(/^.*\//, './') ?? ''
  );
}

function shareOf(some: number, all: number): string {
  if (some === 0) return 'none';
  const share = some / all;
  return share < 0.15 ? 'few' : share < 0.5 ? 'some' : share < 0.85 ? 'most' : 'nearly all';
}
