import { writeFileSync } from 'node:fs';
import type { Weights } from '../../src/engine/plan/learned/linear-model.ts';
import type { SheetModels } from '../../src/engine/plan/learned/models.ts';

/** Writes the tables the parser reads, a row a feature, in the order of their names. */
export function writeModels({ stage, lineStage, instruction, place, span }: SheetModels): void {
  write('stage', stage);
  write('line-stage', lineStage);
  write('instruction', instruction);
  write('place', place);
  write('span', span);
}

function write(name: string, weights: Weights): void {
  const rows = Object.entries(weights).map(
    ([feature, row]) => `  ${JSON.stringify(feature)}: [${row.join(', ')}]`,
  );
  const file = new URL(`../../src/engine/plan/learned/weights/${name}.json`, import.meta.url);
  writeFileSync(file, `{\n${rows.join(',\n')}\n}\n`);
}
