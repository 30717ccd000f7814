import { posix } from 'node:path';
import type { SFTPWrapper } from 'ssh2';
import { EngineError } from '../../lib/engine-error.ts';
import { settled } from '../../lib/ignore.ts';
import { scriptCommand } from '../script-command.ts';
import { loadScript } from '../scripts/load-script.ts';
import type { SshTransport } from '../ssh/attempt/ssh-transport.ts';
import * as words from '../transport-words.ts';
import type { Outgoing, OutgoingLink } from './local-files.ts';
import { draftSuffix, withSftp } from './with-sftp.ts';

const settleUpload = loadScript('files/settle-upload');
const removeDraftFiles = loadScript('files/remove-drafts');

/** A mode to be set on what is there: exactly, or of something new, less what the umask takes. */
export interface WantedMode {
  readonly path: string;
  readonly mode: number;
  readonly isNew: boolean;
}

/** What an upload is to do. `dir` is absolute: relative paths count from there. */
export interface UploadWork {
  readonly dir: string;
  /** What is sent, each with the mode it gets. */
  readonly files: readonly (Outgoing & Pick<WantedMode, 'isNew'>)[];
  readonly links: readonly OutgoingLink[];
  /** Modes of folders, and of files whose content is there; set last, in this order. */
  readonly modes: readonly WantedMode[];
  /** What else is there is the run's own, and gives way; without it, a link in the way is written through. */
  readonly own: boolean;
}

interface UploadWishes {
  /** Told before each file is sent. */
  readonly progress: (file: Outgoing, done: number) => void;
  /** Give the files the times they have here. */
  readonly keepTimes?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Sends files into folders that exist, each under a temporary name; size and sha-256 are checked by the target itself, and
 * only when all are whole do they get their names. A broken upload leaves the old files, and nothing of its own.
 */
export async function upload(
  transport: SshTransport,
  work: UploadWork,
  { progress, keepTimes = false, signal }: UploadWishes,
): Promise<void> {
  const { dir, files, links, modes } = work;
  if (files.length + links.length + modes.length === 0) return;
  let done = 0;
  const move = async (sftp: SFTPWrapper, file: Outgoing): Promise<void> => {
    progress(file, done);
    const draft = draftOf(dir, file.path);
    await put(sftp, file, draft, transport.target);
    if (keepTimes) await setTimes(sftp, draft, file.changedAt);
    done += 1;
  };
  const options = { during: words.duringUpload, ...(signal === undefined ? {} : { signal }) };
  try {
    if (files.length > 0) await withSftp(transport, files, move, options);
    await settle(transport, work);
  } catch (error) {
    await removeDrafts(transport, dir, files);
    throw error;
  }
}

/** Gives folders and files that are there the times they have here. */
export async function keepTimesOf(
  transport: SshTransport,
  dir: string,
  paths: readonly Pick<Outgoing, 'path' | 'changedAt'>[],
): Promise<void> {
  if (paths.length === 0) return;
  const move = (
    sftp: SFTPWrapper,
    { path, changedAt }: Pick<Outgoing, 'path' | 'changedAt'>,
  ): Promise<void> => setTimes(sftp, placeOf(dir, path), changedAt);
  await withSftp(transport, paths, move, { during: words.duringUpload });
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

function placeOf(dir: string, path: string): string {
  return path.startsWith('/') ? path : posix.join(dir, path);
}

function draftOf(dir: string, path: string): string {
  return placeOf(dir, path) + draftSuffix;
}

function put(sftp: SFTPWrapper, file: Outgoing, remote: string, target: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // It must be open to its owner until it is settled.
    sftp.fastPut(file.local, remote, { mode: file.mode | 0o600 }, (error) => {
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
async function settle(transport: SshTransport, { dir, files, links, modes, own }: UploadWork): Promise<void> {
  const stdin = [
    ...files.map((file) => `f ${file.sha256} ${modeWord(file)} ${file.path}\n`),
    ...links.map(({ path, text }) => `l ${path}\n${text}\n`),
    ...modes.map((wanted) => `m ${modeWord(wanted)} ${wanted.path}\n`),
  ].join('');
  const script = scriptCommand(settleUpload, dir, draftSuffix, own ? 'own' : '');
  const result = await transport.exec(script, { stdin, timeoutMs: 120_000 });
  if (result.exit !== 0) {
    const why = result.stderr.toString('utf8').trim() || words.status(result.exit);
    const say = result.exit === 66 ? words.notSettled : words.notWhole;
    throw new EngineError('FAILED', say(transport.target, why), words.runStepAgain);
  }
}

function modeWord({ mode, isNew }: Pick<WantedMode, 'mode' | 'isNew'>): string {
  return `${isNew ? '~' : ''}${mode.toString(8)}`;
}
