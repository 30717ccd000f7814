import type { Instruction, Phase, Plan, PlanItem, PlanStep } from '../../../shared/plan/plan.ts';
import { isWalked, runsOf } from '../../../shared/plan/runs-of.ts';
import type { Guard, Nature, SheetLine, Stage } from '../../../shared/plan/sheet.ts';
import { natureOf } from '../commands/nature.ts';
import { stateSetBy } from '../commands/shell-state.ts';
import type { CommandGroup } from '../items/read-steps.ts';
import type { SheetModels } from '../learned/models.ts';
import { sessionsIn } from '../remote/sessions-in.ts';
import { askedDoubts } from './asked-doubts.ts';
import type { DraftLine, Sureness } from './draft-line.ts';
import { conditionIn, doubtGuard, ifGuard } from './guard-words.ts';
import { stageLines } from './line-stages.ts';
import { guardSections } from './section-guards.ts';
import { guardSteps } from './step-guards.ts';

type Unsure = Omit<DraftLine, keyof Sureness>;

export interface SheetOptions {
  readonly models: SheetModels;
  /** By section. */
  readonly sure: ReadonlyMap<string, Sureness>;
}

/** Everything a plan asks for, in the order of the document, with what decides when and how each line runs. */
export function buildSheet(
  plan: Plan,
  groups: readonly CommandGroup[],
  { models, sure }: SheetOptions,
): readonly SheetLine[] {
  const { drafts, phases } = draftSheet(plan, groups, sure);
  const staged = stageLines(drafts, phases, models.lineStage);
  const lines = drafts.map((draft, index) => settle(draft, staged[index] ?? draft.section));
  return boxed(lines, plan);
}

/** A box over commands has no line of its own: the first of them has its mark. */
function boxed(lines: readonly SheetLine[], { items }: Plan): readonly SheetLine[] {
  const bySource = Map.groupBy(lines, ({ source }) => source);
  const firsts = new Set(items.flatMap(({ steps }) => bySource.get(steps?.[0] ?? '')?.[0] ?? []));
  return firsts.size === 0 ? lines : lines.map((line) => (firsts.has(line) ? { ...line, box: true } : line));
}

/** The lines with everything but their stages. */
export function draftSheet(
  plan: Plan,
  groups: readonly CommandGroup[],
  sure: ReadonlyMap<string, Sureness>,
): { readonly drafts: readonly DraftLine[]; readonly phases: ReadonlyMap<string, Phase> } {
  const phases = new Map(plan.phases.map((phase) => [phase.id, phase]));
  const sections = guardSections(plan.phases, plan.title);
  const own = guardSteps(groups);
  const stageOf = (id: string): Stage => phases.get(id)?.when ?? 'demand';
  const drafts = [
    ...plan.items
      .filter(({ role, steps }) => role !== 'signoff' && steps === undefined)
      .map((item) => lineOfItem(item, stageOf(item.phase))),
    ...plan.steps.flatMap((step) => linesOfStep(step, stageOf(step.phase), own)),
    ...(plan.instructions ?? []).map((each) => lineOfInstruction(each, stageOf(each.phase))),
  ].map((draft): DraftLine => {
    const guard = draft.guard ?? sections.get(draft.phase);
    const known = { ...draft, ...(sure.get(draft.phase) ?? certain) };
    return guard === undefined ? known : { ...known, guard };
  });
  drafts.sort((a, b) => a.line - b.line);
  return { drafts: askedDoubts(drafts), phases };
}

/** The condition of a command that only puts a tool where it is missing. */
const notInstalled = 'if it is not installed yet';

const certain: Sureness = { sure: 1 };

function settle(
  { phase: _phase, section: _section, sure: _sure, doubt, ...line }: DraftLine,
  when: Stage,
): SheetLine {
  const isAsked = line.guard === undefined && doubt !== undefined && isWalked({ when });
  const sets = line.command === undefined ? null : stateSetBy(line.command);
  const settled = {
    ...line,
    ...(isAsked ? { guard: doubtGuard(doubt.about) } : {}),
    ...(sets === null ? {} : { sets }),
  };
  return { ...settled, when, runs: runsOf(settled, when) };
}

/** The case in which alone a line is meant: as it says itself, or as is said of its list. */
function conditionOf({ text, lead }: Pick<PlanItem | Instruction, 'text' | 'lead'>): string | null {
  return conditionIn(text) ?? (lead === undefined ? null : conditionIn(lead));
}

function lineOfItem(item: PlanItem, section: Stage): Unsure {
  const text = conditionOf(item);
  const guard = text === null ? {} : { guard: ifGuard(text) };
  const base = {
    id: item.id,
    line: item.line,
    box: true as const,
    source: item.id,
    phase: item.phase,
    section,
    ...guard,
  };
  if (item.command === undefined) return { ...base, do: 'manual', text: item.text, where: 'unclear' };
  return { ...base, do: 'command', command: item.command, where: item.where, nature: natureOf(item.command) };
}

function linesOfStep(step: PlanStep, section: Stage, own: ReadonlyMap<string, Guard>): readonly Unsure[] {
  const sessions = sessionsIn(step);
  return step.commands.map((command, index) => {
    const session = sessions[index] ?? null;
    const guard = own.get(step.id) ?? trailing(command) ?? ofTool(command);
    return {
      id: step.commands.length === 1 ? step.id : `${step.id}.${index + 1}`,
      line: step.lines?.[index] ?? step.line,
      do: 'command',
      command,
      ...(session === null ? placeOf(step) : { where: 'server', host: session }),
      nature: natureOfStep(step, command),
      source: step.id,
      phase: step.phase,
      section,
      ...(guard === undefined ? {} : { guard }),
    };
  });
}

function placeOf({ where, host }: PlanStep): Pick<SheetLine, 'where' | 'host'> {
  return { where, ...(host === undefined ? {} : { host }) };
}

/** What its author or a person said of a step goes before what its command looks like. */
function natureOfStep(step: PlanStep, command: string): Nature {
  const nature = natureOf(command);
  if (step.commands.length > 1) return nature === 'effect' && isSaidToAsk(step) ? 'interactive' : nature;
  if (step.follow) return 'follow';
  if (step.interactive === false && nature === 'interactive') return 'effect';
  return step.interactive === true && nature !== 'follow' ? 'interactive' : nature;
}

/** Whether the document says that a step asks, and none of its commands shows it. */
function isSaidToAsk({ interactive, commands }: PlanStep): boolean {
  return interactive === true && !commands.some((command) => natureOf(command) === 'interactive');
}

function trailing(command: string): Guard | undefined {
  const remark = /\s#\s+([^\n]*)$/.exec(command)?.[1];
  if (remark === undefined) return undefined;
  const text = conditionIn(remark);
  return text === null ? undefined : ifGuard(text);
}

/** Programs that put tools on the machine of whoever works through the document: most have them already. */
const installsTool = /^(?:brew|choco|winget|scoop)\s+install\b/;

function ofTool(command: string): Guard | undefined {
  return installsTool.test(command) ? ifGuard(notInstalled) : undefined;
}

function lineOfInstruction(each: Instruction, section: Stage): Unsure {
  const text = conditionOf(each);
  return {
    id: each.id,
    line: each.line,
    do: 'manual',
    text: each.text,
    ...(each.code === undefined ? {} : { code: each.code }),
    where: 'unclear',
    source: each.id,
    phase: each.phase,
    section,
    ...(text === null ? {} : { guard: ifGuard(text) }),
  };
}
