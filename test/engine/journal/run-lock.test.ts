import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { birthOf, processSpace } from '../../../src/engine/journal/process-birth.ts';
import { holderOf, lockRun } from '../../../src/engine/journal/run-lock.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const isLinux = process.platform === 'linux';

describe('a lock whose owner may be gone', () => {
  const folder = tempFolders();
  const started: ReturnType<typeof spawn>[] = [];
  afterEach(() => {
    for (const child of started.splice(0)) child.kill('SIGKILL');
  });

  /** A process of somebody else. */
  function other(): number {
    const child = spawn('sleep', ['300'], { stdio: 'ignore' });
    started.push(child);
    return child.pid ?? 0;
  }

  /** A lock as somebody left it, with its last heartbeat so many seconds ago. */
  async function left(lock: Record<string, unknown>, secondsAgo: number): Promise<string> {
    const dir = await folder();
    const file = join(dir, 'lock');
    await writeFile(file, JSON.stringify({ owner: 'ann', host: hostname(), token: 't', ...lock }));
    const at = new Date(Date.now() - secondsAgo * 1000);
    await utimes(file, at, at);
    return dir;
  }

  it('says of itself what tells its process from others', async () => {
    const dir = await folder();
    const lock = await lockRun(dir, 'ann');
    const note = JSON.parse(await readFile(join(dir, 'lock'), 'utf8'));
    expect(note.pid).toBe(process.pid);
    expect(note.birth).toBe(birthOf(process.pid));
    if ('release' in lock) await lock.release();
  });

  it('is free where its number was taken again since', async () => {
    const pid = other();
    const dir = await left({ pid, space: processSpace() ?? undefined, birth: '17' }, 1);
    expect(holderOf(dir)).toBeNull();
    expect(await lockRun(dir, 'bob')).toHaveProperty('release');
  });

  it('is free where an earlier version took it and its number was taken again since', async () => {
    const dir = await left({ pid: other() }, 25);
    expect(await lockRun(dir, 'bob')).toHaveProperty('release');
  });

  it('is kept for a living owner who missed every heartbeat', async () => {
    const pid = other();
    const birth = birthOf(pid);
    const dir = await left({ pid, space: processSpace() ?? undefined, birth: birth ?? undefined }, 3600);
    process.kill(pid, 'SIGSTOP');
    expect(await lockRun(dir, 'bob')).toMatchObject({ alive: true });
  });

  it('is kept for a living owner of an earlier version', async () => {
    const pid = other();
    expect(await lockRun(await left({ pid }, 0), 'bob')).toMatchObject({ alive: true });
  });

  it.skipIf(!isLinux)(
    'is judged by its heartbeat where it was taken before a restart or in another container',
    async () => {
      const lock = { pid: process.pid, birth: birthOf(process.pid) ?? '', space: 'another-start pid:[1]' };
      expect(await lockRun(await left(lock, 1), 'bob')).toMatchObject({ alive: true });
      expect(await lockRun(await left(lock, 25), 'bob')).toHaveProperty('release');
    },
  );

  it.skipIf(!isLinux)('does not take a process that has ended for one that lives', async () => {
    // The shell becomes a program that never asks for the status of what it started.
    const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 300'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    started.push(parent);
    const pid = Number(await new Promise((read) => parent.stdout.once('data', read)));
    await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8')).toContain(') Z ');
    expect(birthOf(pid)).toBe('gone');
  });

  it.skipIf(process.platform === 'win32')('knows nothing of a number that nobody has', () => {
    const gone = Number(execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' }));
    expect(birthOf(gone)).toBe('gone');
  });
});
