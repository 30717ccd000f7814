import { hash } from 'node:crypto';
import type { Diagnostic, Instruction, Plan, PlanItem, Reference } from '../../../shared/plan/plan.ts';
import type { NeverRun, SheetLine } from '../../../shared/plan/sheet.ts';
import { shellOf } from '../../../shared/plan/shell-of.ts';
import type { PlanCorrections } from '../../../shared/sidecar/sidecar.ts';
import { splitSource } from '../../document/source-lines.ts';
import { compilingPatterns } from '../../lib/compile-patterns.ts';
import { Identities } from '../context/identity.ts';
import { modelsOf, type ParseContext, plainContext } from '../context/parse-context.ts';
import { settleItems } from '../corrections/apply-instruction-corrections.ts';
import { correctOptions } from '../corrections/corrected-options.ts';
import { correctedStages } from '../corrections/corrected-stages.ts';
import { attributeUndoSection } from '../items/attribute-undo-steps.ts';
import { readItems } from '../items/read-items.ts';
import { type CommandGroup, readSteps } from '../items/read-steps.ts';
import { type Block, readBlocks } from '../markdown/blocks.ts';
import { distinctContacts, readContacts } from '../people/contacts.ts';
import { readFields, readMaintenance, readPairs } from '../people/read-facts.ts';
import { readSignoffs, signedFields } from '../people/signoffs.ts';
import { readOutline, type Section } from '../sections/outline.ts';
import { purposeOf, stageSections } from '../sections/section-stages.ts';
import { buildSheet } from '../sheet/build-sheet.ts';
import { rollbackOf } from '../sheet/rollback-alternatives.ts';
import { surenessOf } from '../sheet/section-sureness.ts';
import { variablesUsed } from '../shell/shell-fence.ts';
import { loadShellParser, type ShellParser } from '../shell/shell-parser.ts';
import { takeFrontMatter } from '../sidecar/front-matter.ts';
import { isMarked } from '../text/instructions.ts';
import { listLeads } from '../text/list-leads.ts';
import { readInstructions } from '../text/read-instructions.ts';
import { sceneOf } from '../text/section-scene.ts';
import type { JudgedSpan } from '../text/text-commands.ts';
import type { TextUnit } from '../text/text-units.ts';
import { readThresholds } from '../thresholds/read-thresholds.ts';
import { variableOf } from '../values/fill-placeholders.ts';
import { assignedIn } from '../values/placeholders.ts';
import { diagnose } from './diagnose.ts';
import { diagnoseLifetimes } from './diagnose-lifetimes.ts';
import { diagnoseState } from './diagnose-state.ts';
import { phasesBySource } from './phases-by-source.ts';
import { placeSteps } from './place-steps.ts';

/** `corrections` are the sidecar's `plan`: where a person overruled the rules. */
export type PlanParser = (text: string, corrections?: PlanCorrections) => Plan;

/** Loads what parsing needs (the shell grammar) and gives the parser: pure, deterministic, total. */
export async function loadPlanParser(): Promise<PlanParser> {
  const shell = await loadShellParser();
  return (text, corrections) => parsePlan(text, shell, { ...plainContext, corrections: corrections ?? null });
}

/** Markdown to plan. Never throws: what cannot be understood becomes a diagnostic, or is left as it is. */
export function parsePlan(text: string, shell: ShellParser, given: ParseContext = plainContext): Plan {
  return compilingPatterns(() => readPlan(text, shell, given));
}

function readPlan(text: string, shell: ShellParser, given: ParseContext): Plan {
  const diagnostics: Diagnostic[] = [];
  const source = splitSource(text);
  const { body, metadata: front, defaults } = takeFrontMatter(text.replace(/^\uFEFF/, ' '), diagnostics);
  const identities = new Identities();
  const { title, sections } = readOutline(readBlocks(body), identities, given);
  const reading: ParseContext = { ...given, used: variablesUsed(sections.flatMap(fencesOf)) };
  const plan: Plan = {
    version: 1,
    title: front.title ?? title,
    metadata: { ...front, ...metadataOf(sections) },
    hash: '',
    ...(defaults === null ? {} : { defaults }),
    phases: [],
    items: [],
    steps: [],
    references: [],
    budgets: [],
    alerts: [],
    contacts: [],
    signoffs: [],
    fields: [],
    rollback: { alternatives: [] },
    maintenance: [],
    diagnostics,
  };
  const sittings: CommandGroup[] = [];
  const models = modelsOf(reading);
  const stages = correctedStages(sections, reading.corrections);
  const staged = stageSections(sections, { title: plan.title, weights: models.stage, given: stages });
  const purpose = purposeOf(plan.title, sections);
  const instructions: Instruction[] = [];
  const never: NeverRun[] = [];
  for (const [index, { phase, blocks }] of sections.entries()) {
    const when = staged[index]?.when ?? 'demand';
    if (phase !== null) plan.phases.push({ ...phase, when });
    const scene = sceneOf(blocks, { path: phase?.path ?? [], when, purpose });
    const leads = listLeads(blocks);
    const boxes = readItems(blocks, { phase, source, identities, reading, leads });
    const items = settleItems(boxes, phase?.path ?? [], reading);
    const {
      sittings: found,
      references,
      idle,
      mentions,
    } = readSteps(blocks, { phase, shell, identities, reading, scene, leads });
    plan.items.push(...items.map((item) => withSteps(item, found)));
    const { budgets, alerts } = readThresholds(phase, blocks, reading);
    const signoffs = readSignoffs(phase, blocks, items);
    const telling = tellingOf(idle, { bounds: [...budgets, ...alerts], signoffs });
    const asked = readInstructions(blocks, {
      phase,
      scene,
      identities,
      idle: telling,
      items: boxes,
      weights: models.instruction,
      reading,
      leads,
    });
    instructions.push(...asked);
    never.push(...mentions.map(toNever));
    sittings.push(...found);
    plan.steps.push(...found.flatMap((each) => each.steps));
    plan.references.push(...references.filter((each) => !asked.some(isCodeOf(each))));
    plan.budgets.push(...budgets);
    plan.alerts.push(...alerts);
    plan.contacts.push(...readContacts(phase, blocks));
    plan.signoffs.push(...signoffs);
    plan.fields.push(...readFields(phase, blocks));
    plan.maintenance.push(...readMaintenance(phase, blocks, items));
  }
  plan.contacts = distinctContacts(plan.contacts);
  if (plan.signoffs.length === 0) plan.signoffs.push(...signedFields(plan.fields));
  plan.fields = plan.fields.filter(isBlankOfItsOwn(plan));
  placeSteps(plan, sittings, {
    document: { title: plan.title, purpose, prose: proseOf(sections) },
    weights: models.place,
    trace: reading.trace,
  });
  plan.instructions = instructions;
  plan.never = never;
  const undo = attributeUndoSection(plan, source.lines.length + 1, identities, reading);
  if (undo !== null) {
    plan.phases.push({ ...undo.phase, when: 'back' });
    plan.steps.push(...undo.steps);
  }
  plan.sheet = [...buildSheet(plan, sittings, { models, sure: surenessOf(sections, staged) })];
  const phases = phasesBySource(plan);
  dropSet(plan, plan.sheet, phases);
  plan.sheet = [...correctOptions(plan, reading.corrections)];
  plan.rollback = rollbackOf(plan.phases, plan.sheet, phases);
  plan.hash = hashOf(text, plan);
  plan.diagnostics.push(...diagnose(plan, text), ...diagnoseState(plan, phases), ...diagnoseLifetimes(plan));
  return plan;
}

/** A box with the steps that are written below it, where it has no command of its own and is nothing else as well. */
function withSteps(item: PlanItem, groups: readonly CommandGroup[]): PlanItem {
  if (item.command !== undefined || item.role !== undefined) return item;
  const steps = groups.filter(({ box }) => box === item.line).flatMap((group) => group.steps);
  return steps.length === 0 ? item : { ...item, steps: steps.map(({ id }) => id) };
}

interface Lined {
  readonly line: number;
}

/** The texts that may ask for something: neither a bound, unless a box beside it makes it one thing to do, nor an approval. */
function tellingOf(
  idle: readonly TextUnit[],
  { bounds, signoffs }: { readonly bounds: readonly Lined[]; readonly signoffs: readonly Lined[] },
): readonly TextUnit[] {
  const [bound, signed] = [bounds, signoffs].map((some) => new Set(some.map(({ line }) => line)));
  return idle.filter(
    (unit) =>
      (bound?.has(unit.line + 1) !== true || isMarked(unit)) &&
      !(signed?.has(unit.line + 1) && isMarked(unit)),
  );
}

function fencesOf({ blocks }: Section): readonly Extract<Block, { readonly type: 'fence' }>[] {
  return blocks.filter((block) => block.type === 'fence');
}

/** Whether an instruction's code is a fence's: it is shown once, where a person does it. */
function isCodeOf({ line, text }: Reference): (instruction: Instruction) => boolean {
  const end = line + text.split('\n').length;
  return (instruction) =>
    instruction.code !== undefined && instruction.line >= line && instruction.line <= end;
}

/** A line to sign on, or one with somebody to reach, is no other blank to fill in. */
function isBlankOfItsOwn({ contacts, signoffs }: Plan): (field: { readonly line: number }) => boolean {
  const lines = new Set([...contacts, ...signoffs].map(({ line }) => line));
  return ({ line }) => !lines.has(line);
}

function toNever({ command, line, verdict }: JudgedSpan): NeverRun {
  return { line: line + 1, command, why: verdict.reason };
}

/** A variable that a command sets is no question for the commands that share a shell with it. */
function dropSet(plan: Plan, sheet: readonly SheetLine[], phases: ReadonlyMap<string, string>): void {
  const shells = new Map(
    sheet.map(({ source, when }) => [source, shellOf({ when, phase: phases.get(source) ?? '' })]),
  );
  const commands = [...plan.steps, ...plan.items.filter(({ command }) => command !== undefined)];
  for (const sharing of Map.groupBy(commands, ({ id }) => shells.get(id)).values()) {
    const set = assignedIn(
      sharing.flatMap((each) => ('commands' in each ? each.commands : (each.command ?? []))),
    );
    if (set.size === 0) continue;
    for (const each of sharing) {
      if (each.placeholders.length > 0)
        each.placeholders = each.placeholders.filter((name) => !set.has(variableOf(name) ?? ''));
    }
  }
}

/** Identity of a plan: the document with every box empty, so that ticking is not an edit. */
function hashOf(text: string, plan: Plan): string {
  const bytes = Buffer.from(text);
  for (const item of plan.items) bytes[item.box] = 0x20;
  return hash('sha256', bytes);
}

/** What a document says in words: its headings, sentences and list lines. */
function proseOf(sections: readonly Section[]): readonly string[] {
  return sections.flatMap(({ phase, blocks }) => [
    phase?.heading ?? '',
    ...blocks.flatMap((block) =>
      block.type === 'paragraph' ? [block.text] : block.type === 'item' ? [block.item.text] : [],
    ),
  ]);
}

function metadataOf(sections: readonly Section[]): Record<string, string> {
  const head = sections[0]?.blocks ?? [];
  const pairs = head.flatMap((block) =>
    block.type === 'paragraph' ? readPairs(block.text, block.line) : [],
  );
  return Object.fromEntries(
    pairs.filter((pair) => pair.value !== '').map((pair) => [pair.name.toLowerCase(), pair.value]),
  );
}
