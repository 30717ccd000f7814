import { appendFile, rename, writeFile } from 'node:fs/promises';
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

  async function follow(): Promise<{
    file: string;
    lines: LogLine[];
    texts: () => string[];
    server: Sshd;
    known: Targets;
    log: MergedLog;
  }> {
    const server = await startSshd();
    sshd = server;
    await writeFile(server.knownHosts, await server.hostKeyLine());
    const file = join(await folder(), 'app.log');
    await writeFile(file, 'one\ntwo\n');
    const sidecar: Sidecar = { version: 1, targets: { box: { ssh: 'box' } }, logs: [{ file, on: 'box' }] };
    const known = new Targets({
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
    targets = known;
    const log = new MergedLog(sidecar, known, () => undefined);
    book = log;
    const lines: LogLine[] = [];
    log.read(100, (fresh) => lines.push(...fresh));
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
    expect(log.sources[0]).toMatchObject({ state: 'live', lostBytes: 0, lines: 3 });
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
});
