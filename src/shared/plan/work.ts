import { pathSeparator } from '../text/path-separator.ts';
import type { Instruction, Phase, PhaseKind, Plan, PlanItem, PlanStep, Where } from './plan.ts';
import type { Guard, Nature, Runs, SheetLine, ShellState, Stage } from './sheet.ts';
import { type StepSettings, settingsOf } from './step-settings.ts';

/**
 * One thing a run does: a manual box, a check, or one command of a step.
 * A step with several commands becomes one work item a command, so that each has its own outcome, waiver and retry.
 */
export interface WorkItem {
  readonly id: string;
  readonly kind: 'manual' | 'check' | 'step';
  readonly title: string;
  readonly command?: string;
  readonly expect?: string;
  /** The plan element it came from: the task item, or the step. */
  readonly source: string;
  readonly phase: string;
  /** Follows from `when`; of a section of a stage, the finer kind that its heading names. */
  readonly phaseKind: PhaseKind;
  readonly when: Stage;
  /** How a walk comes to it. */
  readonly runs: Runs;
  /** Only on a command. */
  readonly nature?: Nature;
  /** Only on a command that leaves something in its shell for those behind it. */
  readonly sets?: ShellState;
  /** The first of its section to go to another directory: a relative one may count from where sections start. */
  readonly entersSection?: true;
  /** What a person decides before it may run, and the question that decides it. */
  readonly guard?: Guard;
  readonly question?: string;
  /** The guard is its section's, and not its own. */
  readonly isSectionGuarded?: true;
  /** Of a manual line: what is to be run in some other console. */
  readonly code?: string;
  /** Whether the document has a box for it. */
  readonly boxed: boolean;
  readonly where: Where;
  readonly follow: boolean;
  readonly verify: boolean;
  readonly interactive: boolean;
  readonly danger?: string;
  /** Target that runs it, where an `ssh` of the document was taken over. */
  readonly target?: string;
  /** The source of the work that this one undoes; a rollback takes it only where that work was begun. */
  readonly undoes?: string;
  readonly placeholders: readonly string[];
  readonly timeoutMs?: number;
  /** What its author asks of its run. */
  readonly settings?: StepSettings;
  readonly line: number;
  /** Whether the document's own box was already ticked when the plan was read. */
  readonly checked: boolean;
}

const forwardKinds: ReadonlySet<PhaseKind> = new Set(['preflight', 'deploy', 'verify', 'monitor']);

/** The kinds a run walks from its first box to its last. */
export function isForward(kind: PhaseKind): boolean {
  return forwardKinds.has(kind);
}

/** Every work item of the plan in document order, whatever its phase. Pure; stable for a given plan. */
export function workOf(plan: Plan): readonly WorkItem[] {
  const placed = placing(plan);
  const shell = plan.defaults?.shell;
  const boxes = plan.items.flatMap((item) =>
    item.role === 'signoff' ? [] : [placed(workOfBox(item, shell))],
  );
  const steps = plan.steps.flatMap((step) => workOfStep(step, shell).map(placed));
  const instructions = (plan.instructions ?? []).map((each) => placed(workOfInstruction(each)));
  // Sorting by line is stable, so the commands of one step keep their order.
  return markEntering([...boxes, ...steps, ...instructions].sort((a, b) => a.line - b.line));
}

function markEntering(work: readonly WorkItem[]): readonly WorkItem[] {
  const entered = new Set<string>();
  return work.map((item) => {
    if (item.sets?.directory === undefined || entered.has(item.phase)) return item;
    entered.add(item.phase);
    return { ...item, entersSection: true };
  });
}

type Unplaced = Omit<WorkItem, 'phaseKind' | 'when' | 'runs'>;

/** Adds what the sheet says of a work item; what its section's kind says in a plan that was made before there were sheets. */
function placing(plan: Plan): (item: Unplaced) => WorkItem {
  const phases = new Map(plan.phases.map((phase) => [phase.id, phase]));
  const lines = new Map(plan.sheet?.map((line) => [line.id, line]));
  return (item) => {
    const phase = phases.get(item.phase);
    const line = lines.get(item.id);
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
    line: line.line,
    phaseKind: kindInStage(when, phase?.kind ?? 'reference'),
    when,
    runs,
    where: line.do === 'command' ? line.where : item.where,
    ...(nature === undefined ? {} : { nature }),
    ...(sets === undefined ? {} : { sets }),
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

/** What of an item or a step is taken over where it is there. */
function optional({ expect, undoes, timeoutMs, attributes }: Optional): Partial<WorkItem> {
  const settings = settingsOf(attributes);
  return {
    ...(expect === undefined ? {} : { expect }),
    ...(undoes === undefined ? {} : { undoes }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(settings === undefined ? {} : { settings }),
  };
}

type Optional = Partial<Pick<PlanStep, 'expect' | 'undoes' | 'timeoutMs' | 'attributes'>>;

function workOfInstruction({ id, text, code, phase, line }: Instruction): Unplaced {
  return {
    id,
    kind: 'manual',
    title: text,
    ...(code === undefined ? {} : { code }),
    source: id,
    phase,
    boxed: false,
    where: 'unclear',
    follow: false,
    verify: false,
    interactive: false,
    placeholders: [],
    line,
    checked: false,
  };
}

function workOfBox(item: PlanItem, shell: string | undefined): Unplaced {
  const { id, kind, phase, where, command, danger, target, placeholders, line, checked } = item;
  return {
    id,
    kind,
    title: command === undefined ? item.text : titleOfCheck(item.text, command),
    ...(command === undefined ? {} : { command: inShell(command, shell) }),
    source: id,
    phase,
    boxed: true,
    where,
    follow: false,
    verify: false,
    interactive: false,
    ...(danger === undefined ? {} : { danger }),
    ...(target === undefined ? {} : { target }),
    placeholders,
    line,
    checked,
    ...optional(item),
  };
}

/** One item a command, so that each has its own outcome, waiver and retry. */
function workOfStep(step: PlanStep, shell: string | undefined): readonly Unplaced[] {
  const { id: source, phase, where, follow, verify, placeholders, line } = step;
  return step.commands.map((command, index) => {
    const danger = step.dangers === undefined ? step.danger : (step.dangers[index] ?? undefined);
    const target = step.targets?.[index];
    return {
      id: step.commands.length === 1 ? source : `${source}.${index + 1}`,
      kind: 'step',
      title: step.title === '' ? (command.split('\n')[0] ?? command) : step.title,
      command: inShell(command, step.shell ?? shell),
      source,
      phase,
      boxed: false,
      where,
      follow,
      verify,
      interactive: step.interactive ?? false,
      ...(danger === undefined ? {} : { danger }),
      ...(target == null ? {} : { target }),
      placeholders,
      line,
      checked: false,
      ...optional(step),
    };
  });
}

/** What every step is read by anyway. */
const ownShells: ReadonlySet<string> = new Set(['bash', 'sh']);

/** Commands of another shell are handed to it whole; where it is missing, the step fails saying so (status 127). */
function inShell(command: string, shell: string | undefined): string {
  const name = shell?.split('/').at(-1);
  if (shell === undefined || name === undefined || ownShells.has(name)) return command;
  const quoted = `'${command.replaceAll("'", "'\\''")}'`;
  if (shell === 'powershell') return `pwsh -NoProfile -NonInteractive -Command ${quoted}`;
  if (name === 'pwsh') return `${shell} -NoProfile -NonInteractive -Command ${quoted}`;
  return shell === 'cmd' ? `cmd.exe /d /c ${quoted}` : `${shell} -c ${quoted}`;
}

/** A check's sentence without its command and what stands behind it: both are shown beside it. */
function titleOfCheck(text: string, command: string): string {
  const code = text.indexOf('`');
  const at = code === -1 ? text.lastIndexOf(command) : code;
  const title = (at === -1 ? text : text.slice(0, at)).replace(/[\s:：(（–—-]+$/, '').trim();
  return title === '' ? text.replaceAll('`', '') : title;
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
