import { randomInt } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attemptPath } from '../../../src/engine/transport/remote-layout.ts';
import type { AttemptSpec } from '../../../src/engine/transport/transport.ts';
import { asAnother, canBeAnother } from '../../support/other-user.ts';
import { attemptOf, type SshServer, startSshServer } from '../../support/ssh-transport.ts';
import { sshdMissing } from '../../support/sshd.ts';
import { tempFolders } from '../../support/temp-folder.ts';

describe.skipIf(sshdMissing !== null || !canBeAnother)('another account of a server', () => {
  let server: SshServer;
  let base: string;
  let uid: number;
  const folder = tempFolders();
  const run = `r${randomInt(1_000_000)}`;

  beforeEach(async () => {
    const bin = await folder();
    // Nobody else has this number, whatever runs beside this test.
    uid = randomInt(900_000_000, 2_000_000_000);
    await writeFile(join(bin, 'id'), `#!/bin/sh\necho ${uid}\n`, { mode: 0o755 });
    await chmod(bin, 0o755);
    server = await startSshServer('', { PATH: `${bin}:/usr/bin:/bin` });
    // Homes that everybody can go into and list, as many systems make them: what lies in them protects itself.
    await chmod(server.sshd.folder, 0o755);
    await chmod(server.sshd.home, 0o755);
    base = join(server.sshd.home, '.slipway');
  });
  afterEach(() => server.stop());

  const spec = (item: string, command: string, more: Partial<AttemptSpec> = {}): AttemptSpec =>
    attemptOf(run, item, command, { secrets: { TOKEN: 'secret-told' }, ...more });

  /** Starts a step that waits until `go` is there; gives how to see its output, and how to let it end. */
  async function waiting() {
    let output = '';
    const step = spec('step', `echo out-told; KEPT=state-told; until [ -e "$HOME/go" ]; do sleep 0.1; done`);
    const running = server.transport.start(step, (bytes) => {
      output += Buffer.from(bytes).toString();
    });
    await expect.poll(() => output, { timeout: 10_000 }).toContain('out-told');
    return {
      step,
      end: async () => {
        await mkdir(join(server.sshd.home, 'go'));
        return running.done;
      },
    };
  }

  it('reads nothing of a step while it runs, nor after it: output, script, state, secrets, pipes', async () => {
    const { end } = await waiting();
    const look = 'ls -laR "$1"; find "$1" -type f -exec cat {} +; cat "$1"/*/*/* "$1"/*/state-*';
    const during = await asAnother(look, base);
    expect(during.stdout).not.toMatch(/told|step/);
    expect((await end()).exit).toBe(0);
    const behind = await asAnother(look, base);
    expect(behind.stdout).not.toMatch(/told|step/);
    // They are there, and whoever they belong to can see them.
    expect(await readdir(join(base, run))).toContain('state-a');
  });

  it('cannot end a step in its place, nor send anything to its shell', async () => {
    const { step, end } = await waiting();
    const said = await readFile(join(base, run, 'shell-a.0', 'supervisor'), 'utf8');
    const [supervisor = ''] = said.split(' ');
    expect(Number(supervisor)).toBeGreaterThan(1);
    const attack = await asAnother(
      `d="$1/$2"; r="$1/$3"
       echo 0 > "$d/status"; true > "$d/never"; true > "$d/go"; echo forged >> "$d/out"; rm -rf "$d"; mv "$r" "$r.mine"
       for s in "$r"/shell-*; do printf 'step x y - - 1\\ntouch /tmp/owned\\n' > "$s/in"; done
       for k in INT TERM KILL; do kill -$k "$4"; done
       echo tried`,
      base,
      attemptPath(step),
      run,
      supervisor,
    );
    expect(attack.stdout).toContain('tried');
    expect(await end()).toEqual({ exit: 0, reason: null });
  });

  it('makes no step pass by what it puts where a home that fails would be replaced', async () => {
    const fallback = `/tmp/.slipway-${uid}`;
    const planted = `${fallback}/${attemptPath(spec('planted', ''))}`;
    const put = await asAnother(
      'mkdir -p "$1" && echo "0  " > "$1/status" && echo forged > "$1/out" && cat /proc/sys/kernel/random/boot_id > "$1/boot" && echo "1 1" > "$1/pid" && chmod -R a+rwX "$2"',
      planted,
      fallback,
    );
    try {
      expect(put.code, put.stderr).toBe(0);
      let output = '';
      const sink = (bytes: Uint8Array): void => {
        output += Buffer.from(bytes).toString();
      };
      // The home is whole: nothing in /tmp is looked at.
      const end = await server.transport.start(spec('planted', 'echo mine; exit 3'), sink).done;
      expect([end.exit, output]).toEqual([3, 'mine\n']);
      // One that was never started is not taken for one that has ended with 0.
      const attached = await server.transport.attach(spec('other', 'x'), 0, sink, Date.now()).done;
      expect(attached.exit).toBeNull();
    } finally {
      await rm(fallback, { recursive: true, force: true });
    }
  });
});
