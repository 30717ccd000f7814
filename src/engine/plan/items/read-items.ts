import type { Phase, PlanItem } from '../../../shared/plan/plan.ts';
import type { SourceLines } from '../../document/source-lines.ts';
import { correctIn, traceCommandDecision } from '../commands/apply-command-corrections.ts';
import { commandInText } from '../commands/command-text.ts';
import { dangerOf } from '../commands/danger.ts';
import { type ItemNotes, readItemNotes } from '../commands/item-notes.ts';
import type { Identities } from '../context/identity.ts';
import { findCorrection, isPlain, type ParseContext } from '../context/parse-context.ts';
import { no, type Verdict, yes } from '../context/verdict.ts';
import { correctCheck } from '../corrections/apply-nature-corrections.ts';
import { type Attributes, itemAttributes, timeoutOfAttributes } from '../markdown/attributes.ts';
import type { Block, ListItem, TableRow } from '../markdown/blocks.ts';
import { plainText } from '../markdown/inline-text.ts';
import { announcesApproval } from '../people/approval-lines.ts';
import { signoffRole } from '../people/signoffs.ts';
import { readRemote } from '../remote/remote-line.ts';
import { canContainCommands } from '../sections/can-contain-commands.ts';
import type { ListLeads } from '../text/list-leads.ts';
import { isAlertSection } from '../thresholds/alert-rules.ts';
import { placeholdersOf } from '../values/placeholders.ts';
import { type Check, rowItem } from './table-items.ts';

/** What reading an item needs to know beside the item. */
export interface ItemContext {
  readonly phase: Phase | null;
  readonly source: SourceLines;
  readonly identities: Identities;
  readonly reading: ParseContext;
  readonly leads: ListLeads;
}

/** Task items of a section, in order: those of its lists, and the boxes in rows of its tables. */
export function readItems(blocks: readonly Block[], context: ItemContext): readonly PlanItem[] {
  const { phase, reading, leads } = context;
  const items: PlanItem[] = [];
  const notes = readItemNotes(blocks, phase?.path ?? [], reading);
  let announced = false;
  for (const block of blocks) {
    if (block.type === 'table' && canContainCommands(phase)) items.push(...readRows(block.rows, context));
    if (block.type === 'paragraph') announced = announcesApproval(block.text);
    if (block.type === 'item' && block.item.box !== null) {
      const role = roleOf(phase, block.item.text, announced);
      const item = readItem(block.item, { role, notes: notes.get(block.item) }, context);
      const lead = leads.get(block.item);
      if (lead !== undefined) item.lead = lead;
      items.push(item);
    }
  }
  return items;
}

function readItem(
  item: ListItem,
  { role, notes }: { readonly role: PlanItem['role']; readonly notes: ItemNotes | undefined },
  context: ItemContext,
): PlanItem {
  const text = plainText(item.text);
  const check = role === undefined ? checkOf(item, notes, context) : null;
  const checked = item.box?.checked === true;
  const attributes = itemAttributes(item.text);
  return makeItem({ text, checked, line: item.line, role, check, attributes }, context);
}

function readRows(rows: readonly TableRow[], context: ItemContext): readonly PlanItem[] {
  return rows.flatMap((row): readonly PlanItem[] => {
    const found = rowItem(row, (words) => correctIn(context.reading, pathTo(words, context), row.line + 1));
    if (found === null) return [];
    const { text, checked, check } = found;
    return [
      makeItem(
        { text, checked, line: row.line, role: roleOf(context.phase, text), check, attributes: noAttributes },
        context,
      ),
    ];
  });
}

/** An element's words behind the headings above it; made only where a correction or a trace needs it. */
function pathTo(words: string, { phase, reading }: ItemContext): readonly string[] {
  return isPlain(reading) ? [] : [...(phase?.path ?? []), words];
}

interface ItemParts {
  readonly text: string;
  readonly checked: boolean;
  /** 0-based. */
  readonly line: number;
  readonly role: PlanItem['role'];
  readonly check: Check | null;
  readonly attributes: Attributes;
}

const noAttributes: Attributes = {};

function addAttributes(item: PlanItem, attributes: Attributes): void {
  item.attributes = { ...attributes };
  if (attributes.target !== undefined) item.target = attributes.target;
  const timeoutMs = timeoutOfAttributes(attributes);
  if (timeoutMs !== undefined) item.timeoutMs = timeoutMs;
}

/** Where the box of a line begins; a table may have a link called x in front of the cell that is one. */
function boxColumn(line: string): number {
  const cell = /(?:^|\|)\s*(\[[ xX]\])\s*(?=\||$)/d.exec(line)?.indices?.[1]?.[0];
  return cell ?? line.search(/\[[ xX]\](?!\()/);
}

// Keys are set one by one: spreading optional ones costs a long checklist several milliseconds.
function makeItem(
  { text, checked, line, role, check, attributes }: ItemParts,
  context: ItemContext,
): PlanItem {
  const { phase, source, identities, reading } = context;
  const column = boxColumn(source.lines[line] ?? '');
  const item: PlanItem = {
    id: identities.next('i', phase?.path ?? [], text),
    kind: check === null ? 'manual' : 'check',
    text,
    phase: phase?.id ?? '',
    line: line + 1,
    checked,
    box: source.byteOffset(line, column + 1),
    where: 'local',
    placeholders: [],
  };
  if (role !== undefined) item.role = role;
  if (Object.keys(attributes).length > 0) addAttributes(item, attributes);
  if (check === null) return item;
  item.command = check.command;
  if (check.expect !== undefined) item.expect = check.expect;
  item.placeholders = [...placeholdersOf([check.command], reading.corrections?.placeholders)];
  const danger = dangerOf(check.command);
  if (danger !== undefined) item.danger = danger;
  const remote = readRemote(check.command);
  if (remote !== null) item.remote = remote;
  correctCheck(item, phase?.path ?? [], reading);
  return item;
}

/** What a person put in its place; else the item's own command; without one, what the notes below it give. */
function checkOf(item: ListItem, notes: ItemNotes | undefined, context: ItemContext): Check | null {
  const { reading } = context;
  const path = pathTo(plainText(item.text), context);
  const own = commandInText(item.text, correctIn(reading, path, item.line + 1));
  const noted = notes === undefined || notes.commands.length === 0 ? null : notes.commands.join(' && ');
  const found = own?.command ?? noted;
  const correction = findCorrection(reading.corrections?.commands, path);
  const given = typeof correction === 'string' ? correction : undefined;
  if (given !== undefined || (found === null && !item.text.includes('`')))
    traceCommandDecision(
      reading,
      { path, text: path.at(-1) ?? '', verdict: judgeSentence(found), line: item.line + 1 },
      given,
    );
  const command = given ?? found;
  return command === null ? null : checkWith(command, own?.expect ?? notes?.expect);
}

function judgeSentence(found: string | null): Verdict {
  return found === null ? no('the sentence holds no command') : yes('the sentence holds a command');
}

function checkWith(command: string, expect: string | undefined): Check {
  return expect === undefined ? { command } : { command, expect };
}

/** `source` is the item's Markdown: a name in bold is who signs, where the words behind it are not. */
function roleOf(phase: Phase | null, source: string, announced = false): PlanItem['role'] {
  if (signoffRole(source, phase, announced) !== null) return 'signoff';
  if (phase?.kind === 'monitor' && isAlertSection(phase)) return 'alert';
  if (phase?.kind === 'maintenance') return 'maintenance';
  return undefined;
}
