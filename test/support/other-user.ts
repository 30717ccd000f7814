import { execFile, spawnSync } from 'node:child_process';
import { chmod, mkdir } from 'node:fs/promises';

/** An account that every Unix has and that owns nothing: a second real user of this machine. */
export const otherUid = 65_534;

/** Whether this process may act as another account. Needs root, and setpriv of util-linux. */
export const canBeAnother =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('setpriv', ['--reuid', String(otherUid), '--clear-groups', 'true']).status === 0;

export interface Tried {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script of `sh` as the other user, with these arguments as `$1`, `$2`, …. */
export function asAnother(script: string, ...args: readonly string[]): Promise<Tried> {
  const ids = ['--reuid', `${otherUid}`, '--regid', `${otherUid}`, '--clear-groups'];
  return new Promise((done) => {
    execFile(
      'setpriv',
      [...ids, 'sh', '-c', script, 'sh', ...args],
      { cwd: '/' },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
        done({ code, stdout, stderr });
      },
    );
  });
}

/** Makes a folder that everybody may go through, so that only the modes below it keep anybody out. */
export async function publicFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  return folder;
}
