import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Why there can be no keyring on this machine; null when there can. */
export const keyringMissing: string | null = ((): string | null => {
  const missing = ['secret-tool', 'gnome-keyring-daemon', 'dbus-daemon'].filter(
    (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0,
  );
  return missing.length === 0 ? null : `${missing.join(', ')} not installed`;
})();

/** A real GNOME keyring on a bus of its own. */
export interface Keyring {
  /** What a program needs in its environment to find it. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * Starts a keyring whose files lie in `folder`, and opens it with a password: the first start makes it so, and a later one
 * with another password leaves it locked.
 */
export async function startKeyring(folder: string, password: string): Promise<Keyring> {
  await mkdir(join(folder, 'run'), { recursive: true, mode: 0o700 });
  const config = join(folder, 'bus.conf');
  // Nothing is started by being asked for: what answers is what the test started.
  await writeFile(
    config,
    `<busconfig><type>session</type><listen>unix:tmpdir=${folder}</listen><policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>`,
  );
  const bus = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [address] = (await once(bus.stdout, 'data')) as [Buffer];
  const env = {
    DBUS_SESSION_BUS_ADDRESS: address.toString('utf8').trim(),
    HOME: folder,
    XDG_RUNTIME_DIR: join(folder, 'run'),
  };
  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  daemon.stdin.end(password);
  await answers(env);
  return {
    env,
    stop: async () => {
      for (const child of [daemon, bus]) await end(child);
    },
  };
}

/** Waits until the keyring is on its bus. */
async function answers(env: Readonly<Record<string, string>>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = await run('secret-tool', ['search', 'application', 'nobody'], {
      env: { ...process.env, ...env },
    }).then(
      () => true,
      () => false,
    );
    if (found) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the keyring did not come up');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
