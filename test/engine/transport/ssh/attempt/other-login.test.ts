import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { attemptOf, type SshServer, startSshServer } from '../../../../support/ssh-transport.ts';
import { sshdMissing } from '../../../../support/sshd.ts';

describe.skipIf(sshdMissing !== null)('a login that does not run what it is given', () => {
  let server: SshServer;
  let output = '';
  afterEach(() => server.stop());

  const start = async (lines: string, bashrc: string) => {
    server = await startSshServer(lines);
    output = '';
    if (bashrc !== '') await writeFile(join(server.sshd.home, '.bashrc'), bashrc);
  };
  const step = attemptOf('other', 'step', 'echo x >> ~/ran; echo done');
  const run = () =>
    server.transport.start(step, (bytes) => {
      output += Buffer.from(bytes).toString();
    }).done;
  const lines = async (file: string) =>
    (await readFile(join(server.sshd.home, file), 'utf8').catch(() => '')).split('\n').length - 1;

  it.each([
    [
      'ForceCommand',
      "ForceCommand echo x >> ~/used; echo 'For backups only.'; exit 1",
      '',
      'For backups only.',
    ],
    [
      'a forced command that says it on stderr',
      'ForceCommand echo x >> ~/used; echo no >&2; exit 1',
      '',
      'no',
    ],
    ['a forced command that says nothing', 'ForceCommand echo x >> ~/used; exit 3', '', 'status 3'],
    ['exit in .bashrc', '', 'echo x >> ~/used; echo bye; exit 0', 'bye'],
    ['exec sh in .bashrc', '', 'echo x >> ~/used; exec sh', 'status 97'],
  ])('is asked twice, and what it said at first is told: %s', async (_what, config, bashrc, said) => {
    await start(config, bashrc);
    await expect(run()).rejects.toMatchObject({
      code: 'FAILED',
      message: expect.stringContaining(said),
      hint: expect.stringContaining("ssh box 'echo it runs'"),
    });
    expect([await lines('used'), await lines('ran')]).toEqual([2, 0]);
  });

  it('but reads a line of what it is given does no harm', async () => {
    await start('', 'read -r -t 5 choice');
    expect(await run()).toEqual({ exit: 0, reason: null });
    expect([output, await lines('ran')]).toEqual(['done\n', 1]);
  });

  it('while a step goes on there leaves its outcome unknown after a few questions, and no output is lost', async () => {
    await start('', '');
    const used = join(server.sshd.home, 'used');
    const going = server.transport.start(
      attemptOf('other', 'long', 'echo begun; while [ ! -e ~/go ]; do sleep 0.1; done; echo over; exit 5'),
      (bytes) => {
        output += Buffer.from(bytes).toString();
      },
    );
    await expect.poll(() => output, { timeout: 10_000 }).toBe('begun\n');
    const bashrc = join(server.sshd.home, '.bashrc');
    await writeFile(bashrc, `echo x >> ${used}; echo closed for maintenance; exit 1`);
    await server.sshd.cut();
    expect(await going.done).toEqual({
      exit: null,
      reason: expect.stringMatching(
        /could not be asked about the step; it answered: "closed for maintenance"/,
      ),
    });
    expect(await lines('used')).toBeLessThan(8);
    await rm(bashrc);
    await writeFile(join(server.sshd.home, 'go'), '');
    let rest = '';
    const again = server.transport.attach(
      attemptOf('other', 'long', ''),
      'begun\n'.length,
      (bytes) => {
        rest += Buffer.from(bytes).toString();
      },
      Date.now() - 60_000,
    );
    expect([await again.done, rest]).toEqual([{ exit: 5, reason: null }, 'over\n']);
  });
});
