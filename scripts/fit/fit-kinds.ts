import { resolve } from 'node:path';
import type { KindWeights } from '../../src/engine/plan/context/parse-context.ts';
import { countRight, type Example, examplesOf, type Labelled, readFolder, readOwn } from './examples.ts';
import { fitWeights, type Penalty } from './fit-weights.ts';
import { balance, priors } from './priors.ts';
import { writeTables } from './write-tables.ts';

export interface KindsOptions {
  /** `DIR` or `DIR:WEIGHT`. */
  readonly folders: readonly string[];
  readonly folds: number;
  readonly penalty: Penalty;
  /** How much each example of common knowledge counts. */
  readonly priors: number;
  readonly write: boolean;
}

/** Fits the kinds of headings and prints how many get their kind in documents that were left out, a row a folder. */
export function fitKinds({ folders: named, folds, penalty, priors: weight, write }: KindsOptions): void {
  const folders = named.map((each) => {
    const [, dir = each, times = '1'] = /^(.*?)(?::(\d+))?$/.exec(each) ?? [];
    return { dir, documents: readFolder(resolve(dir), Number(times)) };
  });
  const documents = folders.flatMap((folder) => folder.documents);
  /** Ours are short and few: each counts for several, or a document outvotes what is beyond doubt. */
  const own = readOwn(8);
  const fitTo = (some: readonly Labelled[]): KindWeights => {
    const examples = (weights?: KindWeights): readonly Example[] =>
      balance([...[...some, ...own].flatMap((document) => examplesOf(document, weights)), ...priors(weight)]);
    // Twice: what stands around a heading is decided by the same weights, and is known only once there are some.
    return fitWeights(examples(fitWeights(examples(), penalty)), penalty);
  };
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
  if (write) writeTables(all);
}

function share(some: readonly Labelled[], right: (document: Labelled) => number | undefined): string {
  const headings = some.reduce((sum, { kinds }) => sum + kinds.size, 0);
  const hits = some.reduce((sum, each) => sum + (right(each) ?? 0), 0);
  return hits === 0 ? '    -' : `${(hits / headings).toFixed(3)} (${hits}/${headings})`;
}
