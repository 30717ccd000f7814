import { posix } from 'node:path';
import type { SFTPWrapper } from 'ssh2';
import { EngineError } from '../../lib/engine-error.ts';
import { settled } from '../../lib/ignore.ts';
import { scriptCommand } from '../script-command.ts';
import { loadScript } from '../scripts/load-script.ts';
import type { SshTransport } from '../ssh/attempt/ssh-transport.ts';
import * as words from '../transport-words.ts';
import type { Outgoing } from './local-files.ts';
import { draftSuffix, withSftp } from './with-sftp.ts';

const settleUpload = loadScript('files/settle-upload');
const removeDraftFiles = loadScript('files/remove-drafts');

interface UploadWishes {
  /** Told before each file is sent. */
  readonly progress: (file: Outgoing, done: number) => void;
  /** Give the files the times they have here. */
  readonly keepTimes?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Sends files into folders that exist, each under a temporary name; size and sha-256 are checked by the target itself, and
 * only when all are whole do they get their names. A broken upload leaves the old files. `dir` is absolute.
 */
export async function upload(
  transport: SshTransport,
  dir: string,
  files: readonly Outgoing[],
  { progress, keepTimes = false, signal }: UploadWishes,
): Promise<void> {
  if (files.length === 0) return;
  let done = 0;
  await withSftp(
    transport,
    files,
    async (sftp, file) => {
      progress(file, done);
      const draft = draftOf(dir, file.path);
      await put(sftp, file, draft, transport.target);
      if (keepTimes) await setTimes(sftp, draft, file.changedAt);
      done += 1;
    },
    { during: words.duringUpload, ...(signal === undefined ? {} : { signal }) },
  );
  await settle(transport, dir, files);
}

/** Takes away what an upload that was given up left behind; what cannot be reached stays. */
export async function removeDrafts(
  transport: SshTransport,
  dir: string,
  files: readonly Outgoing[],
): Promise<void> {
  const stdin = files.map((file) => `${draftOf(dir, file.path)}\n`).join('');
  await settled(transport.exec(removeDraftFiles, { stdin }), 'what cannot be reached stays');
}

function draftOf(dir: string, path: string): string {
  return (path.startsWith('/') ? path : posix.join(dir, path)) + draftSuffix;
}

function put(sftp: SFTPWrapper, file: Outgoing, remote: string, target: string): Promise<void> {
  return new Promise((resolve, reject) => {
    sftp.fastPut(file.local, remote, { mode: file.mode }, (error) => {
      if (error == null) resolve();
      else
        reject(
          new EngineError(
            'FAILED',
            words.notUploaded(file.path, target, error.message),
            words.notUploadedHint,
          ),
        );
    });
  });
}

function setTimes(sftp: SFTPWrapper, remote: string, changedAt: number): Promise<void> {
  return new Promise((resolve, reject) => {
    sftp.utimes(remote, changedAt, changedAt, (error) => (error == null ? resolve() : reject(error)));
  });
}

/** Checks every upload where it lies and gives it its name; nothing is renamed unless all of them are whole. */
async function settle(transport: SshTransport, dir: string, files: readonly Outgoing[]): Promise<void> {
  const stdin = files.map((file) => `${file.sha256} ${file.mode.toString(8)} ${file.path}\n`).join('');
  const result = await transport.exec(scriptCommand(settleUpload, dir, draftSuffix), {
    stdin,
    timeoutMs: 120_000,
  });
  if (result.exit !== 0) {
    throw new EngineError(
      'FAILED',
      words.notWhole(transport.target, result.stderr.toString('utf8').trim() || words.status(result.exit)),
      words.runStepAgain,
    );
  }
}
