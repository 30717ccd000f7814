import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPlainCopy } from '../../../../../src/engine/plan/remote/read-copy.ts';
import { copyTransport } from '../../../../../src/engine/transport/copy/copy-transport.ts';
import { SshTransport } from '../../../../../src/engine/transport/ssh/attempt/ssh-transport.ts';
import type { Questions } from '../../../../../src/engine/transport/ssh/auth/auth-prompts.ts';
import { TypedSecrets } from '../../../../../src/engine/transport/ssh/auth/typed-secrets.ts';
import { HandshakeLimiter } from '../../../../../src/engine/transport/ssh/connect/handshake-limiter.ts';
import { SshConnection } from '../../../../../src/engine/transport/ssh/connect/ssh-connection.ts';
import { attemptOf, nobody } from '../../../../support/ssh-transport.ts';
import { type Sshd, sshdMissing, startSshd } from '../../../../support/sshd.ts';

if (sshdMissing !== null) process.stderr.write(`kept-by-openssh.test is skipped: ${sshdMissing}\n`);

const held = attemptOf(
  'kept',
  'step',
  'touch ~/hold; echo begun; while [ -e ~/hold ]; do sleep 0.05; done; echo x >> ~/witness; echo over; exit 4',
);

describe.skipIf(sshdMissing !== null)('a connection that OpenSSH keeps', () => {
  let sshd: Sshd;
  let transport: SshTransport;
  let output: string;
  let child: ChildProcess | null = null;

  beforeEach(async () => {
    sshd = await startSshd('box', 'KexAlgorithms sntrup761x25519-sha512@openssh.com\nMaxSessions 3');
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    transport = transportFor(nobody);
    output = '';
  });
  afterEach(async () => {
    child?.kill('SIGKILL');
    transport.connection.close();
    await rm(join(sshd.home, 'hold'), { force: true });
    await expect.poll(masters, { timeout: 20_000 }).toEqual([]);
    await sshd.stop();
  });

  const transportFor = (questions: Questions, secrets = new TypedSecrets()): SshTransport => {
    const options = { config: sshd.config, questions, secrets, turnstile: new HandshakeLimiter() };
    return new SshTransport(new SshConnection('box', 'box', options, () => undefined));
  };
  /** The ids of all ssh that know this server's configuration. */
  const masters = async (): Promise<readonly number[]> => {
    const found: number[] = [];
    for (const name of await readdir('/proc')) {
      const line = /^\d+$/.test(name) ? await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '') : '';
      if (line.startsWith('ssh\0') && line.includes(sshd.config) && line.includes('ControlMaster=yes'))
        found.push(Number(name));
    }
    return found;
  };
  const folders = async (): Promise<readonly string[]> =>
    (await readdir(tmpdir())).filter((name) => /^slipway-\w{6}$/.test(name));
  const start = () =>
    transport.start(held, (bytes) => {
      output += Buffer.from(bytes).toString();
    });
  const begun = () => expect.poll(() => output, { timeout: 20_000 }).toBe('begun\n');
  const release = () => rm(join(sshd.home, 'hold'));

  it('runs commands with their input, output and status', async () => {
    const { exit, stdout, stderr } = await transport.exec('cat; echo oops >&2; exit 255', { stdin: 'in' });
    expect([exit, String(stdout), String(stderr)]).toEqual([255, 'in', 'oops\n']);
    expect(transport.connection.view).toMatchObject({ state: 'connected', latencyMs: null });
    expect(transport.connection.address).toBeNull();
  });

  it('carries more than any buffer holds, both ways', async () => {
    const bytes = Buffer.alloc(5_000_000, 'slipway ');
    const { stdout } = await transport.exec('cat', { stdin: bytes });
    expect(stdout.equals(bytes)).toBe(true);
  });

  it('has terminals whose size can change', async () => {
    const terminal = await transport.terminal({ cols: 80, rows: 24 }, (bytes) => {
      output += Buffer.from(bytes).toString();
    });
    terminal.resize(50, 10);
    terminal.input(Buffer.from('stty size; exit 3\n'));
    expect(await terminal.done).toEqual({ exit: 3, reason: null });
    expect(output).toContain('10 50');
  });

  it('copies files', async () => {
    await writeFile(join(sshd.folder, 'sent'), 'all of it');
    const copy = readPlainCopy(`scp ${join(sshd.folder, 'sent')} box:arrived`);
    if (copy === null) throw new Error('that is a copy');
    const copying = copyTransport(transport, copy, async () => sshd.folder);
    expect(await copying.start(attemptOf('kept', 'copy', ''), () => undefined).done).toMatchObject({
      exit: 0,
    });
    expect(await readFile(join(sshd.home, 'arrived'), 'utf8')).toBe('all of it');
  });

  it('says that a server has no room for more sessions', async () => {
    const streams = [];
    for (let round = 0; round < 3; round += 1)
      streams.push(await transport.follow('sleep 60', () => undefined));
    await expect(transport.exec('true')).rejects.toThrow(/opened no channel/);
    for (const stream of streams) stream.close();
  });

  it.each(['the server cuts the line', 'its ssh is killed'])('goes on with a step when %s', async (how) => {
    const running = start();
    await begun();
    const before = await masters();
    if (how === 'its ssh is killed') for (const id of before) process.kill(id, 'SIGKILL');
    else await sshd.cut();
    await expect.poll(masters, { timeout: 20_000 }).not.toEqual(before);
    await release();
    expect(await running.done).toEqual({ exit: 4, reason: null });
    expect([output, await readFile(join(sshd.home, 'witness'), 'utf8')]).toEqual(['begun\nover\n', 'x\n']);
  });

  it('waits for a person where the server has changed its mind, and goes on then', async () => {
    const running = start();
    await begun();
    await writeFile(join(sshd.folder, 'authorized'), '');
    await sshd.cut();
    await expect.poll(() => transport.connection.view.state, { timeout: 20_000 }).toBe('refused');
    expect(transport.connection.view.reason).toMatch(/refused the sign-in; tried: \S+\/id \(ED25519\)/);
    await writeFile(join(sshd.folder, 'authorized'), await readFile(`${sshd.key}.pub`));
    await release();
    await transport.connection.reconnect();
    expect(await running.done).toEqual({ exit: 4, reason: null });
  });

  it('ends with what it needed, and leaves no folder', async () => {
    const before = await folders();
    await transport.exec('true');
    expect(await masters()).toHaveLength(1);
    transport.connection.close();
    await expect.poll(masters, { timeout: 20_000 }).toEqual([]);
    await expect.poll(folders).toEqual(before);
  });

  it('ends with a console that exits without closing it, and leaves no folder', async () => {
    const before = await folders();
    const room = `${process.cwd()}/src/engine/transport/ssh/connect`;
    const script = `
      const { connectSsh } = await import(${JSON.stringify(`${room}/connect-ssh.ts`)});
      const { HandshakeLimiter } = await import(${JSON.stringify(`${room}/handshake-limiter.ts`)});
      const turnstile = new HandshakeLimiter();
      await connectSsh('box', 'box', { config: ${JSON.stringify(sshd.config)}, questions: {}, secrets: {}, turnstile });
      process.exit(7);`;
    const console = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
    child = console;
    expect(await new Promise((resolve) => console.once('exit', resolve))).toBe(7);
    expect(await folders()).toEqual(before);
    await expect.poll(masters, { timeout: 5_000 }).toEqual([]);
  });

  it.each(['stands', 'is being made', 'asks a person'])(
    'does not outlive a console that is killed while it %s',
    { timeout: 60_000 },
    async (when) => {
      if (when === 'is being made') await sshd.configure("ProxyCommand sh -c 'sleep 1; nc %h %p'\n");
      if (when === 'asks a person') await writeFile(sshd.knownHosts, '');
      const { config } = sshd;
      const room = `${process.cwd()}/src/engine/transport/ssh/connect`;
      const script = `
        const { connectSsh } = await import(${JSON.stringify(`${room}/connect-ssh.ts`)});
        const { HandshakeLimiter } = await import(${JSON.stringify(`${room}/handshake-limiter.ts`)});
        const turnstile = new HandshakeLimiter();
        const questions = { acceptHostKey: () => new Promise(() => console.log('asks a person')) };
        await connectSsh('box', 'box', { config: ${JSON.stringify(config)}, questions, secrets: {}, turnstile });
        console.log('stands');
        setInterval(() => undefined, 1_000);`;
      const console = spawn(process.execPath, ['--input-type=module', '-e', script]);
      child = console;
      let said = '';
      console.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
      if (when !== 'is being made') await expect.poll(() => said, { timeout: 20_000 }).toBe(`${when}\n`);
      await expect.poll(masters, { timeout: 20_000 }).toHaveLength(1);
      console.kill('SIGKILL');
      await expect.poll(masters, { timeout: 40_000, interval: 250 }).toEqual([]);
    },
  );

  it('cannot be made where there is no room for its socket, and says so', async () => {
    const { TMPDIR } = process.env;
    process.env.TMPDIR = join(sshd.folder, 'no-such-folder');
    try {
      await expect(transport.exec('true')).rejects.toMatchObject({
        code: 'UNREACHABLE',
        hint: expect.stringContaining('temporary'),
      });
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
    }
  });

  it('asks for a passphrase, and for none that was typed before', async () => {
    execFileSync('ssh-keygen', ['-q', '-p', '-P', '', '-N', 'open sesame', '-f', sshd.key]);
    const asked: unknown[] = [];
    const answers = ['wrong', 'open sesame'];
    const secrets = new TypedSecrets();
    transport = transportFor(
      {
        ...nobody,
        passphrase: async (...about) => {
          asked.push(about);
          return answers.shift() ?? null;
        },
      },
      secrets,
    );
    expect((await transport.exec('true')).exit).toBe(0);
    await sshd.cut();
    await expect.poll(() => transport.connection.view.state).toBe('reconnecting');
    expect((await transport.exec('true')).exit).toBe(0);
    expect(asked).toEqual([
      ['box', sshd.key, false],
      ['box', sshd.key, true],
    ]);
  });

  it('asks about an unknown key, files it on a yes, and connects to nobody on a no', async () => {
    await writeFile(sshd.knownHosts, '');
    await expect(transport.exec('true')).rejects.toThrow(
      /is unknown \(ssh-ed25519 SHA256:\S+\) and was not accepted/,
    );
    const asked: unknown[] = [];
    transport = transportFor({
      ...nobody,
      acceptHostKey: async (...about) => {
        asked.push(about);
        return true;
      },
    });
    expect((await transport.exec('true')).exit).toBe(0);
    expect(asked).toEqual([
      ['box', `[127.0.0.1]:${sshd.port}`, 'ED25519', expect.stringMatching(/^SHA256:/)],
    ]);
    expect(await readFile(sshd.knownHosts, 'utf8')).toContain('ssh-ed25519');
  });
});
