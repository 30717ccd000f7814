// npm run test:faults [-- --only WORDS] [--column local|remote|fleet] [--json]: every fault on the proving ground, in every
// place where it can happen, judged by witnesses that do not depend on Slipway. Ends with "N passed, N failed".
import { parseArgs } from 'node:util';
import { groundUnavailable } from '../ground.ts';
import { accessFaults } from './access-faults.ts';
import { columns } from './column.ts';
import { connectionFaults } from './connection-faults.ts';
import { crashFaults } from './crash-faults.ts';
import type { Fault } from './fault.ts';
import { openPlaces } from './places.ts';
import { rollbackFaults } from './rollback-faults.ts';
import { storageFaults } from './storage-faults.ts';
import { printRow, printTotals, type Row, toRow } from './table.ts';
import { watchFaults } from './watch-faults.ts';

const faults: readonly Fault[] = [
  ...connectionFaults,
  ...crashFaults,
  ...storageFaults,
  ...accessFaults,
  ...watchFaults,
  ...rollbackFaults,
];

const { values } = parseArgs({
  options: { only: { type: 'string' }, column: { type: 'string' }, json: { type: 'boolean' } },
});

const missing = await groundUnavailable();
if (missing !== null) {
  console.log(`The faults are skipped: ${missing}.`);
  console.log('0 passed, 0 failed');
  process.exit(0);
}

const places = await openPlaces();
const rows: Row[] = [];
try {
  for (const fault of faults) {
    if (values.only !== undefined && !fault.name.includes(values.only)) continue;
    for (const column of columns) {
      if (values.column !== undefined && values.column !== column) continue;
      const row = fault.columns.includes(column)
        ? await toRow(fault.name, column, () => fault.meet(places.get(column)))
        : null;
      if (row === null) continue;
      rows.push(row);
      if (values.json !== true) printRow(row);
    }
  }
} finally {
  await places.close();
}
if (values.json === true) console.log(JSON.stringify(rows, null, 2));
else printTotals(rows);
console.log(
  `${rows.filter((row) => row.passed).length} passed, ${rows.filter((row) => !row.passed).length} failed`,
);
process.exit(rows.every((row) => row.passed) ? 0 : 1);
