// npm run test:faults [-- --only WORDS] [--column local|remote|fleet] [--json]: every fault on the proving ground, in every
// place where it can happen, judged by witnesses that do not depend on Slipway. Ends with "N passed, N failed".
// With --random --cycles N --seed S: N releases and ways back under faults drawn from the seed.
// With --leaks --cycles N: N connects, cuts and reconnects, and what is left of them.
import { parseArgs } from 'node:util';
import { groundUnavailable } from '../ground.ts';
import { accessFaults } from './access-faults.ts';
import { agentFaults } from './agent-faults.ts';
import { columns } from './column.ts';
import { connectionFaults } from './connection-faults.ts';
import { crashFaults } from './crash-faults.ts';
import type { Fault } from './fault.ts';
import { addVerdicts, type Verdict } from './judge.ts';
import { jumpFaults } from './jump-faults.ts';
import { laptopFaults } from './laptop-faults.ts';
import { findLeaks } from './leaks.ts';
import { openPlaces, type Places } from './places.ts';
import { runRandom } from './random-run.ts';
import { rollbackFaults } from './rollback-faults.ts';
import { shellFaults } from './shell-faults.ts';
import { storageFaults } from './storage-faults.ts';
import { sudoFaults } from './sudo-faults.ts';
import { printRow, printTotals, type Row, toRow } from './table.ts';
import { watchFaults } from './watch-faults.ts';

const faults: readonly Fault[] = [
  ...connectionFaults,
  ...laptopFaults,
  ...agentFaults,
  ...jumpFaults,
  ...shellFaults,
  ...sudoFaults,
  ...crashFaults,
  ...storageFaults,
  ...accessFaults,
  ...watchFaults,
  ...rollbackFaults,
];

/** Random cycles run in lanes, each with servers of its own: most of a cycle is waiting. */
const lanes = 2;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    column: { type: 'string' },
    json: { type: 'boolean' },
    random: { type: 'boolean' },
    leaks: { type: 'boolean' },
    cycles: { type: 'string' },
    seed: { type: 'string' },
  },
});

if (values.leaks === true) process.exit(await findLeaks(Number(values.cycles ?? 1_000)));

const missing = await groundUnavailable();
if (missing !== null) {
  console.log(`The faults are skipped: ${missing}.`);
  console.log('0 passed, 0 failed');
  process.exit(0);
}

const places = await openPlaces();
const rows: Row[] = [];
try {
  if (values.random === true) {
    const row = await randomRow(places);
    rows.push(row);
    printRow(row);
  } else
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

function randomRow(first: Places): Promise<Row> {
  const cycles = Number(values.cycles ?? 500);
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  console.log(`${cycles} cycles, seed ${seed}`);
  return toRow('faults at random', 'fleet', async () => {
    const verdicts: Verdict[] = [];
    const onCycle = (told: string, verdict: Verdict): void => {
      verdicts.push(verdict);
      const bad = verdict.twice + verdict.invented + verdict.lost + verdict.unverified > 0;
      if (bad || verdicts.length % 25 === 0)
        console.log(`  ${bad ? '✗' : '…'} ${verdicts.length} cycles, the last one ${told}: ${verdict.words}`);
    };
    const second = await openPlaces();
    try {
      await Promise.all(
        [first, second].map((on, lane) =>
          runRandom(on, { cycles: Math.ceil((cycles - lane) / lanes), seed: seed + lane, onCycle }),
        ),
      );
    } finally {
      await second.close();
    }
    return { ...addVerdicts(verdicts), words: `${verdicts.length} cycles, seed ${seed}` };
  });
}
