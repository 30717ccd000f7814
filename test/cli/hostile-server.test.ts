import { writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import type { AuthContext } from 'ssh2';
import { afterEach, describe, expect, it } from 'vitest';
import { forged, forgedSignIn } from '../support/forged-sign-in.ts';
import { runSlipway } from '../support/slipway.ts';
import { type Behavior, everyMethod, type StandIn, startStandIn } from '../support/stand-in-sshd.ts';
import { tempFolders } from '../support/temp-folder.ts';
import { typeSlipway } from '../support/terminal.ts';

const raw = /\u001b\[2J|\u001b\]|\u009b|\u202e|\u0000/;

/** What a server does that does not even finish its first words. */
const silent: readonly (readonly [string, (socket: Socket) => void])[] = [
  ['never says who it is', () => undefined],
  ['talks without end before it says who it is', endless('x\r\n'.repeat(2_000))],
  ['talks without end in one line', endless('x'.repeat(60_000))],
  ['says who it is, and nothing else', (socket: Socket) => void socket.write('SSH-2.0-StandIn\r\n')],
  ['says who it is in controls', (socket: Socket) => void socket.end(`SSH-2.0-${forged}\r\n`)],
  [
    'announces a packet of two gigabytes',
    (socket: Socket) => void socket.write(`SSH-2.0-StandIn\r\n\u007f\u007f\u007f\u007f${'x'.repeat(60_000)}`),
  ],
];

describe('a server that lies, on the command line', () => {
  const folder = tempFolders();
  let server: StandIn | null = null;
  afterEach(() => server?.stop());

  /** A checklist with a step on the server, and the environment to run it with. */
  async function release(behavior: Behavior, config = '') {
    server = await startStandIn(behavior);
    await server.configure(config);
    const dir = await folder();
    const file = join(dir, 'RELEASE.md');
    await writeFile(file, '# Release\n\n## Deployment\n\n```bash\n# Ship it\ntrue\n```\n');
    await writeFile(
      join(dir, 'RELEASE.slipway.yaml'),
      'version: 1\ntargets: { box: { ssh: box } }\nwhere: { Deployment: box }\n',
    );
    const env = {
      HOME: dir,
      SLIPWAY_HOME: join(dir, 'state'),
      SLIPWAY_SSH_CONFIG: server.config,
      SLIPWAY_SIGNING_KEY: 'none',
    };
    return { args: ['run', file, '--yes'], env };
  }

  /** What a run says, and how it ends. */
  async function run(behavior: Behavior, config = '') {
    const { args, env } = await release(behavior, config);
    const { code, stdout, stderr } = await runSlipway(args, env);
    return { code, said: `${stdout}${stderr}` };
  }

  it('shows nothing of its banner', async () => {
    const { code, said } = await run({ banner: forged });
    expect([code, said]).toEqual([1, expect.stringMatching(/refused the sign-in/)]);
    expect(said).not.toMatch(raw);
    expect(said).not.toMatch(/Passphrase of the key|owned|run ended: passed/);
  });

  it('quotes its question as its words, writes out its controls, and bounds it', async () => {
    const { args, env } = await release(forgedSignIn());
    const terminal = typeSlipway(args, env);
    try {
      await terminal.until('not from Slipway');
      await terminal.until(/Only the first 2,000 of [\d,]+ characters are shown/);
      await terminal.until(/> +Passphrase of the key/);
      terminal.type('hunter2\r');
      await terminal.until(/refused the sign-in/);
      const shown = terminal.shown();
      expect(shown).not.toMatch(raw);
      expect(shown.length).toBeLessThan(12_000);
      // What it forged stands behind the mark of a quote, and at the beginning of no line.
      expect(shown).not.toMatch(/^(Passphrase of the key| *\u2713 Ship it|run ended: passed)/m);
    } finally {
      terminal.close();
    }
  });

  it.each([40_000, 10_000_000])(
    'ends with a sentence, and not in memory, where it asks in %i characters more than a packet holds',
    async (padding) => {
      const { code, said } = await run({ ...forgedSignIn(padding), banner: 'x'.repeat(20_000) });
      expect([code, said]).toEqual([1, expect.stringMatching(/127\.0\.0\.1:\d+ cannot be reached: .+\./)]);
      expect(said).not.toMatch(raw);
      expect(said.length).toBeLessThan(4_000);
    },
  );

  it('is not listened to for ten megabytes of banners', async () => {
    const { code, said } = await run({
      signIn: (attempt) => {
        for (let index = 0; index < 320; index += 1) sendBanner(attempt, `${forged}${'x'.repeat(32_000)}`);
        attempt.reject(everyMethod);
      },
    });
    expect([code, said]).toEqual([1, expect.stringMatching(/refused the sign-in/)]);
    expect(said).not.toMatch(raw);
    expect(said.length).toBeLessThan(4_000);
  });

  it('asks twenty questions of a thousand, and no more', async () => {
    const { args, env } = await release({
      signIn: (attempt) => {
        if (attempt.method !== 'keyboard-interactive') attempt.reject(everyMethod);
        else
          attempt.prompt(
            Array.from({ length: 1_000 }, (_, index) => ({ prompt: `Q${index}. `, echo: true })),
            () => attempt.reject([]),
          );
      },
    });
    const terminal = typeSlipway(args, env);
    try {
      for (let index = 0; index < 20; index += 1) {
        await terminal.until(`Q${index}.`);
        terminal.type('a\r');
      }
      await terminal.until(/refused the sign-in/);
      expect(terminal.shown()).not.toContain('Q20.');
    } finally {
      terminal.close();
    }
  });

  it('says so where it answers something else in place of what it is to run', async () => {
    const { code, said } = await run({
      signIn: (attempt) => attempt.accept(),
      exec: (_, channel) => {
        channel.write(forged);
        channel.stderr.write(forged);
        channel.exit(0);
        channel.end();
      },
    });
    expect(code).not.toBe(0);
    expect(said).toMatch(/box/);
    expect(said).not.toMatch(raw);
    expect(said).not.toMatch(/^(Passphrase of the key| *\u2713 Ship it|run ended: passed)/m);
  });

  it.each(silent)('ends with a sentence where it %s', async (_, first) => {
    const { code, said } = await run({ raw: first }, 'ConnectTimeout 2\n');
    expect([code, said]).toEqual([1, expect.stringMatching(/127\.0\.0\.1:\d+ cannot be reached: .+\./)]);
    expect(said).not.toMatch(raw);
    expect(said.length).toBeLessThan(4_000);
  });
});

/** RFC 4252, 5.4: ssh2's server has no door for a second banner. */
function sendBanner(attempt: AuthContext, text: string): void {
  const { _protocol: protocol } = attempt as unknown as {
    _protocol: {
      _packetRW: {
        write: { allocStart: number; alloc: (size: number) => Buffer; finalize: (packet: Buffer) => Buffer };
      };
      _cipher: { encrypt: (packet: Buffer) => void };
    };
  };
  const length = Buffer.byteLength(text);
  const { write } = protocol._packetRW;
  const packet = write.alloc(1 + 4 + length + 4);
  let at = write.allocStart;
  packet[at] = 53;
  at = packet.writeUInt32BE(length, at + 1);
  at += packet.write(text, at);
  packet.writeUInt32BE(0, at);
  protocol._cipher.encrypt(write.finalize(packet));
}

/** Sends a text again and again, as fast as it is taken, until the connection is gone. */
function endless(text: string): (socket: Socket) => void {
  return (socket) => {
    const write = (): void => {
      if (!socket.destroyed) socket.write(text, () => void setImmediate(write));
    };
    write();
  };
}
