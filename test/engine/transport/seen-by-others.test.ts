import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newRunId } from '../../../src/engine/run/session/run-store.ts';
import { scriptCommand } from '../../../src/engine/transport/script-command.ts';
import type { AttemptSpec } from '../../../src/engine/transport/transport.ts';
import { canBeAnother, otherUid } from '../../support/other-user.ts';
import { attemptOf, type SshServer, startSshServer } from '../../support/ssh-transport.ts';
import { sshdMissing } from '../../support/sshd.ts';
import { tempFolders } from '../../support/temp-folder.ts';

/** Reads all it can of every process, again and again, until the file `stop` is there. */
const look = `cd "$1" && : > ready; while [ ! -e stop ]; do
  for p in /proc/[0-9]*; do
    { tr '\\0' ' ' < $p/cmdline; echo; tr '\\0' ' ' < $p/environ; echo; ls -l $p/cwd $p/fd; } 2>/dev/null
  done
done > seen`;

describe.skipIf(sshdMissing !== null || !canBeAnother)('what another account of a server sees', () => {
  const folder = tempFolders();
  let server: SshServer;
  let watcher: ChildProcess | null = null;
  let place: string;

  beforeEach(async () => {
    server = await startSshServer();
    place = await folder();
    await chmod(place, 0o777);
    const ids = ['--reuid', `${otherUid}`, '--regid', `${otherUid}`, '--clear-groups'];
    watcher = spawn('setpriv', [...ids, 'sh', '-c', look, 'sh', place], { stdio: 'ignore' });
    await expect
      .poll(() => readFile(join(place, 'ready'), 'utf8').catch(() => null), { timeout: 5_000 })
      .toBe('');
  });
  afterEach(async () => {
    watcher?.kill('SIGKILL');
    await server.stop();
  });

  /** All that was seen by now. */
  async function seen(): Promise<string> {
    const gone = new Promise((done) => watcher?.once('exit', done));
    await writeFile(join(place, 'stop'), '');
    await gone;
    return readFile(join(place, 'seen'), 'utf8');
  }

  const run = newRunId();
  const spec = (command: string, more: Partial<AttemptSpec> = {}): AttemptSpec =>
    attemptOf(run, 'item-told', `: command-told; ${command}`, {
      env: { GIVEN: 'env-told' },
      secrets: { SECRET: 'secret-told' },
      ...more,
    });

  /** The lines with something of a release. */
  const telling = (text: string, what: RegExp): readonly string[] => [
    ...new Set(text.split('\n').filter((line) => what.test(line) || line.includes(run))),
  ];

  it('of a step is that it runs: neither its text, nor what it is given, nor its name', async () => {
    const { transport } = server;
    const running = transport.start(spec('sleep 1'), () => undefined);
    expect((await running.done).exit).toBe(0);
    const text = await seen();
    expect(text).toContain('sleep 1');
    expect(telling(text, /command-told|env-told|secret-told|item-told/)).toEqual([]);
  });

  it('of a step that is followed after a loss of the line, and stopped, no more', async () => {
    const { transport, sshd } = server;
    let output = '';
    const running = transport.start(spec('echo begun; sleep 30; echo slept'), (bytes) => {
      output += Buffer.from(bytes).toString();
    });
    await expect.poll(() => output, { timeout: 10_000 }).toContain('begun');
    await sshd.cut();
    // Nobody has noticed yet that the line is gone: the stop is lost with it, and has to be sent again.
    running.cancel({ byPerson: true });
    expect((await running.done).exit).not.toBe(0);
    const text = await seen();
    expect(telling(text, /command-told|env-told|secret-told|item-told/)).toEqual([]);
  });

  it('of a step in a terminal neither its text nor its name', async () => {
    const { transport } = server;
    const running = transport.start(spec('sleep 1', { tty: true }), () => undefined);
    expect((await running.done).exit).toBe(0);
    const text = await seen();
    expect(text).toContain('sleep 1');
    expect(telling(text, /command-told|env-told|secret-told|item-told/)).toEqual([]);
  });

  it('of a question neither its script nor its arguments', async () => {
    const { transport } = server;
    const script = scriptCommand(': script-told; sleep 1; printf "%s" "$1"', 'argument-told');
    expect((await transport.exec(script)).stdout.toString()).toBe('argument-told');
    expect((await transport.exec(script, { stdin: 'input-told' })).stdout.toString()).toBe('argument-told');
    const text = await seen();
    expect(text).toContain('sleep 1');
    expect(telling(text, /script-told|argument-told|input-told/)).toEqual([]);
  });
});
