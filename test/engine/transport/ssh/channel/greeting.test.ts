import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { PlainCopy } from '../../../../../src/engine/plan/remote/read-copy.ts';
import { askVersion } from '../../../../../src/engine/rollback/restore-point/pin-restore-point.ts';
import { stageArtifacts } from '../../../../../src/engine/run/prepare/stage-artifacts.ts';
import { copyThere } from '../../../../../src/engine/transport/copy/copy-there.ts';
import { useSshTransport } from '../../../../support/ssh-transport.ts';
import { sshdMissing } from '../../../../support/sshd.ts';
import { tempFolders } from '../../../../support/temp-folder.ts';

const folder = tempFolders();
const silent = (): void => undefined;

describe.skipIf(sshdMissing !== null)('a login whose start-up file prints', () => {
  const server = useSshTransport();
  const bashrc = (): string => join(server.sshd.home, '.bashrc');
  const greet = (): Promise<void> =>
    writeFile(bashrc(), "echo Welcome to web-1; echo careful >&2; trap 'echo bye; echo bye >&2' EXIT\n");
  afterEach(() => rm(bashrc(), { force: true }));

  it('keeps its greeting out of answers and of reasons', async () => {
    await greet();
    const { exit, stdout, stderr } = await server.transport.exec('echo "$HOME"; echo reason >&2; exit 3');
    expect([exit, stdout.toString(), stderr.toString()]).toEqual([3, `${server.sshd.home}\n`, 'reason\n']);
  });

  it('keeps it out of the version', async () => {
    await writeFile(bashrc(), 'echo Welcome; export NAME=1.0; tools() { echo "$NAME"; }; export -f tools\n');
    expect(await askVersion(server.transport, 'tools', {})).toBe('1.0');
  });

  it('keeps it out of the folders that files are sent to', async () => {
    await greet();
    const project = await folder();
    await mkdir(join(project, 'dist'));
    await writeFile(join(project, 'dist', 'app'), 'v2');
    const staged = await stageArtifacts({
      transport: server.transport,
      run: 'greeted',
      project,
      artifacts: ['dist'],
      progress: silent,
    });
    expect(staged.dir).toBe(join(server.sshd.home, '.slipway', 'greeted', 'work'));
    expect(await readFile(join(staged.dir, 'dist', 'app'), 'utf8')).toBe('v2');
    const copy: PlainCopy = {
      kind: 'copy',
      host: 'box',
      direction: 'there',
      from: ['dist/app'],
      to: 'sent',
      recursive: false,
      keepTimes: false,
    };
    const { signal } = new AbortController();
    await copyThere({ transport: server.transport, copy, cwd: project, say: silent, signal });
    expect(await readFile(join(server.sshd.home, 'sent'), 'utf8')).toBe('v2');
  });

  it('is named where it answers in place of the script', async () => {
    await writeFile(bashrc(), 'echo This account is closed.; exit 0\n');
    await expect(server.transport.exec('true')).rejects.toMatchObject({
      code: 'FAILED',
      message: expect.stringMatching(
        /box does not run what it is given; it answered: "This account is closed\."/,
      ),
    });
  });
});
