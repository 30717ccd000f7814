import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LocalTransport } from '../../../../src/engine/transport/local/local-pty.ts';
import type { AttemptSpec, RunningAttempt, Transport } from '../../../../src/engine/transport/transport.ts';
import { attempt } from '../../../../src/shared/lib/attempt.ts';
import { attemptOf, useSshTransport } from '../../../support/ssh-transport.ts';
import { sshdMissing } from '../../../support/sshd.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
let runs = 0;

/** A run of its own, and where its steps start. */
interface Place {
  readonly work: string;
  start(command: string, more?: Partial<AttemptSpec>): RunningAttempt & { output(): string };
  /** Its output; throws where it fails. */
  run(command: string, more?: Partial<AttemptSpec>): Promise<string>;
  end(): Promise<void>;
}

function placeOn(transport: Transport, run: string, work: string): Place {
  let count = 0;
  const start: Place['start'] = (command, more = {}) => {
    const seen: Uint8Array[] = [];
    count += 1;
    const spec = attemptOf(run, `i${count}`, command, more);
    const running = transport.start(spec, (bytes) => seen.push(Uint8Array.from(bytes)));
    return { ...running, output: () => Buffer.concat(seen).toString('utf8').replaceAll('\r\n', '\n') };
  };
  return {
    work,
    start,
    run: async (command, more) => {
      const running = start(command, more);
      const { exit } = await running.done;
      if (exit !== 0) throw new Error(`${command}: ${exit} ${running.output()}`);
      return running.output();
    },
    end: async () => {
      transport.forgetRun(run);
      await transport.settle();
    },
  };
}

/** The fields of a process behind its name; none where it is gone. */
const statOf = (pid: string): readonly string[] => {
  const stat = attempt(() => readFileSync(`/proc/${pid.trim()}/stat`, 'utf8'), '');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
};
/** Whether a process runs; one that has ended may keep its number for a while. */
const isAlive = (pid: string): boolean => !['', 'Z'].includes(statOf(pid)[0] ?? '');

function alike(makePlace: () => Promise<Place>): void {
  it('is one process: its jobs are waited for, and its descriptors are open', async () => {
    const { run, end } = await makePlace();
    await run('(sleep 0.3; exit 7) & exec 3> out; ME=$$');
    expect(await run('[ "$ME" = "$$" ]; echo to the file >&3; wait "$!" || echo "$?"')).toBe('7\n');
    expect(await run('cat out')).toBe('to the file\n');
    await end();
  });

  it('says what a step has ended that leaves it, and goes on with its state', async () => {
    const { start, run, end } = await makePlace();
    await run('KEPT=kept; mkdir there; cd there; sleep 30 & JOB=$!');
    const leaves = start('SET=set; exit 4');
    expect((await leaves.done).exit).toBe(4);
    const said = await run('echo "$KEPT $SET $(basename "$PWD")"; kill -0 "$JOB" && echo runs; kill "$JOB"');
    expect(said).toMatch(/^slipway: .* cannot wait for its jobs\nkept set there\nruns\n$/);
    await end();
  });

  it('says what is gone when it was killed', async () => {
    const { start, run, end } = await makePlace();
    await run('KEPT=kept');
    expect((await start('LOST=lost; kill -9 $$').done).exit).toBe(137);
    expect(await run('echo "[$KEPT$LOST]"')).toMatch(/^slipway: signal 9 ended the shell .*\n\[kept\]\n$/);
    await end();
  });

  it('goes on where it was killed between two steps', async () => {
    const { run, end } = await makePlace();
    const pid = await run('KEPT=kept; echo $$');
    process.kill(Number(pid), 'SIGKILL');
    await expect.poll(() => isAlive(pid)).toBe(false);
    expect(await run('echo "$KEPT"')).toBe('kept\n');
    await end();
  });

  it('leaves the jobs of earlier steps alone when a step is canceled', async () => {
    const { start, run, end } = await makePlace();
    const job = await run('sleep 30 & echo $!');
    const slow = start('echo up; sleep 60; touch ran');
    await expect.poll(slow.output).toContain('up');
    slow.cancel();
    expect((await slow.done).exit).toBe(130);
    expect(isAlive(job)).toBe(true);
    expect(await run('test -e ran || echo stopped')).toMatch(/stopped\n$/);
    process.kill(Number(job));
    await end();
  });

  it('is canceled with what does not hear an interrupt', async () => {
    const { start, end } = await makePlace();
    const slow = start('sh -c "sleep 60 & echo \\$!; wait"');
    await expect.poll(slow.output).toMatch(/\d+\n/);
    slow.cancel();
    expect((await slow.done).exit).toBe(130);
    await expect.poll(() => isAlive(slow.output()), { timeout: 3_000 }).toBe(false);
    await end();
  });

  it('hands a check its state, and takes nothing back', async () => {
    const { run, end } = await makePlace();
    await run('A=1');
    expect(await run('echo "$A"; A=2', { readOnly: true })).toBe('1\n');
    expect(await run('echo "$A"')).toBe('1\n');
    await end();
  });

  it('is given what is new, and keeps what its author made of the rest', async () => {
    const { run, end } = await makePlace();
    await run('A=$A-mine', { env: { A: 'given' } });
    expect(await run('echo "$A $B"', { env: { A: 'given' }, secrets: { B: 'se\ncret' } })).toBe(
      'given-mine se\ncret\n',
    );
    expect(await run('echo "$A"; cd /', { env: { A: 'new' } })).toBe('new\n');
    // What a step with a directory of its own counts from is where the shell has started.
    expect(await run('echo "$slipway_home" | grep -c .; pwd', { env: { A: 'newer' } })).toBe('1\n/\n');
    await end();
  });

  it('shows no line of Slipway’s own under set -x', async () => {
    const { run, end } = await makePlace();
    await run('set -x');
    const said = await run('echo one');
    expect(said.split('\n').filter((line) => /slipway/.test(line))).toEqual([]);
    expect(said).toMatch(/^\++ echo one\none\n$/);
    await end();
  });

  it('survives a step that leaves a loop it is not in', async () => {
    const { run, end } = await makePlace();
    const pid = await run('echo $$');
    await run('break');
    await run('continue');
    expect(await run('echo $$')).toBe(pid);
    await end();
  });

  it('ends with its run, and its author’s exit trap runs', async () => {
    const { work, run, end } = await makePlace();
    const witness = join(work, '..', 'bye');
    const pid = await run(`trap 'echo bye >> ${witness}' EXIT; echo $$`);
    await end();
    await expect.poll(() => isAlive(pid)).toBe(false);
    expect(readFileSync(witness, 'utf8')).toBe('bye\n');
  });
}

describe('the shell of a section on this machine', () => {
  alike(async () => {
    const work = join(await folder(), 'work');
    await mkdir(join(work, '..', 'runs', 'r', 'steps'), { recursive: true });
    await mkdir(work);
    return placeOn(new LocalTransport(join(work, '..', 'runs'), work), 'r', work);
  });
});

describe.skipIf(sshdMissing !== null)('the shell of a section on a server', () => {
  const server = useSshTransport();
  const onServer = async (): Promise<Place> => {
    runs += 1;
    const work = join(server.sshd.home, `work-${runs}`);
    await mkdir(work);
    const place = placeOn(server.transport, `r${runs}`, work);
    await place.run(`cd ${work}`);
    return place;
  };
  alike(onServer);

  it('is another one while a step of the first one is busy', async () => {
    const { start, run, end } = await onServer();
    const pid = await run('A=1; echo $$');
    const busy = start('echo up; sleep 3');
    await expect.poll(busy.output).toContain('up');
    const said = await run('echo "$A $$"');
    expect(said).toMatch(/^slipway: the shell of this section is still busy.*\n1 \d+\n$/);
    expect(said).not.toContain(pid.trim());
    expect((await busy.done).exit).toBe(0);
    await end();
  });

  it('ends at once when the server shuts down, and its step with it', async () => {
    const { start, run } = await onServer();
    const [supervisor = '', shell = ''] = (await run('echo "$PPID $$"')).trim().split(' ');
    const slow = start('echo up; sleep 60');
    await expect.poll(slow.output).toContain('up');
    const inSession = (name: string): boolean => statOf(name)[3] === supervisor;
    for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each) && inSession(each)))
      process.kill(Number(name), 'SIGTERM');
    expect((await slow.done).exit).toBe(143);
    await expect.poll(() => [isAlive(shell), isAlive(supervisor)]).toEqual([false, false]);
  });

  it('is another one, with its state, once its supervisor is gone', async () => {
    const { run, end } = await onServer();
    await run('A=1; kill -9 $PPID');
    expect(await run('echo "$A"')).toBe('1\n');
    await end();
  });

  it('is another one where who made it was hung up before it began, and nobody uses that one any more', async () => {
    const { run, end } = await onServer();
    const hung = join(server.sshd.home, '.slipway', `r${runs}`, 'shell-b.0');
    await mkdir(hung);
    execFileSync('mkfifo', [join(hung, 'in')]);
    const gone = spawnSync('true').pid;
    for (const file of ['supervisor', 'current', 'id', 'jobs', 'note']) await writeFile(join(hung, file), '');
    await writeFile(join(hung, 'by'), `${gone} 1\n`);
    expect(await run('echo on', { shell: 'b' })).toBe('on\n');
    expect(readdirSync(hung)).toContain('ended');
    await end();
  });
});
