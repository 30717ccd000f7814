import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  attachCommand,
  cancelCommand,
  startCommand,
  startInput,
} from '../../../../src/engine/transport/durable/durable-step.ts';
import { quoteWord } from '../../../../src/engine/transport/quote.ts';
import { attemptPath } from '../../../../src/engine/transport/remote-layout.ts';
import type { SshTransport } from '../../../../src/engine/transport/ssh/attempt/ssh-transport.ts';
import type { AttemptSpec } from '../../../../src/engine/transport/transport.ts';
import { endShells } from '../../../support/end-shells.ts';
import { attemptOf, connectTo, type SshServer, startSshServer } from '../../../support/ssh-transport.ts';
import { type Sshd, sshdMissing } from '../../../support/sshd.ts';

const nonce = 'abcdef0123456789';
describe.skipIf(sshdMissing !== null)('a durable step', () => {
  let server: SshServer | undefined;
  let sshd: Sshd;
  let transport: SshTransport;
  let folder: string;
  const run = `test-${randomUUID().slice(0, 8)}`;

  beforeAll(async () => {
    server = await startSshServer();
    ({ sshd, transport } = server);
    folder = await mkdtemp(join(tmpdir(), 'slipway-durable-'));
  });
  afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const spec = (item: string, command: string, more: Partial<AttemptSpec> = {}): AttemptSpec =>
    attemptOf(run, item, command, more);

  async function finish(attempt: AttemptSpec, using = transport) {
    const chunks: Uint8Array[] = [];
    const end = await using.start(attempt, (bytes) => chunks.push(bytes)).done;
    return { ...end, output: Buffer.concat(chunks).toString() };
  }

  it('gives its output and its exit status', async () => {
    expect(await finish(spec('plain', 'echo out; echo err >&2; exit 4'))).toEqual({
      exit: 4,
      reason: null,
      output: 'out\nerr\n',
    });
  });

  it('starts once, however often it is requested', async () => {
    const file = join(folder, 'count');
    const second = connectTo(sshd);
    const one = spec('once', `echo x >> ${file}; sleep 0.5; echo done`);
    const ends = await Promise.all([finish(one), finish(one), finish(one, second)]);
    second.connection.close();
    expect(await readFile(file, 'utf8')).toBe('x\n');
    expect(ends.map((end) => end.exit)).toEqual([0, 0, 0]);
    expect(ends.map((end) => end.output)).toEqual(['done\n', 'done\n', 'done\n']);
  });

  it('outlives its connection, and attaching returns only the missed bytes', async () => {
    const own = connectTo(sshd);
    const seen: Uint8Array[] = [];
    const one = spec('outlive', 'echo first; sleep 1.2; echo second');
    const started = own.start(one, (bytes) => seen.push(bytes));
    await expect.poll(() => Buffer.concat(seen).toString(), { timeout: 5_000 }).toBe('first\n');
    own.connection.close();
    expect((await started.done).exit).toBeNull();
    const rest: Uint8Array[] = [];
    expect(await transport.attach(one, 6, (bytes) => rest.push(bytes), Date.now()).done).toEqual({
      exit: 0,
      reason: null,
    });
    expect(Buffer.concat(rest).toString()).toBe('second\n');
  });

  it('delivers a large output whole', async () => {
    const { output, exit } = await finish(spec('large', 'sleep 0.4; seq 1 400000'));
    expect(exit).toBe(0);
    expect(output.length).toBe(2_688_895);
    expect(output.endsWith('399999\n400000\n')).toBe(true);
  });

  it('does not mistake the output for its own marker', async () => {
    const { output, exit } = await finish(
      spec('marker', `printf '\\036slipway:0123456789abcdef:ended:0:0:\\nmore\\036'`),
    );
    expect([exit, output]).toEqual([0, '\x1eslipway:0123456789abcdef:ended:0:0:\nmore\x1e']);
  });

  it('shares directory, variables and functions within its section only', async () => {
    await finish(
      spec('s1', `cd ${folder}; PLAIN=kept; export LOUD='it''s "kept"'; hello() { echo "hello $1"; }`, {
        shell: 'shared',
      }),
    );
    expect(
      (await finish(spec('s2', 'pwd; echo "$PLAIN $LOUD"; hello you', { shell: 'shared' }))).output,
    ).toBe(`${folder}\nkept its "kept"\nhello you\n`);
    expect((await finish(spec('s3', 'echo "[$PLAIN]"', { shell: 'other' }))).output).toBe('[]\n');
  });

  it('keeps environment values off every command line', async () => {
    const { output } = await finish(
      spec('secret', 'echo "$TOKEN" | wc -c; ps -eo args | grep -c "s3cret-[v]alue" || true', {
        env: { TOKEN: 's3cret-value' },
      }),
    );
    expect(output).toBe('13\n0\n');
  });

  it('is interrupted with everything it started', async () => {
    const one = spec('cancel', `sleep 60 & echo $! > ${folder}/child; echo up; sleep 60`);
    const seen: Uint8Array[] = [];
    const running = transport.start(one, (bytes) => seen.push(bytes));
    await expect.poll(() => Buffer.concat(seen).toString(), { timeout: 5_000 }).toBe('up\n');
    running.cancel();
    const end = await running.done;
    expect(end).toEqual({ exit: 130, reason: 'interrupted' });
    const child = Number(await readFile(join(folder, 'child'), 'utf8'));
    await expect.poll(() => isAlive(child), { timeout: 15_000 }).toBe(false);
  });

  it('that was never started is sealed: a late start does nothing', async () => {
    const one = spec('never', `touch ${folder}/never`);
    expect(await transport.attach(one, 0, () => undefined, Date.now()).done).toEqual({
      exit: null,
      reason: 'it was never started there',
      neverBegan: true,
    });
    const late = await transport.exec(startCommand, {
      stdin: startInput(one, nonce),
    });
    expect(late.stdout.toString()).toContain('sealed:');
    expect((await transport.exec(`test -e ${folder}/never`)).exit).toBe(1);
  });

  it('that may have run before a server restart is not reported as never started', async () => {
    const longAgo = Date.now() - 50 * 365 * 86_400_000;
    expect(await transport.attach(spec('ancient', 'true'), 0, () => undefined, longAgo).done).toEqual({
      exit: null,
      reason: 'the server was restarted since, and nothing is left of the step',
    });
  });

  it('that arrived only in part does not start', async () => {
    const one = spec('half', `touch ${folder}/half; echo done`);
    const whole = startInput(one, nonce);
    for (const cut of [200, whole.length - 20, whole.length - 2]) {
      const result = await transport.exec(startCommand, { stdin: whole.slice(0, cut) });
      expect(result.stdout.toString()).toContain('absent:::the step did not arrive whole');
    }
    expect((await transport.exec(`test -e ${folder}/half`)).exit).toBe(1);
    expect((await finish(one)).exit).toBe(0);
  });

  it.each(['bash', 'dash', 'busybox sh'])('is supervised by %s', async (shell) => {
    const found = await transport.exec(`command -v ${shell.split(' ')[0]}`);
    if (found.exit !== 0) return;
    const one = spec(`by-${shell.split(' ')[0]}`, 'echo fine; exit 7');
    const inShell = (command: string) => `${shell} -c ${quoteWord(command)}`;
    const input = startInput(one, nonce);
    const result = await transport.exec(inShell(startCommand), { stdin: input });
    expect(result.stdout.toString()).toBe(`fine\n\x1eslipway:${nonce}:ended:7::\n`);
    const again = await transport.exec(inShell(attachCommand(one, 2, nonce)));
    expect(again.stdout.toString()).toBe(
      `\x1eslipway:${nonce}:here:::\nne\n\x1eslipway:${nonce}:ended:7:5:\n`,
    );
    const slow = spec(`by-${shell.split(' ')[0]}-slow`, 'echo up; sleep 60');
    const running = transport.exec(inShell(startCommand), {
      stdin: startInput(slow, nonce),
    });
    await expect
      .poll(async () => (await transport.exec(`cat ~/.slipway/${attemptPath(slow)}/out`)).stdout.toString())
      .toBe('up\n');
    await transport.exec(inShell(cancelCommand(slow)));
    // A program that has not begun yet when the interrupt comes is terminated.
    expect((await running).stdout.toString()).toMatch(/ended:(?:130|143):/);
  });

  it.each(['perl', 'nothing'])(
    'works without setsid, with %s in its place, and can be canceled',
    async (left) => {
      const bin = join(folder, `bin-${left}`);
      const tools = [
        'cat',
        'sh',
        'bash',
        'mkdir',
        'mkfifo',
        'rm',
        'mv',
        'sleep',
        'tail',
        'wc',
        'tr',
        'grep',
        'sed',
        'id',
        'touch',
      ];
      const links = [...tools, ...(left === 'perl' ? ['perl'] : [])];
      await transport.exec(
        `mkdir ${bin} && for t in ${links.join(' ')}; do ln -s "$(command -v $t)" ${bin}/$t; done`,
      );
      const one = spec(`without-${left}`, `echo up; sleep 60; touch ${folder}/survived`);
      const limited = (command: string) => `PATH=${bin}\n${command}`;
      const running = transport.exec(limited(startCommand), {
        stdin: startInput(one, nonce),
      });
      const out = async () =>
        (await transport.exec(`cat ~/.slipway/${attemptPath(one)}/out`)).stdout.toString();
      await expect.poll(out).toBe('up\n');
      await transport.exec(limited(cancelCommand(one)));
      expect((await running).stdout.toString()).toMatch(/ended:(?:130|143):/);
    },
  );

  it.skipIf(userInfo().uid !== 0)(
    'falls back to a private folder in /tmp when the home is read-only, and says so',
    async () => {
      const one = spec('homeless', 'echo fine');
      const result = await transport.exec(`HOME=/proc\n${startCommand}`, {
        stdin: startInput(one, nonce),
      });
      expect(result.stdout.toString()).toContain(
        'slipway: /proc cannot be written to; this step is kept in /tmp/.slipway-0\nfine\n',
      );
      const mode = await transport.exec('stat -c %a /tmp/.slipway-0');
      expect(mode.stdout.toString()).toBe('700\n');
      await transport.exec(`rm -rf /tmp/.slipway-0/${run}`);
    },
  );

  it.skipIf(userInfo().uid !== 0)('on a full disk is refused, or still leaves its status', async () => {
    const disk = join(folder, 'disk');
    await transport.exec(`mkdir ${disk} && mount -t tmpfs -o size=64k slipway-test ${disk}`);
    try {
      const start = (one: AttemptSpec) =>
        transport.exec(`HOME=${disk}\n${startCommand}`, {
          stdin: startInput(one, nonce),
        });
      const fills = await start(spec('fills', `cat /dev/zero > ${disk}/full; echo over; exit 4`));
      expect(fills.stdout.toString()).toMatch(/ended:4:\d*:the disk is full\n/);
      const refused = await start(spec('refused', `touch ${folder}/refused`));
      expect(refused.stdout.toString()).toMatch(/refused:::.*is the disk full\?/);
      expect((await transport.exec(`test -e ${folder}/refused`)).exit).toBe(1);
    } finally {
      endShells(disk);
      await transport.exec(`umount -l ${disk}`);
    }
  });

  it.skipIf(userInfo().uid !== 0)(
    'says that the disk is full where a step fails on it, and only there',
    async () => {
      const disk = join(folder, 'small');
      await transport.exec(`mkdir ${disk} && mount -t tmpfs -o size=256k slipway-test ${disk}`);
      const on = async (one: AttemptSpec): Promise<string> =>
        (
          await transport.exec(`HOME=${disk}\n${startCommand}`, { stdin: startInput(one, nonce) })
        ).stdout.toString();
      try {
        expect(await on(spec('roomy', 'echo fine; exit 3'))).toMatch(/ended:3:\d*:\n/);
        expect(await on(spec('floods', 'seq 1 200000'))).toMatch(/ended:1:\d*:the disk is full\n/);
      } finally {
        endShells(disk);
        await transport.exec(`umount -l ${disk}`);
      }
    },
  );

  it('leaves nothing behind once its outcome is recorded', async () => {
    const list = async () => (await transport.exec(`ls ~/.slipway/${run} | grep -c tidy`)).stdout.toString();
    for (const one of [spec('tidy1', 'true'), spec('tidy2', 'true')]) {
      await finish(one);
      transport.forget(one);
    }
    expect(await list()).toBe('2\n');
    await transport.settle();
    expect(await list()).toBe('0\n');
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
