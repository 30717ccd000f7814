import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type FuzzReport, fuzzMessages, fuzzRequests } from '../test/support/fuzz-host.ts';
import { LoopbackConsole } from '../test/support/loopback-console.ts';

/** No proper request may wait longer than this between malformed ones, in ms. */
const hangMs = 1_000;
/** What may be held at the end beyond what was held after half of the messages, in MB; what is loaded once is loaded by then. */
const leakMb = 10;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/**
 * Sends `count` malformed requests and `count` malformed messages to a real loopback console; gives what is wrong with how it
 * took them, or null. Prints what it measured.
 */
export async function fuzzHost(seed: number, count: number): Promise<string | null> {
  const dir = await mkdtemp(join(tmpdir(), 'slipway-fuzz-'));
  const faults: unknown[] = [];
  process.on('uncaughtException', (error) => faults.push(error));
  // The library of calls prints every message that it cannot read.
  console.error = () => undefined;
  const served = await LoopbackConsole.start(dir);
  try {
    for (const [what, fuzz] of [
      ['requests', fuzzRequests],
      ['messages', fuzzMessages],
    ] as const) {
      const wrong = await measure(what, count, (from, some) => fuzz(served, seed + from, some));
      if (wrong !== null) return wrong;
    }
    return faults.length === 0 ? null : `nothing caught: ${faults.map(String).join(', ')}`;
  } finally {
    await served.close();
    await rm(dir, { recursive: true, force: true });
  }
}

async function measure(
  what: string,
  count: number,
  fuzz: (from: number, some: number) => Promise<FuzzReport>,
): Promise<string | null> {
  const since = performance.now();
  const first = await fuzz(0, Math.ceil(count / 2));
  const before = heldMb();
  const rest = await fuzz(1, count - first.sent);
  const grown = heldMb() - before;
  const slowest = Math.round(Math.max(first.slowestMs, rest.slowestMs));
  const seconds = Math.round((performance.now() - since) / 1_000);
  process.stdout.write(
    `fuzz: ${first.sent + rest.sent} malformed ${what} in ${seconds} s; a proper request waited ${slowest} ms at most; ${grown.toFixed(1)} MB more are held than after half of them\n`,
  );
  if (slowest > hangMs) return `a proper request waited ${slowest} ms between malformed ${what}`;
  return grown > leakMb
    ? `${grown.toFixed(1)} MB more are held after ${count} malformed ${what} than after half of them`
    : null;
}

function heldMb(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 / 1024;
}
