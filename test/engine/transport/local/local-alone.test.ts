import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startAlone } from '../../../../src/engine/transport/local/local-alone.ts';
import type { AttemptSpec } from '../../../../src/engine/transport/transport.ts';
import { attemptOf } from '../../../support/ssh-transport.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();

async function place() {
  const dir = await folder();
  const env = { PATH: process.env.PATH ?? '', SLIPWAY_STATE: join(dir, 'state'), SLIPWAY_WORK: dir };
  let count = 0;
  return async (command: string, more: Partial<AttemptSpec> = {}) => {
    count += 1;
    const attempt = join(dir, `attempt-${count}`);
    await mkdir(attempt);
    const seen: Uint8Array[] = [];
    const sink = (bytes: Uint8Array) => void seen.push(Uint8Array.from(bytes));
    const running = startAlone(attemptOf('r', 'i', command, more), sink, attempt, { project: dir, env });
    return { attempt, running, output: () => Buffer.concat(seen).toString().replaceAll('\r', '') };
  };
}

describe('a step where there are no named pipes', () => {
  it('starts from what the steps before have set, in a terminal', async () => {
    const start = await place();
    const first = await start('test -t 1 && A=kept; mkdir d; cd d', { secrets: { S: 'x' } });
    expect(await first.running.done).toEqual({ exit: 0, reason: null });
    const second = await start('echo "$A $(basename "$PWD")"; exit 3');
    expect((await second.running.done).exit).toBe(3);
    expect(second.output()).toBe('kept d\n');
    expect(await readFile(join(second.attempt, 'status'), 'utf8')).toBe('3\n');
    expect(await readdir(second.attempt)).toEqual(['status']);
  });

  it('is interrupted with everything it started', async () => {
    const start = await place();
    const { running, output } = await start('echo up; sleep 60');
    await expect.poll(output).toBe('up\n');
    running.cancel();
    expect(await running.done).toEqual({ exit: 130, reason: 'interrupted' });
  });
});
