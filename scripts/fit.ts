/**
 * Fits what the parser learns from labelled documents: `npm run fit -- [KINDS[:WEIGHT] …] [--sheet DIR] [--folds N] [--harms] [--write]`.
 *
 * KINDS are folders of documents whose headings have kinds (as `npm run score` reads them). DIR holds documents with run
 * sheets, by default the labelled ones beside the project. Prints the figures of documents that were left out of the fitting
 * (N folds, whole documents), with --harms each harm of theirs; with --write the fitted tables replace those in `src/engine/plan`.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fitKinds } from './fit/fit-kinds.ts';
import { fitSheet, scoreLeftOut } from './fit/fit-sheet.ts';
import { readKinds, readSheetDocuments } from './fit/sheet-documents.ts';
import { readTaggedDocuments } from './fit/tagged-documents.ts';
import { writeModels } from './fit/write-models.ts';
import { printSheetScore } from './score/print-sheet-score.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sheet: { type: 'string', default: '../shared/corpus/sheet' },
    headings: { type: 'string', default: '../shared/corpus' },
    folds: { type: 'string', default: '5' },
    sparse: { type: 'string', default: '0.0001' },
    small: { type: 'string', default: '0.0001' },
    priors: { type: 'string', default: '2' },
    harms: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const folds = Number(values.folds);
if (positionals.length > 0)
  fitKinds({
    folders: positionals,
    folds,
    penalty: { sparse: Number(values.sparse), small: Number(values.small) },
    priors: Number(values.priors),
    write: values.write,
  });

if (existsSync(resolve(values.sheet, 'labels'))) {
  const lessons = {
    documents: readSheetDocuments(resolve(values.sheet)),
    more: readKinds(resolve(values.headings)),
    own: readTaggedDocuments(),
  };
  process.stdout.write(
    `left out in turn, ${folds} folds:\n${printSheetScore(scoreLeftOut(lessons, folds), values.harms)}\n`,
  );
  if (values.write) writeModels(fitSheet(lessons));
} else process.stderr.write(`The run sheets are not fitted: there are no labels in ${values.sheet}.\n`);
