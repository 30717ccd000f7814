import type { Phase, PlanStep, Reference } from '../../../shared/plan/plan.ts';
import { lastLine } from '../../../shared/text/line-breaks.ts';
import { correctIn } from '../commands/apply-command-corrections.ts';
import { isInteractive, isReadOnly } from '../commands/command-nature.ts';
import type { SettleSpan } from '../commands/command-text.ts';
import { dangerOf } from '../commands/danger.ts';
import { isFollow } from '../commands/follow.ts';
import { taskAround } from '../commands/item-notes.ts';
import { natureOf } from '../commands/nature.ts';
import type { Identities } from '../context/identity.ts';
import { modelsOf, type ParseContext } from '../context/parse-context.ts';
import { correctStep } from '../corrections/apply-nature-corrections.ts';
import type { PlacedGroup } from '../location/infer-step-locations.ts';
import { fenceAttributes, flagOf, promptedVariables, timeoutOfAttributes } from '../markdown/attributes.ts';
import type { Block, ListItem, TableRow } from '../markdown/blocks.ts';
import { hasByteBox } from '../markdown/byte-box.ts';
import { bareText, plainText } from '../markdown/inline-text.ts';
import { readRemote } from '../remote/remote-line.ts';
import { canContainCommands } from '../sections/can-contain-commands.ts';
import { boxCell } from '../sections/section-content.ts';
import { type FenceStep, otherShellOf } from '../shell/shell-fence.ts';
import type { ShellParser } from '../shell/shell-parser.ts';
import type { ListLeads } from '../text/list-leads.ts';
import type { SectionScene } from '../text/section-scene.ts';
import { type JudgedSpan, judgeSpans, mentionsOf, stepsOfText } from '../text/text-commands.ts';
import { readTextUnits, type TextUnit } from '../text/text-units.ts';
import { placeholdersOf } from '../values/placeholders.ts';
import { type Fence, forbidsRunning, showsMistake, stepsOfFence } from './step-fences.ts';
import type { Surroundings } from './surroundings.ts';
import { commandOfRow } from './table-items.ts';

/** Steps written together, with what tells where they run. */
export interface CommandGroup {
  readonly sitting: PlacedGroup;
  readonly steps: readonly PlanStep[];
  /** What stands around them, as far as it tells what a person decides. */
  readonly around: Surroundings;
  /** By the id of a step: the command that a comment gives in its place. */
  readonly otherwise: ReadonlyMap<string, string>;
  /** 1-based: the line of the box they are written below; null where they are below none. */
  readonly box: number | null;
}

export interface SectionSteps {
  readonly sittings: readonly CommandGroup[];
  readonly references: readonly Reference[];
  /** Texts that gave no command. */
  readonly idle: readonly TextUnit[];
  /** What looks like a command and is only mentioned. */
  readonly mentions: readonly JudgedSpan[];
}

/** Steps as they stand together: their line, 1-based, and the sentence that tells where they run. */
interface Found {
  readonly steps: readonly FenceStep[];
  readonly line: number;
  readonly sentence: string;
  /** What stands behind the fence's backticks, where it is one. */
  readonly info?: string;
  readonly around: Pick<Surroundings, 'own' | 'inText' | 'lead' | 'above' | 'items' | 'tabs'>;
  /** The list line it is part of. */
  readonly within?: ListItem | null;
}

/** What reading the steps of a section needs to know beside its blocks. */
export interface StepContext {
  readonly phase: Phase | null;
  readonly shell: ShellParser;
  readonly identities: Identities;
  readonly reading: ParseContext;
  readonly scene: SectionScene;
  readonly leads: ListLeads;
}

/** What was said last above a block. */
interface Above {
  /** The last line of the paragraph right above. */
  readonly lead: string;
  /** The whole text right above. */
  readonly text: string;
}

function leadOf(item: ListItem | null, leads: ListLeads): string {
  return item === null ? '' : (leads.get(item) ?? '');
}

/** What is above the next block, once this one has been read. */
function behind(block: Block, above: Above): Above {
  // What is said above tabs is said of what each of them holds.
  if (block.type === 'item') return block.item.tabs !== null ? above : { lead: '', text: block.item.text };
  if (block.type !== 'paragraph') return above;
  return { lead: lastLine(bareText(block.text)), text: block.text };
}

/** Steps and reference blocks of a section, in order. */
export function readSteps(blocks: readonly Block[], context: StepContext): SectionSteps {
  const sittings: CommandGroup[] = [];
  const references: Reference[] = [];
  const idle: TextUnit[] = [];
  const mentions: JudgedSpan[] = [];
  const units = Map.groupBy(readTextUnits(blocks), ({ block }) => block);
  let above: Above = { lead: '', text: '' };
  for (const block of blocks) {
    const texts = (units.get(block) ?? []).map((unit) => stepsOfUnit(unit, context));
    for (const { found, judged, unit } of texts) {
      mentions.push(...mentionsOf(judged));
      if (found === null || found.steps.length === 0) idle.push(unit);
      else sittings.push(groupOf(found, context));
    }
    if (block.type === 'fence') {
      const found = stepsOfBlockFence(block, above, context);
      if (found.steps.length > 0) sittings.push(groupOf(found, context));
      else references.push(referenceTo(block, context));
    }
    above = behind(block, above);
  }
  return { sittings, references, idle, mentions };
}

interface UnitSteps {
  readonly unit: TextUnit;
  readonly judged: readonly JudgedSpan[];
  /** Null where no command may stand. */
  readonly found: Found | null;
}

/** The commands of a text; one with a box, or a note below one, is no step. */
function stepsOfUnit(unit: TextUnit, context: StepContext): UnitSteps {
  const { phase, scene, reading } = context;
  const isTask = unit.container === 'box' || (unit.row !== null && hasByteBox(unit.row));
  const isBoxRow = unit.row?.cells.some((cell) => boxCell.test(cell)) === true;
  // A bullet below a task says how the task is done: the task runs it.
  const isNote = unit.container !== 'paragraph' && unit.item !== null && taskAround(unit.item) !== null;
  if (
    isTask ||
    isNote ||
    !canContainCommands(phase) ||
    forbidsRunning(phase?.heading ?? '') ||
    showsMistake(unit.text)
  )
    return { unit, judged: [], found: null };
  const judged = isBoxRow ? [] : judgeSpans(unit, scene, modelsOf(reading).span);
  const path = [...(phase?.path ?? []), plainText(unit.text)];
  const settle = correctIn(reading, path, unit.line + 1);
  const ofRow = unit.row !== null && isBoxRow ? stepOfRow(unit.row, settle) : null;
  const steps = ofRow !== null ? [ofRow] : judged.length === 0 ? [] : stepsOfText(judged, unit, settle);
  const lead = leadOf(unit.item, context.leads);
  const around = { own: unit.text, inText: true, lead, above: '', ...linesAround(unit.item, false) };
  return { unit, judged, found: { steps, line: unit.line + 1, sentence: unit.text.slice(0, 300), around } };
}

function stepsOfBlockFence(block: Fence, { lead, text: above }: Above, context: StepContext): Found {
  const title = block.item === null ? '' : bareText(block.item.text);
  const headings = context.phase?.path ?? [];
  const steps = stepsOfFence(block, { ...context, headings, above: lead === '' ? title : lead });
  const { items, tabs } = linesAround(block.item, true);
  const ofList = leadOf(block.item, context.leads);
  const around = { own: '', inText: false, lead: lead === '' ? ofList : lead, above, items, tabs };
  return {
    steps,
    line: firstLineOf(block),
    sentence: `${title}\n${lead}`,
    info: block.info,
    around,
    within: block.item,
  };
}

/** A row with a drawn box whose one cell is a command: the others say what it is for. */
function stepOfRow(row: TableRow, settle: SettleSpan): FenceStep | null {
  const found = row.header ? null : commandOfRow(row, settle);
  if (found === null) return null;
  const { title, command, expect } = found;
  return { title, commands: [command], expect, line: row.line, lines: [row.line] };
}

/** A fence from which nothing is run is there to be read. */
function referenceTo(block: Fence, { phase }: StepContext): Reference {
  return { phase: phase?.id ?? '', language: block.info, text: block.text, line: firstLineOf(block) };
}

/** 1-based: its opening mark, or where it has none its first line of text. */
function firstLineOf({ line, marked }: Fence): number {
  return line + (marked ? 1 : 2);
}

/** Steps as a group of the plan. */
function groupOf(
  { steps: found, line, sentence, info, around, within = null }: Found,
  context: StepContext,
): CommandGroup {
  const { phase, reading } = context;
  const headings = phase?.path ?? [];
  const steps = found.map((step) => makeStep(step, line, context));
  if (info !== undefined) for (const step of steps) describeStep(step, info);
  if (saysItAsks(around.inText ? around.own : `${around.above}\n${around.items[0] ?? ''}`))
    for (const step of steps) step.interactive ??= step.commands.some((each) => natureOf(each) === 'effect');
  for (const step of steps) correctStep(step, headings, reading);
  const rollback = phase?.kind === 'rollback';
  return {
    sitting: { headings, lead: sentence, rollback, steps },
    steps,
    box: boxAround(within),
    otherwise: new Map(
      found.flatMap(({ otherwise }, index) => {
        const id = steps[index]?.id;
        return otherwise === undefined || id === undefined ? [] : [[id, otherwise] as const];
      }),
    ),
    around: { ...around, section: phase?.id ?? '', heading: phase?.heading ?? '', place: line },
  };
}

/** The line of the innermost box that a list line has, or stands below. */
function boxAround(item: ListItem | null): number | null {
  const box = item?.box != null ? item : item === null ? null : taskAround(item);
  return box === null ? null : box.line + 1;
}

/** Whether a text says that a command asks something before it goes on. */
function saysItAsks(text: string): boolean {
  return asksFirst.test(text.slice(0, 2_000));
}

const asksFirst =
  /\b(?:command|script|tool|it|this|they)s? (?:will )?(?:asks?|prompts?)\b|\byou(?:['’]ll| will)? be (?:asked|prompted)\b|\bwill (?:ask|prompt)\b|\bfragt\b.{0,40}\bnach\b|\bte (?:pedirá|preguntará)\b|\bvous demandera\b|\bvai (?:pedir|perguntar)\b/i;

/** The list lines around what stands in a line, the nearest first, and the tabs among them; the line itself where `own`. */
function linesAround(item: ListItem | null, own: boolean): Pick<Surroundings, 'items' | 'tabs'> {
  const items: string[] = [];
  const tabs: Surroundings['tabs'][number][] = [];
  for (let around = item; around !== null; around = around.parent)
    if (around.tabs !== null) tabs.push({ name: around.text, set: around.tabs });
    else if (own || around !== item) items.push(around.text);
  return { items, tabs };
}

function makeStep(step: FenceStep, line: number, { phase, identities, reading }: StepContext): PlanStep {
  const follow = step.commands.some(isFollow);
  const dangers = step.commands.map((command) => dangerOf(command) ?? null);
  const remotes = step.commands.map(readRemote);
  const danger = dangers.find((reason) => reason !== null);
  return {
    id: identities.next('s', phase?.path ?? [], `${step.title}\n${step.commands.join('\n')}`),
    title: plainText(step.title),
    commands: [...step.commands],
    lines: step.lines.map((each) => each + 1),
    follow,
    verify: !follow && isVerification(step),
    where: 'local',
    placeholders: [...placeholdersOf(step.commands, reading.corrections?.placeholders)],
    phase: phase?.id ?? '',
    line,
    ...(step.commands.some(isInteractive) ? { interactive: true } : {}),
    ...(danger == null ? {} : { danger, dangers }),
    ...(remotes.every((remote) => remote === null) ? {} : { remotes }),
    ...(step.expect === undefined ? {} : { expect: step.expect }),
  };
}

/** What a fence's label says about its steps: another shell, and the attributes its author wrote behind it. */
function describeStep(step: PlanStep, info: string): void {
  const shell = otherShellOf(info);
  if (shell !== undefined) step.shell = shell;
  if (!info.includes('{')) return;
  const attributes = fenceAttributes(info);
  if (Object.keys(attributes).length === 0) return;
  step.attributes = { ...attributes };
  if (step.title === '' && attributes.name !== undefined) step.title = attributes.name;
  step.follow = flagOf(attributes, 'background') ?? step.follow;
  step.verify = flagOf(attributes, 'verify') ?? step.verify;
  const interactive = flagOf(attributes, 'interactive');
  if (interactive !== undefined) step.interactive = interactive;
  const timeoutMs = timeoutOfAttributes(attributes);
  if (timeoutMs !== undefined) step.timeoutMs = timeoutMs;
  for (const name of promptedVariables(attributes))
    if (!step.placeholders.includes(`$${name}`)) step.placeholders.push(`$${name}`);
  const { target } = attributes;
  if (target !== undefined) step.targets = step.commands.map(() => target);
}

function isVerification(step: FenceStep): boolean {
  const readOnly = step.commands.every(isReadOnly);
  if (!readOnly) return false;
  if (/^(?:\d+[.)]\s*)?(?:verify|check|confirm|validate|health|ensure|test)\b/i.test(step.title.trim()))
    return true;
  return step.commands.every((command) =>
    /^curl\b.*\/(?:health|ready|live|status|ping|version)\w*/.test(command),
  );
}
