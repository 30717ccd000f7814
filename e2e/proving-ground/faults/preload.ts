import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

// Loaded into a console before its own code, by NODE_OPTIONS. It strikes at an exact place, which nothing outside can:
//   FAULT_KILL=before:3 | torn:3 | after:3   the process dies at its third journal write
//   FAULT_CLOCK=3:-86400000                  the clock jumps (ms) behind its third journal write
//   FAULT_WAKE=3600000                       the clock has jumped (ms) when the process continues after it was stopped
// FAULT_COUNT=FILE writes down how many journal writes there were.
const [stage, killAt] = (process.env.FAULT_KILL ?? '').split(':');
const [jumpAt, jumpMs] = (process.env.FAULT_CLOCK ?? '').split(':').map(Number);
const journals = new Set<number>();
let writes = 0;

const { openSync, writeSync, fdatasyncSync } = fs;
const realNow = Date.now;
// Whoever keeps the function keeps the one that will jump.
let aheadMs = 0;
Date.now = () => realNow() + aheadMs;

const open: typeof openSync = (path, ...rest) => {
  const fd = openSync(path, ...rest);
  if (String(path).endsWith('journal.ndjson')) journals.add(fd);
  else journals.delete(fd);
  return fd;
};

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  // The signal is on its way; nothing more may be done until it is here.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
}

const write = ((fd: number, bytes: Buffer, offset: number, length: number, position: number) => {
  if (!journals.has(fd)) return writeSync(fd, bytes, offset, length, position);
  writes += 1;
  if (process.env.FAULT_COUNT !== undefined) fs.writeFileSync(process.env.FAULT_COUNT, String(writes));
  if (Number(killAt) === writes && stage === 'before') die();
  if (Number(killAt) === writes && stage === 'torn') {
    writeSync(fd, bytes, offset, Math.ceil(length / 2), position);
    die();
  }
  return writeSync(fd, bytes, offset, length, position);
}) as typeof writeSync;

const flush: typeof fdatasyncSync = (fd) => {
  fdatasyncSync(fd);
  if (!journals.has(fd)) return;
  if (Number(killAt) === writes && stage === 'after') die();
  if (jumpAt === writes && jumpMs !== undefined) aheadMs = jumpMs;
};

const wakeMs = Number(process.env.FAULT_WAKE ?? 0);
if (wakeMs !== 0)
  process.on('SIGCONT', () => {
    aheadMs = wakeMs;
  });

Object.assign(fs, { openSync: open, writeSync: write, fdatasyncSync: flush });
syncBuiltinESMExports();
