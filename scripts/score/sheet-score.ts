import type { Plan } from '../../src/shared/plan/plan.ts';
import type { SheetLine } from '../../src/shared/plan/sheet.ts';
import type { LabelLine, SheetLabel } from '../fit/sheet-documents.ts';
import { normalCommand } from './normal-command.ts';
import { harmsOf } from './sheet-harms.ts';
import { isCounted, type Pair, pairCommands, pairManual } from './sheet-pairs.ts';

/** What was found, what was said, what readers labelled; of an accuracy, `said` and `there` are the same. */
export interface Tally {
  right: number;
  said: number;
  there: number;
}

/** Figures over documents, by column; harms by what went wrong. */
export interface SheetScore {
  readonly columns: Map<string, Tally>;
  /** By harm: a line a case, with the document and the source line. */
  readonly harms: Map<string, string[]>;
  /** Decisions asked for, a document; and by the labels. */
  readonly asked: number[];
  readonly due: number[];
  documents: number;
}

export function emptyScore(): SheetScore {
  return { columns: new Map(), harms: new Map(), asked: [], due: [], documents: 0 };
}

const words = (text = ''): string =>
  text
    .replace(/[^\p{L}\p{N}_]+/gu, ' ')
    .trim()
    .toLowerCase();

/** Adds a document: its plan, and what readers see in it. */
export function scoreSheet(name: string, plan: Plan, label: SheetLabel, score: SheetScore): void {
  const sheet = plan.sheet ?? [];
  score.documents += 1;
  const said = sheet.filter((line) => line.do === 'command');
  const there = label.sheet.filter((line) => line.do === 'command');
  const walked = (line: { readonly when: string }): boolean => line.when !== 'demand';
  const commands = (lines: readonly { readonly command?: string | undefined }[]): readonly string[] =>
    lines.map(({ command }) => normalCommand(command));
  count(score, 'commands', commands(said), commands(there));
  count(score, 'commands walked', commands(said.filter(walked)), commands(there.filter(walked)));
  const manual = pairManual(sheet, label.sheet);
  scoreManual(score, sheet, label.sheet, manual);
  const paired = pairCommands(said, there);
  for (const { label: wanted, line } of paired) {
    accurate(score, 'where', line.where === wanted.where);
    accurate(score, 'nature', line.nature === wanted.nature);
  }
  for (const { label: wanted, line } of [...manual, ...paired])
    accurate(score, 'when', line.when === wanted.when);
  scoreGuards(score, said, there);
  scoreSections(score, plan, label);
  scoreFacts(score, plan, label);
  harmsOf({ name, sheet, label, manual, paired }, score.harms);
  score.asked.push(questions(sheet.filter((line) => line.runs === 'asked' && isForward(line))));
  score.due.push(questions(label.sheet.filter((line) => isCounted(line) && line.when !== 'back')));
}

function isForward({ when }: { readonly when: string }): boolean {
  return when === 'before' || when === 'change' || when === 'after';
}

function questions(lines: readonly (LabelLine | SheetLine)[]): number {
  return new Set(
    lines.map(({ guard, line }) =>
      guard === undefined ? line : guard.kind === 'option' ? guard.group : guard.text,
    ),
  ).size;
}

export function tallyOf({ columns }: SheetScore, column: string): Tally {
  const tally = columns.get(column) ?? { right: 0, said: 0, there: 0 };
  columns.set(column, tally);
  return tally;
}

/** Counts what two lists have in common, each entry as often as it stands in both. */
function count(score: SheetScore, column: string, said: readonly string[], there: readonly string[]): void {
  const left = new Map<string, number>();
  for (const each of there) left.set(each, (left.get(each) ?? 0) + 1);
  const tally = tallyOf(score, column);
  for (const each of said) {
    const more = left.get(each) ?? 0;
    if (more > 0) tally.right += 1;
    left.set(each, more - 1);
  }
  tally.said += said.length;
  tally.there += there.length;
}

function accurate(score: SheetScore, column: string, is: boolean): void {
  const tally = tallyOf(score, column);
  tally.right += is ? 1 : 0;
  tally.said += 1;
  tally.there += 1;
}

function scoreManual(
  score: SheetScore,
  sheet: readonly SheetLine[],
  labels: readonly LabelLine[],
  pairs: readonly Pair[],
): void {
  const there = labels.filter((label) => label.do === 'manual');
  const all = tallyOf(score, 'manual');
  all.right += pairs.length;
  all.said += sheet.filter((line) => line.do === 'manual').length;
  all.there += there.length;
  const bare = tallyOf(score, 'manual without a box');
  const found = pairs.filter(({ label }) => label.box !== true).length;
  bare.right += found;
  bare.said += found;
  bare.there += there.filter(({ box }) => box !== true).length;
}

function scoreGuards(score: SheetScore, said: readonly SheetLine[], there: readonly LabelLine[]): void {
  const neutral = new Set(
    there
      .filter(
        (label) =>
          label.when === 'demand' ||
          label.when === 'routine' ||
          (label.guard !== undefined && !isCounted(label)),
      )
      .map(({ line }) => line),
  );
  const lines = (some: readonly { readonly line: number }[]): readonly string[] =>
    some.map(({ line }) => `${line}`);
  const guarded = said.filter(({ guard, line }) => guard !== undefined && !neutral.has(line));
  count(score, 'guards (by line)', lines(guarded), lines(there.filter(isCounted)));
}

function scoreSections(score: SheetScore, { phases }: Plan, { sections }: SheetLabel): void {
  const staged = (when: string | undefined): string =>
    when === undefined || when === 'none' ? 'demand' : when;
  const byWords = Map.groupBy(phases, ({ heading }) => words(heading));
  for (const { heading, line, when } of sections) {
    const same = byWords.get(words(heading)) ?? [];
    const [phase] = same.toSorted((a, b) => Math.abs(a.line - line) - Math.abs(b.line - line));
    accurate(score, 'sections', phase !== undefined && staged(phase.when) === staged(when));
  }
}

function scoreFacts(score: SheetScore, plan: Plan, label: SheetLabel): void {
  const bound = ({ op, value }: { readonly op: string; readonly value: number | string | null }): string =>
    `${op} ${typeof value === 'number' ? Number(value.toFixed(6)) : value}`;
  const role = (each: { readonly role: string }): string => words(each.role);
  count(score, 'alerts', plan.alerts.map(bound), (label.alerts ?? []).map(bound));
  count(score, 'budgets', plan.budgets.map(bound), (label.budgets ?? []).map(bound));
  count(score, 'sign-offs', plan.signoffs.map(role), (label.signoffs ?? []).map(role));
  count(score, 'contacts', plan.contacts.map(role), (label.contacts ?? []).map(role));
}
