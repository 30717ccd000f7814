import { appendFile, copyFile, mkdir, rename, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Targets } from '../../../../src/engine/targets/targets.ts';
import { TypedSecrets } from '../../../../src/engine/transport/ssh/auth/typed-secrets.ts';
import { HandshakeLimiter } from '../../../../src/engine/transport/ssh/connect/handshake-limiter.ts';
import { MergedLog } from '../../../../src/engine/watch/logs/merged-log.ts';
import type { Sidecar } from '../../../../src/shared/sidecar/sidecar.ts';
import type { LogLine } from '../../../../src/shared/wire/live.ts';
import { nobody } from '../../../support/ssh-transport.ts';
import { type Sshd, sshdMissing, startSshd } from '../../../support/sshd.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
describe.skipIf(sshdMissing !== null)('a followed file on a server', () => {
  let sshd: Sshd | null = null;
  let targets: Targets | null = null;
  let book: MergedLog | null = null;

  afterEach(async () => {
    book?.close();
    targets?.close();
    await sshd?.stop();
  });

  async function follow(env: Readonly<Record<string, string>> = {}): Promise<{
    file: string;
    lines: LogLine[];
    texts: () => string[];
    server: Sshd;
    known: Targets;
    log: MergedLog;
  }> {
    const server = await startSshd('box', '', env);
    sshd = server;
    await writeFile(server.knownHosts, await server.hostKeyLine());
    const file = join(await folder(), 'app.log');
    await writeFile(file, 'one\ntwo\n');
    const sidecar: Sidecar = { version: 1, targets: { box: { ssh: 'box' } }, logs: [{ file, on: 'box' }] };
    const known = targetsOf(server, sidecar);
    targets = known;
    const log = new MergedLog(sidecar, known, () => undefined);
    book = log;
    const lines: LogLine[] = [];
    log.read(2_000, (fresh) => lines.push(...fresh));
    const texts = () => lines.filter((line) => line.level !== 'mark').map((line) => line.text);
    await expect.poll(texts, { timeout: 10_000 }).toEqual(['one', 'two']);
    return { file, lines, texts, server, known, log };
  }

  it('shows what is there and what is added', async () => {
    const { file, texts } = await follow();
    await appendFile(file, 'three\nfo');
    await expect.poll(texts, { timeout: 5_000 }).toEqual(['one', 'two', 'three']);
    await appendFile(file, 'ur\n');
    await expect.poll(texts, { timeout: 5_000 }).toEqual(['one', 'two', 'three', 'four']);
  });

  it('continues at the exact byte after a break, with a mark and nothing twice', async () => {
    const { file, lines, texts, known, log } = await follow();
    const client = await known.remote('box').connection.client();
    client.destroy();
    await appendFile(file, 'while away\n');
    await expect.poll(texts, { timeout: 10_000 }).toEqual(['one', 'two', 'while away']);
    expect(lines.find((line) => line.level === 'mark')?.text).toMatch(
      /^reconnected after \d+\.\d s · resumed at byte 8 · 0 lines lost$/,
    );
    expect(log.sources[0]).toMatchObject({ state: 'live', gaps: 0, lines: 3 });
  });

  it('finishes a file that was rotated while the line was down, then its successor', async () => {
    const { file, texts, known } = await follow();
    (await known.remote('box').connection.client()).destroy();
    await appendFile(file, 'last of the old\n');
    await rename(file, `${file}.1`);
    await writeFile(file, 'first of the new\n');
    await expect
      .poll(texts, { timeout: 10_000 })
      .toEqual(['one', 'two', 'last of the old', 'first of the new']);
  });

  it('follows through a rotation', async () => {
    const { file, texts } = await follow();
    await rename(file, `${file}.1`);
    await writeFile(file, 'new\n');
    await expect.poll(texts, { timeout: 10_000 }).toEqual(['one', 'two', 'new']);
  });

  const thousand = Array.from({ length: 1_000 }, (_, n) => `meanwhile ${n}`);

  it('continues where it stood after a rotation and a break', async () => {
    const { file, lines, texts, known, log } = await follow();
    await rename(file, `${file}.1`);
    await writeFile(file, 'new\n');
    await expect.poll(texts, { timeout: 10_000 }).toEqual(['one', 'two', 'new']);
    (await known.remote('box').connection.client()).destroy();
    await appendFile(file, thousand.map((line) => `${line}\n`).join(''));
    await expect.poll(texts, { timeout: 10_000 }).toEqual(['one', 'two', 'new', ...thousand]);
    expect(lines.filter(({ level }) => level === 'mark').map(({ text }) => text)).toEqual([
      'the file was rotated · following the new file',
      expect.stringMatching(/ · resumed at byte 4 · 0 lines lost$/),
    ]);
    expect(log.sources[0]).toMatchObject({ gaps: 0, lines: 1_003 });
  });

  it('finishes an open last line when the file is copied and emptied, and continues after a break', async () => {
    const { file, texts, known, log } = await follow();
    await appendFile(file, 'progress 42%');
    await copyFile(file, `${file}.1`);
    await truncate(file, 0);
    await appendFile(file, 'after\n');
    await expect.poll(texts, { timeout: 10_000 }).toEqual(['one', 'two', 'progress 42%', 'after']);
    (await known.remote('box').connection.client()).destroy();
    await appendFile(file, thousand.map((line) => `${line}\n`).join(''));
    await expect.poll(() => texts().length, { timeout: 10_000 }).toBe(1_004);
    expect(log.sources[0]).toMatchObject({ gaps: 0, lines: 1_004 });
  });

  it('says that an unknown number of lines is missing where what it followed is gone', async () => {
    const { file, lines, texts, known, log } = await follow();
    (await known.remote('box').connection.client()).destroy();
    await appendFile(file, 'never seen\n');
    await writeFile(`${file}.new`, 'new\n');
    await rename(`${file}.new`, file);
    await expect.poll(texts, { timeout: 10_000 }).toEqual(['one', 'two', 'new']);
    expect(lines.find((line) => line.level === 'mark')?.text).toMatch(/· an unknown number of lines lost/);
    expect(log.sources[0]).toMatchObject({ gaps: 1 });
  });

  it('shows lines that look like notices, and of one without measure the beginning', async () => {
    const { file, texts, log } = await follow();
    await appendFile(
      file,
      `tail: x: file truncated\n@ rotated 1 0 -1 0.0\n+ 5\n${'x'.repeat(200_000)}\nend\n`,
    );
    await expect.poll(() => texts().length, { timeout: 10_000 }).toBe(7);
    expect(texts().slice(2, 5)).toEqual(['tail: x: file truncated', '@ rotated 1 0 -1 0.0', '+ 5']);
    expect(texts()[5]).toBe(`${'x'.repeat(65_536)} … (200,001 bytes in all)`);
    expect(log.sources[0]).toMatchObject({ lines: 7, gaps: 0 });
  });

  it('takes a time without a zone for the server’s', async () => {
    const { file, lines } = await follow({ TZ: 'Asia/Tokyo' });
    await appendFile(file, '2026-03-01 10:00:00,123 ERROR order 7 failed\n');
    await expect.poll(() => lines.at(-1)?.text, { timeout: 10_000 }).toBe('ERROR order 7 failed');
    expect(lines.at(-1)).toMatchObject({
      at: Date.parse('2026-03-01T01:00:00.123Z'),
      stamp: '2026-03-01 10:00:00,123',
    });
  });
});

describe.skipIf(sshdMissing !== null)('a followed journal', () => {
  let sshd: Sshd | null = null;
  let targets: Targets | null = null;
  let book: MergedLog | null = null;
  afterEach(async () => {
    book?.close();
    await targets?.close();
    await sshd?.stop();
  });

  const entry = (n: number, message: unknown): string =>
    JSON.stringify({
      __CURSOR: `c${n}`,
      __REALTIME_TIMESTAMP: `${1_700_000_000_000_000 + n}`,
      MESSAGE: message,
    });

  it('continues at its cursor, says where it does not have it any more, and shows long entries in full', async () => {
    const server = await startSshd();
    sshd = server;
    await writeFile(server.knownHosts, await server.hostKeyLine());
    // Stands in for journalctl: prints what stands in a file from the cursor on, as long fields are without --all.
    await mkdir(join(server.home, 'bin'));
    const journal = join(server.home, 'journal');
    await writeFile(
      join(server.home, 'bin', 'journalctl'),
      `#!/bin/sh\ncase " $* " in *" --all "*) ;; *) exit 1;; esac\nfrom=$(printf '%s\\n' "$@" | sed -n 's/^--cursor=//p')\nif [ -n "$from" ] && grep -q "\\"$from\\"" "${journal}"; then sed -n "/\\"$from\\"/,\\$p" "${journal}"; else cat "${journal}"; fi\nexec sleep 600\n`,
      { mode: 0o755 },
    );
    await writeFile(join(server.home, '.bashrc'), 'PATH="$HOME/bin:$PATH"\n');
    const trace = `FATAL failed\n${'  at shop.Checkout(Shop.java:7)\n'.repeat(400)}`;
    await writeFile(journal, `${entry(1, 'started')}\n${entry(2, trace)}\n`);
    const sidecar: Sidecar = {
      version: 1,
      targets: { box: { ssh: 'box' } },
      logs: [{ journal: 'app', on: 'box' }],
    };
    const known = targetsOf(server, sidecar);
    targets = known;
    const log = new MergedLog(sidecar, known, () => undefined);
    book = log;
    const lines: LogLine[] = [];
    log.read(100, (fresh) => lines.push(...fresh));
    const texts = () => lines.filter((line) => line.level !== 'mark').map((line) => line.text);
    const marks = () => lines.filter((line) => line.level === 'mark').map((line) => line.text);
    await expect.poll(texts, { timeout: 10_000 }).toEqual(['started', trace]);
    await appendFile(journal, `${entry(3, [...Buffer.from('\u001b[31mred\u001b[0m')])}\n`);
    (await known.remote('box').connection.client()).destroy();
    await expect.poll(texts, { timeout: 10_000 }).toEqual(['started', trace, 'red']);
    expect(marks()).toEqual([expect.stringMatching(/ · resumed at its cursor · 0 lines lost$/)]);
    await writeFile(journal, `${entry(9, 'much later')}\n`);
    (await known.remote('box').connection.client()).destroy();
    await expect.poll(texts, { timeout: 10_000 }).toEqual(['started', trace, 'red', 'much later']);
    expect(marks()[1]).toMatch(/ · an unknown number of entries lost/);
    expect(log.sources[0]).toMatchObject({ gaps: 1, lines: 4 });
  });
});

function targetsOf(server: Sshd, sidecar: Sidecar): Targets {
  return new Targets({
    runsFolder: '/nowhere',
    project: '/',
    sidecar,
    sshConfig: server.config,
    questions: nobody,
    secrets: new TypedSecrets(),
    turnstile: new HandshakeLimiter(),
    ahead: null,
    changed: () => undefined,
  });
}
