import type { Phase, PhaseKind, Plan, PlanItem, PlanStep, Where } from './plan.ts';
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
  readonly phaseKind: PhaseKind;
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
  const kinds = new Map(plan.phases.map((phase) => [phase.id, phase.kind]));
  const kindOf = (phase: string): PhaseKind => kinds.get(phase) ?? 'reference';
  const shell = plan.defaults?.shell;
  const boxes = plan.items.flatMap((item) =>
    item.role === 'signoff' ? [] : [workOfBox(item, kindOf(item.phase), shell)],
  );
  const steps = plan.steps.flatMap((step) => workOfStep(step, kindOf(step.phase), shell));
  // Sorting by line is stable, so the commands of one step keep their order.
  return [...boxes, ...steps].sort((a, b) => a.line - b.line);
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

function workOfBox(item: PlanItem, phaseKind: PhaseKind, shell: string | undefined): WorkItem {
  const { id, kind, phase, where, command, danger, target, placeholders, line, checked } = item;
  return {
    id,
    kind,
    title: command === undefined ? item.text : titleOfCheck(item.text, command),
    ...(command === undefined ? {} : { command: inShell(command, shell) }),
    source: id,
    phase,
    phaseKind,
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
function workOfStep(step: PlanStep, phaseKind: PhaseKind, shell: string | undefined): readonly WorkItem[] {
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
      phaseKind,
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
