import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { LocalTransport } from '../../../../src/engine/transport/local/local-pty.ts';
import type { AttemptSpec } from '../../../../src/engine/transport/transport.ts';
import { attemptOf } from '../../../support/ssh-transport.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
afterEach(() => {
  delete process.env.ELECTRON_RUN_AS_NODE;
  delete process.env.SLIPWAY_TOKEN;
});

async function here() {
  const dir = await folder();
  await mkdir(join(dir, 'runs', 'r', 'steps'), { recursive: true });
  const transport = new LocalTransport(join(dir, 'runs'), dir);
  const run = async (spec: AttemptSpec) => {
    const seen: Uint8Array[] = [];
    const { done } = transport.start(spec, (bytes) => seen.push(Uint8Array.from(bytes)));
    const end = await done;
    return { ...end, bytes: Buffer.concat(seen), output: Buffer.concat(seen).toString('utf8') };
  };
  return { dir, transport, run };
}
const step = (item: string, command: string, more: Partial<AttemptSpec> = {}) =>
  attemptOf('r', item, command, more);

describe('a step on this machine', () => {
  it('has a wide terminal and starts in the project', async () => {
    const { dir, run } = await here();
    const { exit, output } = await run(step('a', 'test -t 1 && tput cols && pwd'));
    expect([exit, output.trim().split('\r\n')]).toEqual([0, ['120', dir]]);
  });

  it.each([
    ['exit 3', 3],
    ['kill -9 $$', 137],
    ['no-such-program', 127],
    ['false; true', 0],
  ])('%s ends with %d', async (command, exit) => {
    const { run } = await here();
    expect(await run(step('a', command))).toMatchObject({ exit, reason: null });
  });

  it('passes any bytes through unchanged', async () => {
    const { run } = await here();
    const { bytes } = await run(step('a', "stty raw; printf '\\000\\377\\303\\050\\033[31m'"));
    expect([...bytes]).toEqual([0, 255, 0xc3, 0x28, 0x1b, 0x5b, 0x33, 0x31, 0x6d]);
  });

  it('does not see Slipway’s own environment', async () => {
    process.env.ELECTRON_RUN_AS_NODE = '1';
    process.env.SLIPWAY_TOKEN = 's3cret';
    const { run } = await here();
    const { output } = await run(
      step('a', 'env | grep -c -e ELECTRON -e SLIPWAY_TOKEN', { env: { MINE: '1' } }),
    );
    expect(output.trim()).toBe('0');
  });

  it('deletes its script once it has ended: it may hold values', async () => {
    const { transport, run } = await here();
    const spec = step('a', 'true', { env: { MINE: 'x' } });
    await run(spec);
    await expect(access(join(transport.dirOf(spec), 'script'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('shares directory and variables within its section only', async () => {
    const { run } = await here();
    await run(step('a', 'mkdir -p sub && cd sub && SHADE=red'));
    expect((await run(step('b', 'basename "$PWD"; echo "$SHADE"'))).output).toBe('sub\r\nred\r\n');
    expect((await run(step('c', 'echo "[$SHADE]"', { shell: 'other' }))).output).toBe('[]\r\n');
  });

  it('is interrupted with everything it started', async () => {
    const { dir, transport } = await here();
    const seen: string[] = [];
    const running = transport.start(
      step('a', `trap 'echo stopped > ${join(dir, 'log')}; exit 9' INT; echo up; sleep 60 & wait`),
      (bytes) => seen.push(Buffer.from(bytes).toString()),
    );
    await expect.poll(() => seen.join(''), { timeout: 10_000 }).toContain('up');
    running.cancel();
    running.cancel();
    expect(await running.done).toEqual({ exit: 9, reason: 'interrupted' });
    expect(await readFile(join(dir, 'log'), 'utf8')).toBe('stopped\n');
  });
});

describe('a step whose console ended', () => {
  async function left(status: string | null) {
    const { transport } = await here();
    const spec = step('a', 'make');
    await mkdir(transport.dirOf(spec), { recursive: true });
    if (status !== null) await writeFile(join(transport.dirOf(spec), 'status'), status);
    return transport.attach(spec).done;
  }

  it.each([
    ['0\n', 0],
    ['143\n', 143],
  ])('has the exit that it left: %j', async (status, exit) => {
    expect(await left(status)).toEqual({ exit, reason: null });
  });

  it.each([null, '', 'half'])('is unknown when it left %j', async (status) => {
    expect(await left(status)).toMatchObject({
      exit: null,
      reason: expect.stringContaining('ended with it'),
    });
  });

  it('leaves a status that a later console can read', async () => {
    const { transport, run } = await here();
    const spec = step('a', 'exit 5');
    await run(spec);
    expect(await transport.attach(spec).done).toEqual({ exit: 5, reason: null });
    transport.forget(spec);
    expect((await transport.attach(spec).done).exit).toBeNull();
  });
});

describe('a script of Slipway’s own on this machine', () => {
  it('gets its input, and gives both outputs and its exit', async () => {
    const { transport } = await here();
    const result = await transport.exec('cat; echo err >&2; exit 4', { stdin: 'in' });
    expect([result.exit, `${result.stdout}`, `${result.stderr}`]).toEqual([4, 'in', 'err\n']);
  });

  it('has no exit when it was stopped', async () => {
    const { transport } = await here();
    expect((await transport.exec('kill -9 $$')).exit).toBeNull();
    expect((await transport.exec('exec sleep 60', { timeoutMs: 50 })).exit).toBeNull();
  });

  it('can ignore its input', async () => {
    const { transport } = await here();
    expect((await transport.exec('exit 0', { stdin: 'x'.repeat(1_000_000) })).exit).toBe(0);
  });

  it('does not start when its folder is gone', async () => {
    const { exit, stderr } = await new LocalTransport('/runs', '/no/such/folder').exec('true');
    expect([exit, stderr.toString()]).toEqual([127, expect.stringContaining('failed to start')]);
  });
});

describe('where a section’s next command starts', () => {
  it('is the last step’s directory, else the start of the section', async () => {
    const { dir, transport, run } = await here();
    expect(await transport.directoryOf('r', 'a', dir)).toBe(dir);
    await run(step('a', 'mkdir -p "my folder" && cd "my folder"'));
    expect(await transport.directoryOf('r', 'a', dir)).toBe(join(dir, 'my folder'));
    expect(await transport.directoryOf('r', 'other', dir)).toBe(dir);
  });
});

describe('a command that is followed on this machine', () => {
  it('stops everything it started when it is closed', async () => {
    const { dir, transport } = await here();
    await writeFile(join(dir, 'log'), 'one\n');
    const seen: string[] = [];
    const stream = await transport.follow('tail -f log | cat', (bytes) =>
      seen.push(Buffer.from(bytes).toString()),
    );
    await expect.poll(() => seen.join(''), { timeout: 10_000 }).toBe('one\n');
    stream.close();
    expect(await stream.done).toMatchObject({ reason: null });
  });

  it('starts where the steps of its shell have gone, with what they set', async () => {
    const { dir, transport, run } = await here();
    await mkdir(join(dir, 'logs'));
    await run(step('a', 'cd logs; SHADE=dark'));
    const seen: string[] = [];
    const stream = await transport.follow(
      'echo "$SHADE in $(basename "$PWD")"',
      (bytes) => seen.push(`${Buffer.from(bytes)}`),
      { run: 'r', shell: 'a' },
    );
    await stream.done;
    expect(seen.join('')).toBe('dark in logs\n');
  });

  it('has plain line ends and its variables', async () => {
    const { transport } = await here();
    const seen: string[] = [];
    const stream = await transport.follow(
      'echo "$WHO"; exit 3',
      (bytes) => seen.push(`${Buffer.from(bytes)}`),
      {
        env: { WHO: 'me' },
      },
    );
    expect([(await stream.done).exit, seen.join('')]).toEqual([3, 'me\n']);
  });
});
