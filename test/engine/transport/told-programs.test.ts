import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { stageArtifacts } from '../../../src/engine/run/prepare/stage-artifacts.ts';
import { newRunId } from '../../../src/engine/run/session/run-store.ts';
import { attemptPath } from '../../../src/engine/transport/remote-layout.ts';
import type { AttemptSpec } from '../../../src/engine/transport/transport.ts';
import { attemptOf, type SshServer, startSshServer } from '../../support/ssh-transport.ts';
import { sshdMissing } from '../../support/sshd.ts';
import { tempFolders } from '../../support/temp-folder.ts';

/** What scripts run on a server beside builtins. Other accounts can read the arguments of each while it runs. */
const programs =
  'awk cat chmod cksum cmp cp cut dd du find grep head ln ls mkdir mkfifo mv rm rmdir sed setsid sha256sum sort stat tail touch tr wc xargs';

describe.skipIf(sshdMissing !== null)('programs that Slipway runs on a server', () => {
  const folder = tempFolders();
  let server: SshServer;
  afterEach(() => server.stop());

  it('are given neither the name of a run nor that of a step: started, lost, stopped, followed, staged, removed', {
    timeout: 60_000,
  }, async () => {
    const bin = await folder();
    const log = join(await folder(), 'log');
    for (const name of programs.split(' '))
      await writeFile(
        join(bin, name),
        `#!/bin/sh\nprintf '%s ' ${name} "$@" >> ${log}; echo >> ${log}\nPATH=/usr/bin:/bin exec ${name} "$@"\n`,
        { mode: 0o755 },
      );
    server = await startSshServer('', { PATH: `${bin}:/usr/bin:/bin` });
    const { transport, sshd } = server;
    const run = newRunId();
    const spec = (item: string, command: string, more: Partial<AttemptSpec> = {}): AttemptSpec =>
      attemptOf(run, `told-${item}`, command, more);
    const done = (one: AttemptSpec) => transport.start(one, () => undefined).done;

    expect((await done(spec('passes', 'KEPT=1'))).exit).toBe(0);
    expect((await done(spec('copy', 'true', { readOnly: true }))).exit).toBe(0);
    expect((await done(spec('terminal', 'true', { tty: true }))).exit).toBe(0);
    let output = '';
    const lost = transport.start(spec('lost', 'echo begun; sleep 30'), (bytes) => {
      output += Buffer.from(bytes).toString();
    });
    await expect.poll(() => output, { timeout: 10_000 }).toContain('begun');
    await sshd.cut();
    lost.cancel({ byPerson: true });
    expect((await lost.done).exit).not.toBe(0);
    const project = await folder();
    await writeFile(join(project, 'app'), 'v2');
    await stageArtifacts({ transport, run, project, artifacts: ['app'], progress: () => undefined });
    const followed = await transport.follow('true', () => undefined, { run, shell: 'a' });
    await followed.done;
    transport.forget(spec('passes', ''));
    transport.forgetRun(run);
    await transport.settle();

    const seen = await readFile(log, 'utf8');
    const [folderOfRun = ''] = attemptPath(spec('passes', '')).split('/');
    // They were looked at: what has no name is there.
    expect(seen).toMatch(new RegExp(`^mkdir .*\\.slipway/${folderOfRun}/work`, 'm'));
    expect(seen).toMatch(new RegExp(`^rm -rf .*\\.slipway/${folderOfRun}`, 'm'));
    expect(seen.split('\n').filter((line) => line.includes(run) || line.includes('told-'))).toEqual([]);
  });
});
