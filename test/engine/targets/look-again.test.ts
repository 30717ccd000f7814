import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { PromptQueue } from '../../../src/engine/prompts/prompt-queue.ts';
import { Workspaces } from '../../../src/engine/targets/workspaces.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
afterEach(() => void vi.useRealTimers());

/** Waits without a timer; the time of the test bounds it. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise<void>((next) => setImmediate(next));
}

it('has lost lines tried again at once when the machine wakes up, those of an earlier sidecar too', async () => {
  // No wait for a next try ends by itself.
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const failed = new Map([
    ['one', 0],
    ['other', 0],
  ]);
  const workspaces = new Workspaces({
    runsFolder: join(await folder(), 'runs'),
    prompts: new PromptQueue(() => undefined),
    keychain: null,
    ahead: null,
    sshConfigOf: () => '/dev/null',
    changed: (connections) => {
      for (const { target, lost } of connections)
        if (lost?.nextTryAt != null) failed.set(target, (failed.get(target) ?? 0) + 1);
    },
  });
  const stop = new AbortController();
  const waits = [...failed.keys()].map((name) =>
    workspaces
      // Nobody answers at this port.
      .targets('/srv/R.md', { version: 1, targets: { [name]: { ssh: 'ssh://ann@127.0.0.1:1' } } })
      .remote(name)
      .connection.clientAgain(stop.signal),
  );
  const ends = Promise.allSettled(waits);
  const tries = () => [...failed.values()];
  for (const round of [1, 2, 3]) {
    await until(() => Math.min(...tries()) === round);
    expect(tries()).toEqual([round, round]);
    workspaces.lookAgain();
  }
  await until(() => Math.min(...tries()) === 4);
  stop.abort();
  await workspaces.close();
  await ends;
});
