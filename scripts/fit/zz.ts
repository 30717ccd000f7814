// usage: zz.ts full|folds N
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fitSheet, parseWith } from './fit-sheet.ts';
import { readSheetDocuments } from './sheet-documents.ts';

const docs = readSheetDocuments(resolve('/work/shared/corpus/sheet'));
import { ownDocuments } from './sheet-documents.ts';
const old = [...readSheetDocuments('/tmp/an/oldset'), ...ownDocuments()];
const mode = process.argv[2],
  N = Number(process.argv[3] ?? 5);
mkdirSync('/tmp/an/plans', { recursive: true });
if (mode === 'full') {
  const m = fitSheet(docs, old);
  mkdirSync('src/engine/plan/learned/weights', { recursive: true });
  for (const [k, file] of [['stage', 'stage'], ['lineStage', 'line-stage'], ['instruction', 'instruction'], ['span', 'span']] as const)
    writeFileSync(resolve(`src/engine/plan/learned/weights/${file}.json`), `{\n${Object.entries(m[k]).map(([n, r]) => `  ${JSON.stringify(n)}: [${r.join(', ')}]`).join(',\n')}\n}\n`);
  for (const k of Object.keys(m)) console.log(k, Object.keys((m as any)[k]).length);
} else {
  for (let f = 0; f < N; f++) {
    const m = fitSheet(
      docs.filter((_d, i) => i % N !== f),
      old,
    );
    for (const d of docs.filter((_d, i) => i % N === f))
      writeFileSync(`/tmp/an/plans/${d.name.split('-')[0]}.json`, JSON.stringify(parseWith(d.text, m)));
  }
}
