/**
 * Fits the weights by which the kinds of headings are decided: `npm run fit -- DIR[:WEIGHT] … [--folds N] [--write]`.
 * DIR holds documents and labels as `npm run score` reads them (of a label only `phases` is needed). Prints how many headings
 * get their kind in documents that were left out of the fitting (N folds, whole documents), a row a folder, then in all of
 * them; with --write the fitted tables replace those in `src/engine/plan`.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { KindWeights } from '../src/engine/plan/context/parse-context.ts';
import { countRight, type Example, examplesOf, type Labelled, readFolder, readOwn } from './fit/examples.ts';
import { fitWeights } from './fit/fit-weights.ts';
import { balance, priors } from './fit/priors.ts';
import { writeTables } from './fit/write-tables.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folds: { type: 'string', default: '6' },
    sparse: { type: 'string', default: '0.0001' },
    small: { type: 'string', default: '0.0001' },
    priors: { type: 'string', default: '2' },
    write: { type: 'boolean', default: false },
  },
});
const folds = Number(values.folds);
const penalty = { sparse: Number(values.sparse), small: Number(values.small) };
const folders = positionals.map((each) => {
  const [, dir = each, weight = '1'] = /^(.*?)(?::(\d+))?$/.exec(each) ?? [];
  return { dir, documents: readFolder(resolve(dir), Number(weight)) };
});
const documents = folders.flatMap((folder) => folder.documents);
/** Ours are short and few: each counts for several, or a document outvotes what is beyond doubt. */
const own = readOwn(8);

const kept = new Map<Labelled, number>();
for (let fold = 0; fold < folds; fold += 1) {
  const weights = fitTo(documents.filter((_document, index) => index % folds !== fold));
  for (const [index, document] of documents.entries())
    if (index % folds === fold) kept.set(document, countRight(document, weights));
}
const all = fitTo(documents);
for (const { dir, documents: some } of [
  ...folders,
  { dir: 'all', documents },
  { dir: 'our own', documents: own },
])
  process.stdout.write(
    `${dir.padEnd(24)} left out ${share(some, (each) => kept.get(each))}  fitted ${share(some, (each) => countRight(each, all))}\n`,
  );
process.stdout.write(`${Object.keys(all).length} features have a weight\n`);
if (values.write) writeTables(all);

/** Twice: what stands around a heading is decided by the same weights, and is known only once there are some. */
function fitTo(some: readonly Labelled[]): KindWeights {
  const examples = (weights?: KindWeights): readonly Example[] =>
    balance([
      ...[...some, ...own].flatMap((document) => examplesOf(document, weights)),
      ...priors(Number(values.priors)),
    ]);
  return fitWeights(examples(fitWeights(examples(), penalty)), penalty);
}

function share(some: readonly Labelled[], right: (document: Labelled) => number | undefined): string {
  const headings = some.reduce((sum, { kinds }) => sum + kinds.size, 0);
  const hits = some.reduce((sum, each) => sum + (right(each) ?? 0), 0);
  return hits === 0 ? '    -' : `${(hits / headings).toFixed(3)} (${hits}/${headings})`;
}
