import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { signaturesFile } from '../../../src/engine/journal/run-folder.ts';
import { readNote, unsignedNote } from '../../../src/engine/journal/run-notes.ts';
import { Seal } from '../../../src/engine/record/seal.ts';
import { verifyRun } from '../../../src/engine/record/verify-run.ts';
import { writeRecord } from '../../../src/engine/record/write-record.ts';
import { RunSession } from '../../../src/engine/run/session/run-session.ts';
import { RunStore } from '../../../src/engine/run/session/run-store.ts';
import { startAgentWith } from '../../support/agent.ts';
import { longRun } from '../../support/long-journal.ts';
import { sessionOptions } from '../../support/session.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
const ended: (() => unknown)[] = [];
let home: string;
let run: string;
let dir: string;

beforeEach(async () => {
  home = await folder();
  run = await longRun(home);
  ({ dir } = new RunStore(join(home, 'state')).files(run));
  vi.stubEnv('HOME', home);
  vi.stubEnv('SLIPWAY_SIGNING_KEY', '');
  vi.stubEnv('SSH_AUTH_SOCK', '');
  await writeFile(join(home, '.gitconfig'), '');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const end of ended.splice(0)) await end();
});

/** A stand-in for an agent: it passes on what `answered` lets through to a real one, and is silent otherwise. */
async function slowAgent(real: string, answered: (request: number) => boolean): Promise<string> {
  const socket = join(home, 'slow');
  const open = new Set<Socket>();
  const { connect } = await import('node:net');
  const server: Server = createServer((client) => {
    open.add(client);
    const behind = connect(real);
    open.add(behind);
    for (const each of [client, behind]) each.on('error', () => undefined);
    // A request is its length in four bytes, its type and more; it comes in as many parts as the line makes of it.
    let held = Buffer.alloc(0);
    client.on('data', (chunk) => {
      held = Buffer.concat([held, chunk]);
      while (held.length > 4 && held.length >= 4 + held.readUInt32BE(0)) {
        const request = held.subarray(0, 4 + held.readUInt32BE(0));
        held = held.subarray(request.length);
        if (answered(request[4] ?? 0)) behind.write(request);
      }
    });
    behind.pipe(client);
  });
  await new Promise<void>((done) => server.listen(socket, done));
  ended.push(() => {
    for (const each of open) each.destroy();
    server.close();
  });
  return socket;
}

async function realAgent(): Promise<string> {
  const key = join(home, 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
  const agent = await startAgentWith(home, [key]);
  ended.push(agent.kill);
  return agent.socket;
}

/** Signs the end of the run; gives why not. */
async function seal(times = 1): Promise<string | null> {
  const session = await RunSession.open(run, sessionOptions(home));
  const { head } = session;
  await session.close();
  const made = new Seal(dir, run);
  for (let time = 0; time < times; time += 1) made.sign(head);
  const reason = await made.settled;
  await made.close();
  return reason;
}

async function record(): Promise<string> {
  const session = await RunSession.open(run, sessionOptions(home));
  const text = await writeRecord({ run: async () => ({ session }) }, run);
  await session.close();
  return text;
}

const identities = 11;

describe('why a journal is not signed', () => {
  it('is that there is no agent', async () => {
    expect(await seal()).toMatch(/no SSH agent \(SSH_AUTH_SOCK is not set\), and ~\/\.ssh has no key/);
  });

  it('is that the agent has no key', async () => {
    const agent = await startAgentWith(home, []);
    ended.push(agent.kill);
    vi.stubEnv('SSH_AUTH_SOCK', agent.socket);
    expect(await seal()).toMatch(/agent has no key/);
  });

  it('is that it is switched off', async () => {
    vi.stubEnv('SLIPWAY_SIGNING_KEY', 'none');
    expect(await seal()).toMatch(/switched off by SLIPWAY_SIGNING_KEY=none/);
  });

  it('is that the agent does not answer, which is not waited for a second time', async () => {
    const requests: number[] = [];
    vi.stubEnv(
      'SSH_AUTH_SOCK',
      await slowAgent(await realAgent(), (request) => {
        requests.push(request);
        return false;
      }),
    );
    expect(await seal(3)).toMatch(/agent does not answer/);
    expect(requests.filter((request) => request === identities)).toHaveLength(1);
  });

  it('is that the agent does not sign in time', async () => {
    const socket = await slowAgent(await realAgent(), (request) => request === identities);
    vi.stubEnv('SSH_AUTH_SOCK', socket);
    expect(await seal(2)).toMatch(/took too long to sign/);
  });

  it('stands in the record, which is compared with what is kept of it, and in what verify says', async () => {
    await record();
    const before = await record();
    const reason = await seal();
    await vi.waitFor(() => expect(readNote(dir, unsignedNote)?.reason).toBe(reason));
    const text = await record();
    expect(text).toContain(`Not signed at line `);
    expect(text).toMatch(/SSH agent/);
    const store = new RunStore(join(home, 'state'));
    const compared = async (given: string) =>
      (await verifyRun(store, run, { record: Buffer.from(given) })).record?.difference ?? null;
    expect(await compared(text)).toBeNull();
    expect(await compared(before)).toBeNull();
    expect(await compared(text.replace('no SSH agent', 'a good reason'))).not.toBeNull();
    expect((await verifyRun(store, run)).notProven[0]).toMatch(/^Nothing is signed \(no SSH key is at hand/);
  });

  it('is said no more once it is signed', async () => {
    await seal();
    vi.stubEnv('SSH_AUTH_SOCK', await realAgent());
    expect(await seal()).toBeNull();
    expect(await readFile(join(dir, signaturesFile), 'utf8')).toContain('SSH SIGNATURE');
    await vi.waitFor(() => expect(readNote(dir, unsignedNote)).toBeNull());
    expect(await record()).not.toContain('Not signed');
  });
});
