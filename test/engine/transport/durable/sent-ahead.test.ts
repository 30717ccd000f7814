import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelCommand } from '../../../../src/engine/transport/durable/durable-step.ts';
import type { AttemptEnd, AttemptSpec, RunningAttempt } from '../../../../src/engine/transport/transport.ts';
import { attemptOf, connectTo, useSshTransport } from '../../../support/ssh-transport.ts';
import { sshdMissing } from '../../../support/sshd.ts';

const never = { exit: null, neverBegan: true };

describe.skipIf(sshdMissing !== null)('an attempt that is sent ahead of the end of the one before it', () => {
  const server = useSshTransport();
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-ahead-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Starts commands of one shell, each behind the one before it, all at once. */
  function startAll(commands: readonly string[], { transport = server.transport, run = newRun() } = {}) {
    const specs = commands.map((command, index): AttemptSpec => attemptOf(run, `n${index}`, command));
    const outputs = specs.map(() => '');
    const running: RunningAttempt[] = [];
    for (const [index, spec] of specs.entries()) {
      const sink = (bytes: Uint8Array): void => {
        outputs[index] += Buffer.from(bytes).toString('utf8');
      };
      const before = running.at(-1);
      const next = before === undefined ? transport.start(spec, sink) : before.sendBehind?.(spec, sink);
      if (next === undefined) throw new Error('nothing can be sent ahead');
      running.push(next);
    }
    const ends = (): Promise<AttemptEnd[]> => Promise.all(running.map(({ done }) => done));
    return { outputs, running, ends };
  }

  const newRun = (): string => `test-${randomUUID().slice(0, 8)}`;
  const file = (name: string): string => join(folder, `${name}-${randomUUID().slice(0, 8)}`);
  const left = async (run: string): Promise<string> =>
    (await server.transport.exec(`ls ~/.slipway/${run} | grep '^n'`)).stdout.toString();
  const told = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

  it('begins where that passes, in its shell, and each has its own output', async () => {
    const all = startAll(['N=1; echo one', 'echo "$N two"; N=2', 'echo "$N three"', 'echo four']);
    expect(await all.ends()).toEqual(Array.from({ length: 4 }, () => ({ exit: 0, reason: null })));
    expect(all.outputs).toEqual(['one\n', '1 two\n', '2 three\n', 'four\n']);
  });

  it('never begins where that fails, and leaves nothing there', async () => {
    const [run, witness] = [newRun(), file('failed')];
    const all = startAll(['exit 3', `echo two >> ${witness}`, `echo three >> ${witness}`], { run });
    expect(await all.ends()).toMatchObject([{ exit: 3 }, never, never]);
    expect(await told(witness)).toBe('');
    expect(await left(run)).toBe('n0.1\n');
  });

  it('begins behind one that lasts', async () => {
    const all = startAll(['sleep 0.8; echo one', 'echo two; sleep 0.6; echo more', 'echo three']);
    expect((await all.ends()).map(({ exit }) => exit)).toEqual([0, 0, 0]);
    expect(all.outputs).toEqual(['one\n', 'two\nmore\n', 'three\n']);
  });

  it('never begins where a person takes it back in time; the one before it goes on', async () => {
    const [witness, go] = [file('withdrawn'), file('go')];
    const all = startAll([
      `echo one >> ${witness}; until [ -e ${go} ]; do sleep 0.05; done`,
      `echo two >> ${witness}`,
      `echo three >> ${witness}`,
    ]);
    await expect.poll(() => told(witness)).toBe('one\n');
    await all.running[1]?.withdraw?.();
    await writeFile(go, '');
    expect(await all.ends()).toMatchObject([{ exit: 0 }, never, never]);
    expect(await told(witness)).toBe('one\n');
  });

  it('goes on where it is taken back too late', async () => {
    const [witness, go] = [file('late'), file('go')];
    const all = startAll([
      'true',
      `echo two >> ${witness}; until [ -e ${go} ]; do sleep 0.05; done; echo end >> ${witness}`,
    ]);
    await expect.poll(() => told(witness)).toBe('two\n');
    await all.running[1]?.withdraw?.();
    await writeFile(go, '');
    expect(await all.ends()).toMatchObject([{ exit: 0 }, { exit: 0 }]);
    expect(await told(witness)).toBe('two\nend\n');
  });

  it('never begins where that is canceled', async () => {
    const witness = file('canceled');
    const all = startAll([`echo one >> ${witness}; sleep 30`, `echo two >> ${witness}`]);
    await expect.poll(() => told(witness)).toBe('one\n');
    all.running[0]?.cancel();
    expect(await all.ends()).toMatchObject([{ exit: 130 }, never]);
    expect(await told(witness)).toBe('one\n');
  });

  it.each(['before anything has begun', 'while the first runs', 'while the second runs'])(
    'runs once where the line is cut %s',
    async (moment) => {
      const [witness, go] = [file('cut'), file('go')];
      const own = connectTo(server.sshd);
      const wait = `until [ -e ${go} ]; do sleep 0.05; done`;
      const all = startAll(
        [
          `echo one >> ${witness}; ${moment.includes('first') ? wait : 'true'}`,
          `echo two >> ${witness}; ${moment.includes('second') ? wait : 'true'}`,
          `echo three >> ${witness}`,
        ],
        { transport: own },
      );
      if (!moment.includes('before'))
        await expect.poll(() => told(witness)).toContain(moment.includes('first') ? 'one' : 'two');
      (await own.connection.client()).destroy();
      await writeFile(go, '');
      expect((await all.ends()).map(({ exit }) => exit)).toEqual([0, 0, 0]);
      expect(await told(witness)).toBe('one\ntwo\nthree\n');
      own.connection.close();
    },
  );

  it('never begins where the first cannot be started', async () => {
    const own = connectTo(server.sshd);
    const witness = file('refused');
    const long = attemptOf(newRun(), 'x'.repeat(300), 'true');
    const first = own.start(long, () => undefined);
    const second = first.sendBehind?.(attemptOf(long.run, 'n1', `echo two >> ${witness}`), () => undefined);
    await expect(first.done).rejects.toThrow('did not start');
    expect(await second?.done).toMatchObject(never);
    expect(await told(witness)).toBe('');
    own.connection.close();
  });

  it('never begins where the outcome before it cannot be known', async () => {
    const witness = file('unknown');
    const all = startAll([`echo one >> ${witness}; kill -9 $PPID $$`, `echo two >> ${witness}`]);
    expect(await all.ends()).toMatchObject([{ exit: null }, never]);
    expect(await told(witness)).toBe('one\n');
  });

  it('is not started any more once it was canceled on its way there', async () => {
    const spec = attemptOf(newRun(), 'early', 'true');
    await server.transport.exec(cancelCommand(spec));
    expect(await server.transport.start(spec, () => undefined).done).toMatchObject(never);
  });
});
