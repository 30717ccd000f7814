/**
 * Reads documents that nobody would write and holds the parser to its promises: no exception, the same plan twice, boxes
 * that tick alone and by one byte, and no document that costs more than its length allows.
 * `npm run fuzz -- [--minutes N] [--seed S] [--documents DIR]`; real documents are mutated, others are made up.
 * `npm run fuzz -- journal|record|sidecar|answers [--count N] [--seed S]` changes journals and records, which must be found and named,
 * or reads malformed sidecars and answers of servers.
 * Prints its seed; with it, the same documents come again. Exits 1 at the first broken promise and keeps the document.
 * `npm run fuzz -- host [--count N] [--seed S]` sends malformed requests and messages to a loopback console instead.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { loadPlanParser } from '../src/engine/index.ts';
import { anyDocument } from '../test/support/any-document.ts';
import { brokenPromise } from '../test/support/check-plan.ts';
import { fuzzHost } from './fuzz-host.ts';
import { mutate } from './mutate.ts';

/** The most a document may cost, in ms a kB beyond the first second; hostile ones take a hundredth of it. */
const msPerKb = 20;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '10000' },
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    documents: { type: 'string', default: '../shared/corpus' },
  },
});
const minutes = Number(values.minutes);
const seed = Number(values.seed);
if (!(minutes > 0 && minutes <= 120) || !Number.isInteger(seed)) {
  process.stderr.write('--minutes takes a number up to 120, --seed a whole number\n');
  process.exit(2);
}

const [name] = positionals;
if (name !== undefined) {
  const count = Number(values.count);
  const { kinds } = await import('./fuzz/kinds.ts');
  const { runKind } = await import('./fuzz/run-kind.ts');
  const kind = kinds[name];
  if (!(Number.isInteger(count) && count > 0) || (kind === undefined && name !== 'host')) {
    process.stderr.write(
      `--count takes a whole number above 0, and there are host, ${Object.keys(kinds).join(', ')} to fuzz\n`,
    );
    process.exit(2);
  }
  process.stdout.write(`fuzz ${name}: seed ${seed}\n`);
  if (kind !== undefined) process.exit(await runKind(name, kind(count, seed)));
  const wrong = await fuzzHost(seed, count);
  if (wrong !== null) process.stdout.write(`fuzz: seed ${seed}: ${wrong}\n`);
  process.exit(wrong === null ? 0 : 1);
}

const parse = await loadPlanParser();
const real = realDocuments(resolve(values.documents));
process.stdout.write(`fuzz: seed ${seed}, ${minutes} min, ${real.length} real documents\n`);
const ends = Date.now() + minutes * 60_000;
let read = 0;
let slowest = 0;
for (let batch = 0; Date.now() < ends; batch += 1) {
  for (const [index, text] of documentsOf(batch).entries()) {
    if (Date.now() >= ends) break;
    const since = performance.now();
    const broken = promiseOf(text);
    const ms = performance.now() - since;
    slowest = Math.max(slowest, ms);
    read += 1;
    // A promise is checked by reading a document up to twenty-two times.
    if (broken !== null) fail(broken, text, batch, index);
    if (ms > 22 * (1_000 + (msPerKb * text.length) / 1_000))
      fail(`it took ${Math.round(ms)} ms`, text, batch, index);
  }
}
process.stdout.write(
  `fuzz: ${read} documents read, none broke a promise; the slowest took ${Math.round(slowest)} ms\n`,
);

/** Fifty made up and fifty mutated documents; the same for the same seed and batch. */
function documentsOf(batch: number): readonly string[] {
  const made = fc.sample(anyDocument, { seed: seed + batch, numRuns: 50 });
  const choices = fc.sample(fc.tuple(fc.nat(), fc.nat({ max: 0x7fffffff })), {
    seed: seed + batch,
    numRuns: 50,
  });
  const mutated = choices.flatMap(([pick, mutation]) => {
    const document = real[pick % Math.max(1, real.length)];
    return document === undefined ? [] : [mutate(document, mutation)];
  });
  return [...made, ...mutated].map((text) => text.toWellFormed());
}

function promiseOf(text: string): string | null {
  try {
    return brokenPromise(text, parse);
  } catch (error) {
    return `it throws ${error instanceof Error ? error.stack : String(error)}`;
  }
}

function fail(promise: string, text: string, batch: number, index: number): never {
  const file = join(mkdtempSync(join(tmpdir(), 'slipway-fuzz-')), 'document.md');
  writeFileSync(file, text);
  process.stdout.write(
    `fuzz: seed ${seed}, batch ${batch}, document ${index}: ${promise}\nkept in ${file}\n`,
  );
  process.exit(1);
}

function realDocuments(folder: string): readonly string[] {
  const practice = join(
    import.meta.dirname,
    '..',
    'resources',
    'practice',
    'project',
    'RELEASE_CHECKLIST.md',
  );
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.md'))
        .map((name) => join(folder, name))
    : [];
  return [practice, ...files.sort()].map((file) => readFileSync(file, 'utf8'));
}
