import type { Phase, PlanItem } from '../../shared/plan.ts';
import { isAlertSection } from './alerts.ts';
import type { Block, ListItem, TableRow } from './blocks.ts';
import { commandInText } from './command-text.ts';
import { dangerOf } from './danger.ts';
import { holdsWork } from './holds-work.ts';
import type { Identities } from './identity.ts';
import { plainText } from './inline-text.ts';
import { type ItemNotes, readItemNotes } from './item-notes.ts';
import { placeholdersOf } from './placeholders.ts';
import { findCorrection, type Reading } from './reading.ts';
import { noteCommand, settleIn } from './settle-commands.ts';
import { signoffRole } from './signoffs.ts';
import type { SourceLines } from './source-lines.ts';
import { type RowItem, rowItem } from './table-items.ts';
import { no, yes } from './verdict.ts';

/** Task items of a section, in order. */
export function readItems(
  phase: Phase | null,
  blocks: readonly Block[],
  source: SourceLines,
  identities: Identities,
  reading: Reading,
): readonly PlanItem[] {
  const items: PlanItem[] = [];
  const notes = readItemNotes(blocks, phase?.path ?? [], reading);
  for (const block of blocks) {
    if (block.type === 'table' && holdsWork(phase)) {
      for (const row of block.rows) {
        const item = rowItem(row, (words) =>
          settleIn(reading, [...(phase?.path ?? []), words], row.line + 1),
        );
        if (item !== null) items.push(readRow(phase, row, item, source, identities, reading));
      }
    }
    if (block.type !== 'item' || block.item.box === null) continue;
    items.push(
      readItem(phase, block.item, block.item.box.checked, notes.get(block.item), source, identities, reading),
    );
  }
  return items;
}

function readItem(
  phase: Phase | null,
  item: ListItem,
  checked: boolean,
  notes: ItemNotes | undefined,
  source: SourceLines,
  identities: Identities,
  reading: Reading,
): PlanItem {
  const text = plainText(item.text);
  const role = roleOf(phase, item.text);
  const check =
    role === undefined
      ? checkOf(item.text, notes, [...(phase?.path ?? []), text], item.line + 1, reading)
      : null;
  const danger = check === null ? undefined : dangerOf(check.command);
  const column = (source.lines[item.line] ?? '').search(/\[[ xX]\]/);
  return {
    id: identities.next('i', phase?.path ?? [], text),
    kind: check === null ? 'manual' : 'check',
    text,
    ...(check === null ? {} : { command: check.command }),
    ...(check?.expect === undefined ? {} : { expect: check.expect }),
    phase: phase?.id ?? '',
    line: item.line + 1,
    checked,
    box: source.byteOffset(item.line, column + 1),
    where: 'local',
    placeholders:
      check === null ? [] : [...placeholdersOf([check.command], reading.corrections?.placeholders)],
    ...(danger === undefined ? {} : { danger }),
    ...(role === undefined ? {} : { role }),
  };
}

function readRow(
  phase: Phase | null,
  { line }: TableRow,
  { text, checked, command, expect }: RowItem,
  source: SourceLines,
  identities: Identities,
  reading: Reading,
): PlanItem {
  const role = roleOf(phase, text);
  const danger = command === undefined ? undefined : dangerOf(command);
  const column = (source.lines[line] ?? '').search(/\[[ xX]\]/);
  return {
    id: identities.next('i', phase?.path ?? [], text),
    kind: command === undefined ? 'manual' : 'check',
    text,
    ...(command === undefined ? {} : { command }),
    ...(expect === undefined ? {} : { expect }),
    phase: phase?.id ?? '',
    line: line + 1,
    checked,
    box: source.byteOffset(line, column + 1),
    where: 'local',
    placeholders:
      command === undefined ? [] : [...placeholdersOf([command], reading.corrections?.placeholders)],
    ...(danger === undefined ? {} : { danger }),
    ...(role === undefined ? {} : { role }),
  };
}

/** What a person put in its place; else the item's own command; without one, what the notes below it give. */
function checkOf(
  text: string,
  notes: ItemNotes | undefined,
  path: readonly string[],
  line: number,
  reading: Reading,
): { readonly command: string; readonly expect?: string } | null {
  const own = commandInText(text, settleIn(reading, path, line));
  const noted = notes === undefined || notes.commands.length === 0 ? null : notes.commands.join(' && ');
  const expect = own?.expect ?? notes?.expect;
  const given = findCorrection(reading.corrections?.commands, path);
  if (typeof given === 'string' || (own === null && noted === null && !text.includes('`')))
    noteCommand(
      reading,
      path,
      path.at(-1) ?? '',
      own === null && noted === null
        ? no('the sentence holds no command')
        : yes('the sentence holds a command'),
      line,
      typeof given === 'string' ? given : undefined,
    );
  const command = typeof given === 'string' ? given : (own?.command ?? noted);
  return command === null ? null : { command, ...(expect === undefined ? {} : { expect }) };
}

/** `source` is the item's Markdown: a name in bold is who signs, where the words behind it are not. */
function roleOf(phase: Phase | null, source: string): PlanItem['role'] {
  if (signoffRole(source, phase?.kind === 'signoff') !== null) return 'signoff';
  if (phase?.kind === 'monitor' && isAlertSection(phase)) return 'alert';
  if (phase?.kind === 'maintenance') return 'maintenance';
  return undefined;
}
