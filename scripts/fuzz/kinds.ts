import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { loadPlanParser } from '../../src/engine/index.ts';
import { checkJournal } from '../../src/engine/journal/check-journal.ts';
import { compareRecord } from '../../src/engine/record/compare-record.ts';
import { writeRecord } from '../../src/engine/record/write-record.ts';
import { RunSession } from '../../src/engine/run/session/run-session.ts';
import { RunStore } from '../../src/engine/run/session/run-store.ts';
import { anyAnswer } from '../../test/support/any-answer.ts';
import { anySidecar } from '../../test/support/any-sidecar.ts';
import { brokenSidecarPromise } from '../../test/support/check-sidecar.ts';
import { everyCut, sampledChanges } from '../../test/support/journal-attacks.ts';
import { longRun } from '../../test/support/long-journal.ts';
import { sessionOptions } from '../../test/support/session.ts';
import { takeAnswer } from '../../test/support/take-answer.ts';

/** What is broken, in words, or null; one a case. */
export type Cases = AsyncGenerator<string | null, void, void>;

/** What can be fuzzed beside documents: `runs` cases, the same for the same seed. */
export const kinds: Readonly<Record<string, (runs: number, seed: number) => Cases>> = {
  journal: (runs, seed) => inRun((run) => journals(run, runs, seed)),
  record: (runs, seed) => inRun((run) => records(run, runs, seed)),
  sidecar: sidecars,
  answers,
};

/** A run with gates, sign-offs and a fleet, in a folder of its own. */
interface MadeRun {
  readonly home: string;
  readonly run: string;
  readonly store: RunStore;
  readonly dir: string;
}

async function* inRun(cases: (run: MadeRun) => Cases): Cases {
  const home = await mkdtemp(join(tmpdir(), 'slipway-fuzz-'));
  try {
    const run = await longRun(home);
    const store = new RunStore(join(home, 'state'));
    yield* cases({ home, run, store, dir: store.files(run).dir });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** Changed bytes at drawn places, and every cut of the end: each is found, and named by its line. */
async function* journals({ dir }: MadeRun, runs: number, seed: number): Cases {
  const file = join(dir, 'journal.ndjson');
  const whole = await readFile(file);
  const changes = [...everyCut(whole)].map(({ size, line }) => ({ line, bytes: whole.subarray(0, size) }));
  for (const { line, bytes } of [...changes, ...sampledChanges(whole, runs, seed)]) {
    await writeFile(file, bytes);
    const { broken } = await checkJournal(dir);
    yield broken?.line === line ? null : `line ${line} was changed; found: ${JSON.stringify(broken)}`;
  }
}

/** Changed bytes of a record at drawn places: each is found, and named by its line. */
async function* records({ home, run, store }: MadeRun, runs: number, seed: number): Cases {
  const session = await RunSession.open(run, sessionOptions(home));
  const whole = Buffer.from(await writeRecord({ run: async () => ({ session }) }, run));
  await session.close();
  const { events, hashes, broken } = await store.readJournal(run);
  const plan = async (planHash: string) => (await store.readPlan(run, planHash)).plan;
  for (const { line, bytes } of sampledChanges(whole, runs, seed)) {
    const compared = await compareRecord(
      { run, events, hashes, damage: broken, unsigned: null, plan },
      bytes,
    );
    const isFound = compared.difference?.line === line;
    yield isFound ? null : `line ${line} was changed; found: ${JSON.stringify(compared)}`;
  }
}

async function* sidecars(runs: number, seed: number): Cases {
  const parse = await loadPlanParser();
  const plan = parse(
    '# P 1.0\n\n## Deployment\n\n```bash\nmake\n```\n\n## Rollback\n\n```bash\ncp a b\n```\n',
  );
  for (const text of fc.sample(anySidecar, { seed, numRuns: runs })) {
    const broken = brokenSidecarPromise(text, plan);
    yield broken === null ? null : `${broken}: ${JSON.stringify(text)}`;
  }
}

async function* answers(runs: number, seed: number): Cases {
  for (const { kind, bytes } of fc.sample(anyAnswer, { seed, numRuns: runs })) {
    try {
      await takeAnswer(kind, bytes);
      yield null;
    } catch (error) {
      yield `${kind}: ${error instanceof Error ? error.stack : String(error)}: ${bytes.toString('base64').slice(0, 400)}`;
    }
  }
}
