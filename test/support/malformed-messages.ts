import { contract } from '../../src/shared/wire/contract.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Every procedure of the contract, by its path. */
const procedures = Object.entries(contract).flatMap(([area, calls]) =>
  Object.keys(calls).map((call) => `/${area}/${call}`),
);
const paths = [
  '/__proto__/x',
  '/constructor',
  '/',
  '',
  'http://x/',
  '//',
  '/app/info/more',
  '/app',
  '%',
  '\u0000',
];
const fields = [
  'run',
  'item',
  'file',
  'target',
  'dir',
  'after',
  'cols',
  'rows',
  'answers',
  'value',
  'prompt',
  '__proto__',
];
/** No name of a place that exists here, so that nothing can be changed or started. */
const leaves = [
  '',
  'x',
  '../../etc',
  '__proto__',
  'constructor',
  '/nowhere/P.md',
  '\u0000',
  '\ud800',
  'é'.repeat(300),
];
const numbers = [0, -1, 1e9, 2 ** 32, 2 ** 53, 0.5, 1e308];

/** What a page that was taken over could send in place of a call: text or bytes. */
export function malformedMessage(random: SeededRandom, n: number): string | Buffer {
  const kind = random.next();
  if (kind < 0.1) return random.bytes(300);
  const text = JSON.stringify(envelope(random, n));
  if (kind < 0.2) return text.slice(0, random.below(text.length + 1));
  if (kind < 0.3) return Buffer.concat([Buffer.from(text), Buffer.from([255]), random.bytes(50)]);
  if (kind < 0.31) return '['.repeat(random.below(20_000));
  return text;
}

function envelope(random: SeededRandom, n: number): unknown {
  if (random.next() < 0.1) return anything(random, 2);
  const id = random.next() < 0.9 ? `${n}` : anything(random, 0);
  const u = random.next() < 0.8 ? random.pick(procedures) : random.pick(paths);
  const b = random.next() < 0.9 ? { json: anything(random, 3), ...more(random) } : anything(random, 2);
  const p =
    random.next() < 0.9
      ? { u, b, ...(random.next() < 0.1 ? { h: anything(random, 1) } : {}) }
      : anything(random, 1);
  return { i: id, p, ...(random.next() < 0.2 ? { t: random.pick([1, 2, 3, 4, 5, null, 'x']) } : {}) };
}

/** What oRPC keeps beside the values: types and places of files. */
function more(random: SeededRandom): object {
  if (random.next() < 0.8) return {};
  const meta = [[random.below(10), random.pick(['__proto__', 'json', 'run']), random.pick(leaves)]];
  return { meta, maps: [[random.pick(['__proto__', 'run'])]] };
}

function anything(random: SeededRandom, depth: number): unknown {
  const kind = random.below(depth > 0 ? 7 : 4);
  if (kind === 0) return random.pick([null, true, false]);
  if (kind === 1) return random.pick(numbers);
  if (kind <= 3) return random.pick(leaves);
  if (kind === 4) return Array.from({ length: random.below(4) }, () => anything(random, depth - 1));
  return Object.fromEntries(
    Array.from({ length: random.below(5) }, () => [random.pick(fields), anything(random, depth - 1)]),
  );
}
