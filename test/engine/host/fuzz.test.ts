import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fuzzMessages, fuzzRequests } from '../../support/fuzz-host.ts';
import { LoopbackConsole } from '../../support/loopback-console.ts';
import { tempFolders } from '../../support/temp-folder.ts';

// A small part of `npm run fuzz -- host`, with a seed of its own. What nothing catches fails the test run.

const folder = tempFolders();
let served: LoopbackConsole;

beforeEach(async () => {
  // The library of calls prints what it cannot read.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  served = await LoopbackConsole.start(await folder());
});
afterEach(async () => {
  await served.close();
  vi.restoreAllMocks();
});

it('malformed requests, handshakes and frames keep nobody out', async () => {
  expect((await fuzzRequests(served, 1, 2_000)).sent).toBe(2_000);
}, 60_000);

it('malformed messages of the contract keep nobody out', async () => {
  expect((await fuzzMessages(served, 1, 2_000)).sent).toBe(2_000);
}, 60_000);
