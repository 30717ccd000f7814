// npm run bench [-- NAME…] [--json]: what the parts cost, each held against something that was not written here.
import { endProcess } from '../src/cli/host/end-process.ts';
import type { Figure } from './figure.ts';
import { benchFleet } from './fleet.bench.ts';
import { benchGrowth } from './growth.bench.ts';
import { benchJournal } from './journal.bench.ts';
import { benchJudge } from './judge.bench.ts';
import { benchMetrics } from './metrics.bench.ts';
import { benchPage } from './page.bench.ts';
import { benchPlan } from './plan.bench.ts';
import { printFigures } from './print-figures.ts';
import { benchRollback } from './rollback.bench.ts';
import { benchScroll } from './scroll.bench.ts';
import { benchSsh } from './ssh.bench.ts';
import { benchStart } from './start.bench.ts';
import { benchTerminal } from './terminal.bench.ts';

const benches: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  plan: benchPlan,
  growth: benchGrowth,
  page: benchPage,
  judge: benchJudge,
  metrics: benchMetrics,
  journal: benchJournal,
  ssh: benchSsh,
  rollback: benchRollback,
  fleet: benchFleet,
  terminal: benchTerminal,
  scroll: benchScroll,
  start: benchStart,
};

const args = process.argv.slice(2);
const json = args.includes('--json');
const names = args.filter((arg) => !arg.startsWith('--'));
const unknown = names.find((name) => !Object.hasOwn(benches, name));
if (unknown !== undefined) {
  console.error(`There is no bench "${unknown}"; there are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}

const figures: Figure[] = [];
let broken = false;
for (const [name, bench] of Object.entries(benches)) {
  if (names.length > 0 && !names.includes(name)) continue;
  if (!json) console.error(`${name}…`);
  try {
    figures.push(...(await bench()));
  } catch (error) {
    // The others can still be measured.
    broken = true;
    console.error(`${name} could not be measured: ${error instanceof Error ? error.message : String(error)}`);
  }
}
if (json) console.log(JSON.stringify(figures, null, 2));
else printFigures(figures);
await endProcess(broken || figures.some((figure) => figure.ok === false) ? 1 : 0);
