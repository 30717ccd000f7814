/**
 * Scores the plan parser against documents that a careful reader has labelled:
 * `npm run score -- DIR` with DIR/*.md, DIR/labels/NN.json and DIR/LABELS.md explaining them.
 * Of run sheets (DIR/labels with `sheet`), prints their table and the harms, with --harms each of them. Of other labels,
 * prints one row a column, over all documents together, and (with --each) one row a document. Exits 1 below the goal.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadPlanParser } from '../src/engine/index.ts';
import type { SheetLabel } from './fit/sheet-documents.ts';
import { readLabelled } from './labelled-documents.ts';
import { printSheetScore } from './score/print-sheet-score.ts';
import { emptyScore, scoreSheet } from './score/sheet-score.ts';
import {
  addCounts,
  type Counts,
  emptyCounts,
  ratioOf,
  type ScoreLabel,
  scoreDocument,
} from './score-document.ts';

const goal = 0.95;

const args = process.argv.slice(2);
const each = args.includes('--each');
const folder = resolve(args.find((arg) => !arg.startsWith('--')) ?? '../shared/corpus');
if (!existsSync(join(folder, 'labels'))) {
  process.stderr.write(`score is skipped: there are no labels in ${folder}\n`);
  process.exit(0);
}

// Whoever reads only the first lines has read enough: a closed pipe is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const parse = await loadPlanParser();
if (readLabelled<SheetLabel>(folder).every(({ label }) => label.sheet !== undefined)) {
  const score = emptyScore();
  for (const { name, text, label } of readLabelled<SheetLabel>(folder))
    scoreSheet(name, parse(text), label, score);
  process.stdout.write(`${printSheetScore(score, args.includes('--harms'))}\n`);
  process.exit(0);
}
let all = emptyCounts();
for (const { name, text, label } of readLabelled<ScoreLabel>(folder)) {
  const counts = scoreDocument(parse(text), label, text);
  all = addCounts(all, counts);
  if (each) process.stdout.write(`${name}\n${table(counts, '  ')}\n`);
}
process.stdout.write(`${table(all, '')}\n`);
process.exitCode = Object.values(all).some(
  (count) =>
    (ratioOf(count.right, count.said) ?? 1) < goal || (ratioOf(count.right, count.there) ?? 1) < goal,
)
  ? 1
  : 0;

function table(counts: Counts, indent: string): string {
  return Object.entries(counts)
    .map(([column, { right, said, there }]) => {
      const show = (value: number | null): string => (value === null ? '    -' : value.toFixed(3));
      const precision = ratioOf(right, said);
      const recall = ratioOf(right, there);
      const short = (precision ?? 1) < goal || (recall ?? 1) < goal;
      return `${indent}${column.padEnd(18)} precision ${show(precision)}  recall ${show(recall)}  (${right}/${said}/${there})${short ? '  short' : ''}`;
    })
    .join('\n');
}
