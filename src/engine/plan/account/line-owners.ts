import type { AccountLine, DataKind } from '../../../shared/plan/account.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import type { SheetLine } from '../../../shared/plan/sheet.ts';
import { plainText } from '../markdown/inline-text.ts';
import { readPairs } from '../people/read-facts.ts';
import * as words from './account-words.ts';
import type { Extent } from './extents.ts';
import { notesOf } from './task-notes.ts';

/** A document as it was cut for its account. */
export interface CutDocument {
  readonly lines: readonly string[];
  /** How many lines at the top are front matter. */
  readonly front: number;
  readonly extents: readonly Extent[];
  /** By the 1-based line of a fence: why nothing of it runs. */
  readonly reasons: ReadonlyMap<number, string>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Lines = Mutable<AccountLine>[];

/** What each line belongs to. Later claims win where several hold. */
export function ownLines(document: CutDocument, plan: Plan): readonly AccountLine[] {
  const { lines, front, extents } = document;
  const owned: Lines = lines.map((text, index) => ({
    line: index + 1,
    is: text.trim() === '' ? 'blank' : 'prose',
  }));
  for (let index = 0; index < front; index += 1) claim(owned, index, { is: 'data', data: 'setting' });
  claimBlocks(owned, document, plan);
  for (const [line, data] of dataLines(plan, extents)) claim(owned, line - 1, { is: 'data', data });
  for (const { line, why } of plan.never ?? [])
    if (owned[line - 1]?.is === 'prose') claim(owned, line - 1, { is: 'reference', why });
  claimSheet(owned, document, plan);
  return owned;
}

type Claim = Omit<AccountLine, 'line'>;

/** A blank line stays one, whatever it stands in. */
function claim(owned: Lines, index: number, { is, do: what, of, data, why }: Claim): void {
  const before = owned[index];
  if (before === undefined || before.is === 'blank') return;
  owned[index] = {
    line: before.line,
    is,
    ...(what === undefined ? {} : { do: what }),
    ...(of === undefined ? {} : { of }),
    ...(data === undefined ? {} : { data }),
    ...(why === undefined ? {} : { why }),
  };
}

function claimBlocks(owned: Lines, { extents, reasons }: CutDocument, plan: Plan): void {
  const phases = new Map(plan.phases.map(({ line, id }) => [line, id]));
  for (const { block, first, last } of extents) {
    if (block.type !== 'heading' && block.type !== 'fence') continue;
    const of = phases.get(first + 1);
    const why = reasons.get(first + 1) ?? words.onlyRead;
    for (let index = first; index <= last; index += 1)
      claim(
        owned,
        index,
        block.type === 'heading'
          ? { is: 'heading', ...(of === undefined ? {} : { of }) }
          : { is: 'reference', why },
      );
  }
}

/** Lines that hold something the plan keeps as data. */
function dataLines(plan: Plan, extents: readonly Extent[]): readonly (readonly [number, DataKind])[] {
  const at = (some: readonly { readonly line: number }[], kind: DataKind) =>
    some.map(({ line }) => [line, kind] as const);
  return [
    ...metadataLines(plan, extents).map((line) => [line, 'field'] as const),
    ...at(plan.fields, 'field'),
    ...at(plan.maintenance, 'schedule'),
    ...at(plan.contacts, 'contact'),
    ...at([...plan.budgets, ...plan.alerts.filter(({ added }) => added !== true)], 'threshold'),
    ...at(plan.signoffs, 'sign-off'),
    ...at(
      plan.items.filter(({ role }) => role === 'signoff'),
      'sign-off',
    ),
  ];
}

/** `**Version**: 1.2` above the first heading of the plan. */
function metadataLines({ metadata, phases }: Plan, extents: readonly Extent[]): readonly number[] {
  const keys = new Set(Object.keys(metadata));
  const end = phases[0]?.line ?? Number.POSITIVE_INFINITY;
  return extents.flatMap(({ block, first }) =>
    block.type !== 'paragraph' || first + 1 > end
      ? []
      : readPairs(block.text, block.line).flatMap(({ name, line }) =>
          keys.has(name.toLowerCase()) ? [line] : [],
        ),
  );
}

function claimSheet(owned: Lines, document: CutDocument, plan: Plan): void {
  const { lines, extents } = document;
  const at = blocksAt(extents, lines.length);
  const sheet = plan.sheet ?? [];
  const running = new Map<Extent, string>();
  for (const each of sheet) {
    const extent = extents[at[each.line - 1] ?? -1];
    const last = lastLineOf(each, extent, lines);
    for (let index = each.line - 1; index <= last; index += 1) claimLine(owned, index, each);
    if (extent?.block.type === 'fence' && !running.has(extent)) running.set(extent, each.id);
  }
  for (const { first, last, id } of notesOf(extents, plan.items))
    for (let index = first; index <= last; index += 1)
      if (owned[index]?.is !== 'sheet') claim(owned, index, { is: 'sheet', do: 'command', of: id });
  for (const [extent, id] of running) settleFence(owned, extent, { id, lines });
}

function claimLine(owned: Lines, index: number, each: SheetLine): void {
  // A box that is several things at once stays what it was taken for first.
  if (owned[index]?.is !== 'sheet') claim(owned, index, { is: 'sheet', do: each.do, of: each.id });
}

/** By line: the last block that covers it, which is the innermost. */
function blocksAt(extents: readonly Extent[], count: number): Int32Array {
  const at = new Int32Array(count).fill(-1);
  for (const [index, { first, last, block }] of extents.entries())
    if (block.type !== 'html') at.fill(index, first, last + 1);
  return at;
}

/** The last line, 0-based, of what begins on a line of the sheet. */
function lastLineOf(each: SheetLine, extent: Extent | undefined, lines: readonly string[]): number {
  const start = each.line - 1;
  if (extent === undefined) return start;
  const { block, last } = extent;
  if (block.type === 'item') return last;
  if (block.type === 'fence') return endInFence(each, start, { last, lines });
  if (block.type !== 'paragraph' || each.text === undefined) return start;
  return endOfSentence(each.text, start, { last, lines });
}

interface Bounds {
  readonly last: number;
  readonly lines: readonly string[];
}

/** A command takes a line for each of its own, and one more for each line that goes on with a backslash. */
function endInFence({ command, code }: SheetLine, start: number, { last, lines }: Bounds): number {
  const own = command ?? code ?? '';
  let left = own.split('\n').length - 1;
  let index = start;
  while (index < last) {
    if (command !== undefined && /\\$/.test((lines[index] ?? '').trimEnd())) index += 1;
    else if (left > 0) {
      left -= 1;
      index += 1;
    } else break;
  }
  return index;
}

function endOfSentence(text: string, start: number, { last, lines }: Bounds): number {
  let seen = plainText(lines[start] ?? '').length;
  let index = start;
  while (index < last && seen < text.length) {
    index += 1;
    seen += plainText(lines[index] ?? '').length + 1;
  }
  return index;
}

const comment = /^\s*(?:#|\/\/|--|::|rem\b)/i;

/** What is left of a fence of which something runs: its marks belong to it, comments explain, and the rest is not run. */
function settleFence(
  owned: Lines,
  { first, last, closed, mark }: Extent,
  { id, lines }: { readonly id: string; readonly lines: readonly string[] },
): void {
  for (let index = first; index <= last; index += 1) {
    if (owned[index]?.is === 'sheet') continue;
    const isMark = mark !== null && (index === first || (closed && index === last));
    if (isMark) claim(owned, index, { is: 'sheet', do: 'command', of: id });
    else if (comment.test(lines[index] ?? '')) claim(owned, index, { is: 'prose' });
    else claim(owned, index, { is: 'reference', why: words.leftInFence });
  }
}
