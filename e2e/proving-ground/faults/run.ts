// npm run test:faults [-- --only WORDS] [--column local|remote|fleet] [--quick] [--json]: every fault on the proving ground, in every
// place where it can happen, judged by witnesses that do not depend on Slipway. Ends with "N passed, N failed".
// With --random --cycles N --seed S: N releases and ways back under faults drawn from the seed.
// With --leaks --cycles N: N connects, cuts and reconnects, and what is left of them.
import { parseArgs } from 'node:util';
import { endProcess } from '../../../src/cli/host/end-process.ts';
import { groundUnavailable } from '../ground.ts';
import { accessFaults } from './access-faults.ts';
import { agentFaults } from './agent-faults.ts';
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

const lanes = 2;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    column: { type: 'string' },
    quick: { type: 'boolean' },
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

const rows = values.random === true ? await withPlaces(randomRows) : await withPlaces(tableRows);
if (values.json === true) console.log(JSON.stringify(rows, null, 2));
else printTotals(rows);
console.log(
  `${rows.filter((row) => row.passed).length} passed, ${rows.filter((row) => !row.passed).length} failed`,
);
await endProcess(rows.every((row) => row.passed) ? 0 : 1);

/** Most of a fault is waiting: they are met in lanes, each with servers of its own. */
async function withPlaces(
  meet: (places: readonly Places[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const places: Places[] = [];
  try {
    while (places.length < lanes) places.push(await openPlaces());
    return await meet(places);
  } finally {
    await Promise.all(places.map((each) => each.close()));
  }
}

async function tableRows(places: readonly Places[]): Promise<readonly Row[]> {
  const wanted = faults
    .filter((fault) => values.only === undefined || fault.name.includes(values.only))
    .flatMap((fault) => fault.columns.map((column) => ({ fault, column })))
    .filter(({ fault, column }) => values.quick !== true || fault.long?.includes(column) !== true)
    .filter(({ column }) => values.column === undefined || values.column === column);
  const rows: Row[] = [];
  const left = wanted.values();
  await Promise.all(
    places.map(async (on) => {
      for (const { fault, column } of left) {
        const row = await toRow(fault.name, column, () => fault.meet(on.get(column)));
        rows.push(row);
        if (values.json !== true) printRow(row);
      }
    }),
  );
  return rows;
}

async function randomRows(places: readonly Places[]): Promise<readonly Row[]> {
  const cycles = Number(values.cycles ?? 500);
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  console.log(`${cycles} cycles, seed ${seed}`);
  const row = await toRow('faults at random', 'fleet', async () => {
    const verdicts: Verdict[] = [];
    const onCycle = (told: string, verdict: Verdict): void => {
      verdicts.push(verdict);
      const bad = verdict.twice + verdict.invented + verdict.lost + verdict.unverified > 0;
      if (bad || verdicts.length % 25 === 0)
        console.log(`  ${bad ? '✗' : '…'} ${verdicts.length} cycles, the last one ${told}: ${verdict.words}`);
    };
    await Promise.all(
      places.map((on, lane) =>
        runRandom(on, { cycles: Math.ceil((cycles - lane) / lanes), seed: seed + lane, onCycle }),
      ),
    );
    return { ...addVerdicts(verdicts), words: `${verdicts.length} cycles, seed ${seed}` };
  });
  printRow(row);
  return [row];
}
