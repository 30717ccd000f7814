import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

/** Gives every test folders of its own and removes them behind it. */
export function tempFolders(): () => Promise<string> {
  const made: string[] = [];
  afterEach(async () => {
    for (const folder of made.splice(0)) {
      // A shell that a test left behind may still be writing its end here.
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });
  return async () => {
    const folder = await mkdtemp(join(tmpdir(), 'slipway-test-'));
    made.push(folder);
    return folder;
  };
}
