import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JournalHead } from '../../../src/engine/journal/journal-writer.ts';
import { headsFile, signaturesFile } from '../../../src/engine/journal/run-folder.ts';
import { signHead } from '../../../src/engine/record/sign-head.ts';
import { findSigningKey } from '../../../src/engine/record/signing-key.ts';
import { verifyRun } from '../../../src/engine/record/verify-run.ts';
import { writeRecord } from '../../../src/engine/record/write-record.ts';
import { RunSession } from '../../../src/engine/run/session/run-session.ts';
import { RunStore } from '../../../src/engine/run/session/run-store.ts';
import { chainedAnew, sampledChanges } from '../../support/journal-attacks.ts';
import { longRun } from '../../support/long-journal.ts';
import { sessionOptions } from '../../support/session.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
let home: string;
let run: string;
let store: RunStore;
let dir: string;

beforeEach(async () => {
  home = await folder();
  run = await longRun(home);
  store = new RunStore(join(home, 'state'));
  ({ dir } = store.files(run));
});
afterEach(() => vi.unstubAllEnvs());

const journal = (): string => join(dir, 'journal.ndjson');
const lines = async (): Promise<readonly string[]> =>
  (await readFile(journal(), 'utf8')).trimEnd().split('\n');

async function record(): Promise<string> {
  const session = await RunSession.open(run, sessionOptions(home));
  const text = await writeRecord({ run: async () => ({ session }) }, run);
  await session.close();
  return text;
}

/** Signs with the key that is at hand; gives why it does not. */
async function signWith(head: JournalHead): Promise<string | null> {
  const key = await findSigningKey();
  return typeof key === 'string' ? key : signHead({ dir, run, head }, key);
}

/** A chain with a forged line and the heads to match: what somebody can do who may write to everything. */
async function forgeAll(): Promise<void> {
  const forged = (await lines()).map((line) => line.replace('"name":"Ann Lee"', '"name":"Eve Lee"'));
  await writeFile(journal(), chainedAnew(forged));
  const { hash } = await import('node:crypto');
  const heads = (await lines()).map(
    (line, index) => `a ${index + 1} ${hash('sha256', line)}\nc ${index + 1}\n`,
  );
  await writeFile(headsFile(dir), `slipway-heads 1\no\n${heads.join('')}e\n`);
}

describe('a journal that is verified', () => {
  it('is intact, and what its heads alone cannot prove is said', async () => {
    const found = await verifyRun(store, run);
    expect(found).toMatchObject({ intact: true, damage: null, lines: (await lines()).length });
    expect(found.notProven).toEqual([expect.stringMatching(/^Nothing is signed/)]);
  });

  it('is damaged with the line, what was there, and who could do that', async () => {
    await writeFile(
      journal(),
      (await readFile(journal(), 'utf8')).replace(
        '"outcome":"failed","summary"',
        '"outcome":"passed","summary"',
      ),
    );
    const { intact, damage, head } = await verifyRun(store, run);
    expect([intact, head]).toEqual([false, null]);
    expect(damage).toMatchObject({
      line: (await lines()).length,
      reason: 'the line is not the one that was recorded',
      expected: expect.stringMatching(/^[0-9a-f]{64}$/),
      found: expect.stringMatching(/^[0-9a-f]{64}$/),
      who: expect.stringMatching(/an administrator of this machine/),
    });
  });

  it('names everybody where everybody may write', async () => {
    const { chmod } = await import('node:fs/promises');
    await appendFile(journal(), 'x');
    await chmod(journal(), 0o666);
    expect((await verifyRun(store, run)).damage?.who).toMatch(/every account/);
  });

  it('says that no heads are kept, where an earlier version wrote it', async () => {
    const [first = '', ...others] = await lines();
    await writeFile(journal(), chainedAnew([first.replace(',"heads":true', ''), ...others]));
    await rm(headsFile(dir));
    expect((await verifyRun(store, run)).notProven[0]).toMatch(/^No heads are kept/);
  });

  it('says that its document is another one', async () => {
    await appendFile(join(dir, 'plan.md'), 'more');
    expect((await verifyRun(store, run)).notProven).toContainEqual(expect.stringMatching(/kept document/));
  });

  it('is not found where there is none', async () => {
    await expect(verifyRun(store, 'no-such-run')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a signed journal', () => {
  let key: string;

  beforeEach(async () => {
    key = join(home, 'key');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'ann', '-f', key]);
    vi.stubEnv('SLIPWAY_SIGNING_KEY', key);
  });

  async function sign(): Promise<string | null> {
    const session = await RunSession.open(run, sessionOptions(home));
    const { head } = session;
    await session.close();
    return signWith(head);
  }

  it('names the key, and the person where the allowed signers do', async () => {
    expect(await sign()).toBeNull();
    const fingerprint = execFileSync('ssh-keygen', ['-l', '-f', key], { encoding: 'utf8' }).split(' ')[1];
    const found = await verifyRun(store, run);
    expect(found.signatures).toEqual([
      { line: (await lines()).length, key: fingerprint, signer: null, fault: null },
    ]);
    expect([found.intact, found.notProven]).toEqual([
      true,
      [expect.stringMatching(/Whose key SHA256:.* is not known/)],
    ]);
    const allowedSigners = join(home, 'allowed');
    await writeFile(allowedSigners, `ann@example.com ${await readFile(`${key}.pub`, 'utf8')}`);
    const known = await verifyRun(store, run, { allowedSigners });
    expect([known.intact, known.signatures[0]?.signer, known.notProven]).toEqual([
      true,
      'ann@example.com',
      [],
    ]);
  });

  it('is not intact by a key that the allowed signers do not name', async () => {
    await sign();
    const other = join(home, 'other');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', other]);
    const allowedSigners = join(home, 'allowed');
    await writeFile(allowedSigners, `bob@example.com ${await readFile(`${other}.pub`, 'utf8')}`);
    expect(await verifyRun(store, run, { allowedSigners })).toMatchObject({ intact: false });
  });

  it('is what shows that chain and heads were both made anew: without one, that is not proven', async () => {
    await forgeAll();
    const { intact, notProven } = await verifyRun(store, run);
    expect([intact, notProven]).toEqual([true, [expect.stringMatching(/^Nothing is signed/)]]);
  });

  it('shows what was made anew behind its back, and who had signed otherwise', async () => {
    await sign();
    await forgeAll();
    const { intact, damage, signatures } = await verifyRun(store, run);
    expect([intact, damage]).toEqual([false, null]);
    expect(signatures[0]?.fault).toMatch(/is not the one that SHA256:\S+ signed/);
  });

  it('shows an end that was cut from chain and heads alike', async () => {
    await sign();
    const kept = (await lines()).slice(0, -1);
    await writeFile(journal(), `${kept.join('\n')}\n`);
    await forgeAll();
    expect(await verifyRun(store, run)).toMatchObject({ intact: false, damage: null });
  });

  it('shows a signature that was changed, or is of another run', async () => {
    await sign();
    const text = await readFile(join(dir, signaturesFile), 'utf8');
    const kept = JSON.parse(text) as { line: number; sha256: string };
    for (const forged of [
      JSON.stringify({ ...kept, line: 3 }),
      JSON.stringify({ ...kept, sha256: '0'.repeat(64) }),
      text.replace('U1NIU0lH', 'U1NIU0lI'),
      'hello',
    ]) {
      await writeFile(join(dir, signaturesFile), `${forged}\n`);
      const { intact, signatures } = await verifyRun(store, run);
      expect([intact, signatures[0]?.key], forged.slice(0, 40)).toEqual([false, null]);
    }
  });

  it('says what came after it', async () => {
    const session = await RunSession.open(run, sessionOptions(home));
    await signWith(session.head);
    await session.append({ type: 'rollback.started', run: 'b1', alternative: 'a', actor: 'ann' });
    await session.close();
    expect((await verifyRun(store, run)).notProven[0]).toMatch(/^What came after line \d+ is not signed/);
  });

  it('is signed by the agent where its key has a passphrase, and by nobody without one; nobody is asked', async () => {
    const locked = join(home, 'locked');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', 'words', '-f', locked]);
    vi.stubEnv('SLIPWAY_SIGNING_KEY', locked);
    expect(await sign()).toMatch(/wants a passphrase/);
    vi.stubEnv('SLIPWAY_SIGNING_KEY', 'none');
    expect(await sign()).toMatch(/switched off/);
    const nobody = join(home, 'nobody');
    await mkdir(nobody);
    vi.stubEnv('SLIPWAY_SIGNING_KEY', '');
    vi.stubEnv('HOME', nobody);
    vi.stubEnv('SSH_AUTH_SOCK', '');
    expect(await sign()).toMatch(/no SSH key is at hand/);
    const agent = execFileSync('ssh-agent', ['-s'], { encoding: 'utf8' });
    const [socket = '', pid = ''] = ['SSH_AUTH_SOCK', 'SSH_AGENT_PID'].map(
      (name) => new RegExp(`${name}=([^;]+);`).exec(agent)?.[1] ?? '',
    );
    try {
      vi.stubEnv('SSH_AUTH_SOCK', socket);
      expect(await sign()).toMatch(/no SSH key is at hand/);
      execFileSync('ssh-add', ['-q', key]);
      expect(await sign()).toBeNull();
    } finally {
      process.kill(Number(pid));
    }
    expect((await verifyRun(store, run)).signatures[0]?.fault).toBeNull();
    await mkdir(join(nobody, '.ssh'), { mode: 0o700 });
    await writeFile(join(nobody, '.ssh', 'id_ed25519'), await readFile(key), { mode: 0o600 });
    vi.stubEnv('SSH_AUTH_SOCK', '');
    expect(await sign()).toBeNull();
  });

  it('is not signed where ssh-keygen is missing, and that is said', async () => {
    vi.stubEnv('PATH', home);
    expect(await sign()).toMatch(/SLIPWAY_SIGNING_KEY|not installed/);
  });
});

describe('a record that is verified', () => {
  it('is that of its journal, also where the journal has gone on', async () => {
    const text = Buffer.from(await record());
    expect((await verifyRun(store, run, { record: text })).record?.difference).toBeNull();
    const session = await RunSession.open(run, sessionOptions(home));
    await session.append({ type: 'rollback.started', run: 'b1', alternative: 'a', actor: 'ann' });
    await session.close();
    const later = await verifyRun(store, run, { record: text });
    expect(later).toMatchObject({ intact: true, record: { at: later.lines - 1, difference: null } });
    expect((await verifyRun(store, run, { record: Buffer.from(await record()) })).intact).toBe(true);
  });

  it('shows a changed byte anywhere, and names the line', async () => {
    const whole = Buffer.from(await record());
    const missed: unknown[] = [];
    for (const { at, bytes, line } of sampledChanges(whole, 300, 5)) {
      const { intact, record: compared } = await verifyRun(store, run, { record: bytes });
      if (intact || compared?.difference?.line !== line) missed.push([at, line, compared]);
    }
    expect(missed).toEqual([]);
  }, 60_000);

  it('shows every cut of its end', async () => {
    const whole = Buffer.from(await record());
    const last = whole.lastIndexOf('\n', whole.length - 2);
    for (let size = whole.lastIndexOf('\n', last - 1); size < whole.length; size += 1)
      expect((await verifyRun(store, run, { record: whole.subarray(0, size) })).intact, String(size)).toBe(
        false,
      );
  });
});
