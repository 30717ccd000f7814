import type { Phase, PlanStep, Reference } from '../../../shared/plan/plan.ts';
import { correctIn } from '../commands/apply-command-corrections.ts';
import { isInteractive, isReadOnly } from '../commands/command-nature.ts';
import { dangerOf } from '../commands/danger.ts';
import { isFollow } from '../commands/follow.ts';
import { taskAround } from '../commands/item-notes.ts';
import type { Identities } from '../context/identity.ts';
import type { ParseContext } from '../context/parse-context.ts';
import { correctStep } from '../corrections/apply-nature-corrections.ts';
import type { PlacedGroup } from '../location/infer-step-locations.ts';
import { fenceAttributes, flagOf, promptedVariables, timeoutOfAttributes } from '../markdown/attributes.ts';
import type { Block, ListItem, TableRow } from '../markdown/blocks.ts';
import { bareText, plainText } from '../markdown/inline-text.ts';
import { readRemote } from '../remote/remote-line.ts';
import { canContainCommands } from '../sections/can-contain-commands.ts';
import { type FenceStep, otherShellOf } from '../shell/shell-fence.ts';
import type { ShellParser } from '../shell/shell-parser.ts';
import { placeholdersOf } from '../values/placeholders.ts';
import { checkRow, commandItem } from './inline-steps.ts';
import { type Fence, forbidsRunning, showsMistake, stepsOfFence } from './step-fences.ts';

/** Steps written together, with what tells where they run. */
export interface CommandGroup {
  readonly sitting: PlacedGroup;
  readonly steps: readonly PlanStep[];
}

export interface SectionSteps {
  readonly sittings: readonly CommandGroup[];
  readonly references: readonly Reference[];
}

/** Steps as they stand together: their line, 1-based, and the sentence that tells where they run. */
interface Found {
  readonly steps: readonly FenceStep[];
  readonly line: number;
  readonly sentence: string;
  /** What stands behind the fence's backticks, where it is one. */
  readonly info?: string;
}

/** What reading the steps of a section needs to know beside its blocks. */
export interface StepContext {
  readonly phase: Phase | null;
  readonly shell: ShellParser;
  readonly identities: Identities;
  readonly reading: ParseContext;
}

/** Steps and reference blocks of a section, in order. */
export function readSteps(blocks: readonly Block[], context: StepContext): SectionSteps {
  const sittings: CommandGroup[] = [];
  const references: Reference[] = [];
  let lead = '';
  for (const block of blocks) {
    const found = stepsOfBlock(block, lead, context);
    for (const each of found) if (each.steps.length > 0) sittings.push(groupOf(each, context));
    if (block.type === 'fence' && found.every(({ steps }) => steps.length === 0))
      references.push(referenceTo(block, context));
    if (block.type === 'paragraph') lead = lastLine(bareText(block.text));
    else if (block.type === 'item') lead = '';
  }
  return { sittings, references };
}

const none: readonly Found[] = [];

function stepsOfBlock(block: Block, lead: string, context: StepContext): readonly Found[] {
  switch (block.type) {
    case 'item':
      return givesStep(block.item, context) ? [stepsOfItem(block.item, context)] : none;
    case 'fence':
      return [stepsOfBlockFence(block, lead, context)];
    case 'table':
      return canContainCommands(context.phase) ? block.rows.map((row) => stepsOfRow(row, lead, context)) : [];
    default:
      return none;
  }
}

function stepsOfBlockFence(block: Fence, lead: string, context: StepContext): Found {
  const title = block.item === null ? '' : bareText(block.item.text);
  const headings = context.phase?.path ?? [];
  const steps = stepsOfFence(block, { ...context, headings, above: lead === '' ? title : lead });
  return { steps, line: block.line + 1, sentence: `${title}\n${lead}`, info: block.info };
}

function stepsOfRow(row: TableRow, lead: string, { phase, reading }: StepContext): Found {
  const step = checkRow(row, correctIn(reading, phase?.path ?? [], row.line + 1));
  return { steps: step === null ? [] : [step], line: row.line + 1, sentence: lead };
}

/** A fence from which nothing is run is there to be read. */
function referenceTo(block: Fence, { phase }: StepContext): Reference {
  return { phase: phase?.id ?? '', language: block.info, text: block.text, line: block.line + 1 };
}

/** Steps as a group of the plan. */
function groupOf({ steps: found, line, sentence, info }: Found, context: StepContext): CommandGroup {
  const { phase, reading } = context;
  const headings = phase?.path ?? [];
  const steps = found.map((step) => makeStep(step, line, context));
  if (info !== undefined) for (const step of steps) describeStep(step, info);
  for (const step of steps) correctStep(step, headings, reading);
  const rollback = phase?.kind === 'rollback';
  return { sitting: { headings, lead: sentence, rollback, steps }, steps };
}

/** Whether a list line may give a step: one with a box, or a note below one, is no step. */
function givesStep(item: ListItem, { phase }: StepContext): boolean {
  return (
    item.box === null &&
    taskAround(item) === null &&
    !forbidsRunning(phase?.heading ?? '') &&
    mayHoldStep(phase, item)
  );
}

function stepsOfItem({ text, line }: ListItem, { phase, reading }: StepContext): Found {
  const found = { line: line + 1, sentence: '' };
  if (!text.includes('`') || showsMistake(text)) return { ...found, steps: [] };
  const path = [...(phase?.path ?? []), plainText(text)];
  const step = commandItem(text, line, correctIn(reading, path, line + 1));
  return { ...found, steps: step === null ? [] : [step] };
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

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

/** "Rollback: `make rollback`" among people to call is a command all the same: nothing else stands there. */
function mayHoldStep(phase: Phase | null, item: ListItem): boolean {
  if (canContainCommands(phase)) return true;
  return phase?.kind === 'contacts' && item.ordered && /^[^`]{2,40}[:：]\W*`[^`]+`\W*$/.test(item.text);
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
