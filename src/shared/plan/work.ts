import { pathSeparator } from '../text/path-separator.ts';
import type { Phase, PhaseKind, Plan } from './plan.ts';
import type { Guard, SheetLine, Stage } from './sheet.ts';
import type { WorkItem } from './work-item.ts';
import { byHand, type Unplaced, workOfBox, workOfStep } from './work-of-element.ts';

export type { WorkItem } from './work-item.ts';

const forwardKinds: ReadonlySet<PhaseKind> = new Set(['preflight', 'deploy', 'verify', 'monitor']);

/** The kinds a run walks from its first box to its last. */
export function isForward(kind: PhaseKind): boolean {
  return forwardKinds.has(kind);
}

/** Every work item of the plan in document order, whatever its phase. Pure; stable for a given plan. */
export function workOf(plan: Plan): readonly WorkItem[] {
  const placed = placing(plan);
  const shell = plan.defaults?.shell;
  const steps = plan.steps.flatMap((step) => workOfStep(step, shell).map((each) => placed(each)));
  const commands = Map.groupBy(
    steps.filter(({ kind, follow }) => kind === 'step' && !follow),
    ({ source }) => source,
  );
  const idsOf = (step: string): readonly string[] => commands.get(step)?.map(({ id }) => id) ?? [];
  const boxes = plan.items.flatMap((item) => {
    if (item.role === 'signoff') return [];
    const box = placed(workOfBox(item, shell), item.steps);
    return [item.steps === undefined ? box : { ...box, holds: item.steps.flatMap(idsOf) }];
  });
  const instructions = (plan.instructions ?? []).map((each) => placed(byHand(each)));
  // Sorting by line is stable, so the commands of one step keep their order.
  return markEntering([...boxes, ...steps, ...instructions].sort((a, b) => a.line - b.line));
}

/** Whether a plan holds nothing to do, to sign, or to watch: most likely it is the wrong file. */
export function holdsNothing(plan: Plan): boolean {
  const { alerts, budgets, signoffs } = plan;
  return workOf(plan).length + alerts.length + budgets.length + signoffs.length === 0;
}

function markEntering(work: readonly WorkItem[]): readonly WorkItem[] {
  const entered = new Set<string>();
  return work.map((item) => {
    if (item.sets?.directory === undefined || entered.has(item.phase)) return item;
    entered.add(item.phase);
    return { ...item, entersSection: true };
  });
}

/** Adds what the sheet says of a work item; what its section's kind says in a plan that was made before there were sheets. */
function placing(plan: Plan): (item: Unplaced, steps?: readonly string[]) => WorkItem {
  const { sheet = [] } = plan;
  const phases = new Map(plan.phases.map((phase) => [phase.id, phase]));
  const lines = new Map(sheet.map((line) => [line.id, line]));
  const ofStep = Map.groupBy(sheet, ({ source }) => source);
  return (item, steps = []) => {
    const phase = phases.get(item.phase);
    // A box over commands has no line of its own: it is due with the one that is worked on last.
    const line = lines.get(item.id) ?? inStages(steps.flatMap((step) => ofStep.get(step) ?? [])).at(-1);
    return line === undefined ? placedByKind(item, phase) : placedByLine(item, line, phase);
  };
}

function placedByKind(item: Unplaced, phase: Phase | undefined): WorkItem {
  const kind = phase?.kind ?? 'reference';
  const walked = item.kind === 'check' ? 'beside' : 'in-order';
  return { ...item, phaseKind: kind, when: stageOfKind(kind), runs: isForward(kind) ? walked : 'asked' };
}

function placedByLine(item: Unplaced, line: SheetLine, phase: Phase | undefined): WorkItem {
  const { when, runs, nature, sets, guard } = line;
  return {
    ...item,
    line: line.id === item.id ? line.line : item.line,
    phaseKind: kindInStage(when, phase?.kind ?? 'reference'),
    when,
    runs,
    where: line.do === 'command' && item.kind !== 'manual' ? line.where : item.where,
    ...(nature === undefined || item.kind === 'manual' ? {} : { nature }),
    ...(sets === undefined || item.kind === 'manual' ? {} : { sets }),
    ...(guard === undefined ? {} : guarding(guard, phase)),
  };
}

/** A guard, and what is asked because of it. */
function guarding(guard: Guard, phase: Phase | undefined): Partial<WorkItem> {
  const label = (guard.kind === 'option' ? guard.label : guard.text).toLowerCase();
  const isSections = phase?.path.some((heading) => heading.toLowerCase().includes(label)) === true;
  const question = questionOf(guard, phase?.heading ?? '');
  return { guard, question, ...(isSections ? { isSectionGuarded: true } : {}) };
}

/** What a person is asked: which of several ways, or whether a case is the case here. */
function questionOf(guard: Guard, heading: string): string {
  // A doubt about a section is asked once for everything below its heading.
  if (guard.kind === 'if' && guard.doubt === true) return guard.text;
  return guard.kind === 'option'
    ? guard.group
    : [...new Set([heading, guard.text])].filter((part) => part !== '').join(pathSeparator);
}

const stages: Partial<Readonly<Record<PhaseKind, Stage>>> = {
  preflight: 'before',
  deploy: 'change',
  verify: 'after',
  monitor: 'after',
  rollback: 'back',
  maintenance: 'routine',
};

/** The stage that a kind of section stands for. */
export function stageOfKind(kind: PhaseKind): Stage {
  return stages[kind] ?? 'demand';
}

const kinds: Readonly<Record<Stage, PhaseKind>> = {
  before: 'preflight',
  change: 'deploy',
  after: 'verify',
  back: 'rollback',
  routine: 'maintenance',
  demand: 'reference',
};

function kindInStage(when: Stage, kind: PhaseKind): PhaseKind {
  return stageOfKind(kind) === when ? kind : kinds[when];
}

const forwardStages: readonly Stage[] = ['before', 'change', 'after'];

/** The lines a run walks, stage by stage, in the order of the document within each. */
export function inStages<Line extends Pick<WorkItem, 'when'>>(work: readonly Line[]): readonly Line[] {
  const rank = ({ when }: Line): number => {
    const at = forwardStages.indexOf(when);
    return at === -1 ? forwardStages.length : at;
  };
  return work.toSorted((a, b) => rank(a) - rank(b));
}

/** Top phases: the outermost headings below the title, each with the sections that lie under it (itself included). */
export interface TopPhase {
  readonly phase: Phase;
  readonly sections: readonly Phase[];
}

/** The plan's outline: outermost phases in document order, each with every heading below it. */
export function outlineOf(plan: Plan): readonly TopPhase[] {
  const tops: { phase: Phase; sections: Phase[] }[] = [];
  for (const phase of plan.phases) {
    if (phase.parent === null) tops.push({ phase, sections: [phase] });
    else tops.at(-1)?.sections.push(phase);
  }
  return tops;
}
