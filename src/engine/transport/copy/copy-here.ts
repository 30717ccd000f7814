import { dirname, join, posix, resolve } from 'node:path';
import type { SFTPWrapper } from 'ssh2';
import { EngineError } from '../../lib/engine-error.ts';
import type { PlainCopy } from '../../plan/remote/read-copy.ts';
import { plainFiles } from '../../vendor-patches/plain-files.ts';
import type { SshTransport } from '../ssh/attempt/ssh-transport.ts';
import * as words from '../transport-words.ts';
import type { Copying } from './copying.ts';
import { type Listed, listRemote } from './list-remote.ts';
import { hashFile } from './local-files.ts';
import { draftSuffix, withSftp } from './with-sftp.ts';

const { chmod, mkdir, realpath, rename, rm, stat, statfs, utimes } = plainFiles.promises;

/** One file on a target on its way here. */
interface Incoming extends Listed {
  /** Absolute, on the target. */
  readonly remote: string;
  /** Absolute, here. */
  readonly local: string;
}

/** A copy from a target; of folders, those above stand in front. */
interface Planned {
  readonly files: readonly Incoming[];
  readonly folders: readonly Incoming[];
}

/** Copies files of a target here as `scp` would; each gets its name only once it is here whole. */
export async function copyHere({ transport, copy, cwd, say, signal }: Copying): Promise<void> {
  const { files, folders } = await planHere(transport, copy, cwd);
  const missing = await missingOf(files);
  await mustFitHere(missing, resolve(cwd, copy.to));
  const made = await makeFolders(folders);
  try {
    await withSftp(
      transport,
      missing,
      async (sftp, file) => {
        say(file.remote);
        await fetchFile(sftp, file, copy.keepTimes, transport.target);
      },
      { during: words.duringDownload, signal },
    );
  } catch (error) {
    // A transfer whose connection is lost is told nothing, and cannot clean up behind itself.
    await Promise.all(missing.map(async ({ local }) => rm(await draftOf(local), { force: true })));
    throw error;
  }
  if (copy.keepTimes) await keepAsThere(files);
  // A folder may be closed, and what is put into it changes its time: the deepest first.
  for (const folder of folders.toReversed()) {
    if (copy.keepTimes) await keepAsThere([folder]);
    else if (made.has(folder.local)) await chmod(folder.local, folder.mode & ~process.umask());
  }
  say(words.downloaded(files.length, transport.target, missing.length));
}

/** How much of what a copy was to bring is missing here; null where all of it is here. */
export async function missingHere(
  transport: SshTransport,
  copy: PlainCopy,
  cwd: string,
): Promise<string | null> {
  const { files } = await planHere(transport, copy, cwd);
  const missing = await missingOf(files);
  return missing.length === 0 ? null : words.notArrived(missing.length, files.length);
}

async function missingOf(files: readonly Incoming[]): Promise<readonly Incoming[]> {
  const here = await Promise.all(files.map(({ local }) => hashFile(local).catch(() => null)));
  return files.filter(({ sha256 }, index) => here[index] !== sha256);
}

/** Throws FAILED where files have no room here, before the first byte of them comes. */
async function mustFitHere(files: readonly Incoming[], to: string): Promise<void> {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const disk = await statfs(to).catch(() => statfs(dirname(to)).catch(() => null));
  if (disk === null || bytes <= disk.bavail * disk.bsize) return;
  throw new EngineError(
    'FAILED',
    words.noRoom(words.thisMachine, bytes, disk.bavail * disk.bsize),
    words.noRoomHint,
  );
}

/** Makes the folders that are not here; gives those. */
async function makeFolders(folders: readonly Incoming[]): Promise<ReadonlySet<string>> {
  const made = new Set<string>();
  for (const { local } of folders)
    if ((await mkdir(local, { recursive: true })) !== undefined) made.add(local);
  return made;
}

async function keepAsThere(incoming: readonly Incoming[]): Promise<void> {
  for (const { local, mode, changedAt } of incoming) {
    await chmod(local, mode);
    await utimes(local, changedAt, changedAt);
  }
}

async function planHere(transport: SshTransport, copy: PlainCopy, cwd: string): Promise<Planned> {
  const to = resolve(cwd, copy.to);
  const isFolder = (await stat(to).catch(() => null))?.isDirectory() ?? false;
  const into = isFolder || copy.from.length > 1 || copy.to.endsWith('/');
  if (into && !isFolder) throw new EngineError('FAILED', words.noFolderHere(to), words.noFolderHereHint);
  const lists = await Promise.all(copy.from.map((from) => listRemote(transport, from, copy.recursive)));
  const incoming = lists.flatMap(({ root, listed }, index) => {
    const base = into ? join(to, posix.basename((copy.from[index] ?? '').replace(/^~\/?/, ''))) : to;
    return listed.map(
      (each): Incoming => ({
        ...each,
        remote: each.below === '' ? root : posix.join(root, each.below),
        local: each.below === '' ? base : join(base, ...safely(each.below)),
      }),
    );
  });
  return {
    files: incoming.filter(({ sha256 }) => sha256 !== null),
    folders: incoming.filter(({ sha256 }) => sha256 === null),
  };
}

/** A server's answer must not write outside the destination. */
function safely(below: string): readonly string[] {
  const parts = below.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..'))
    throw new EngineError('FAILED', words.outside(below));
  return parts;
}

/** Beside where a file will lie: a link in its way is written through, as scp does. */
async function draftOf(local: string): Promise<string> {
  return (await realpath(local).catch(() => local)) + draftSuffix;
}

async function fetchFile(
  sftp: SFTPWrapper,
  { remote, local, sha256, mode, changedAt }: Incoming,
  keepTimes: boolean,
  target: string,
): Promise<void> {
  const draft = await draftOf(local);
  const there = await stat(local).catch(() => null);
  if (there?.isDirectory() === true) throw new EngineError('FAILED', words.isFolderHere(local));
  await mkdir(dirname(local), { recursive: true });
  try {
    await new Promise<void>((done, fail) => {
      sftp.fastGet(remote, draft, (error) => (error == null ? done() : fail(error)));
    });
    if ((await hashFile(draft)) !== sha256)
      throw new EngineError('FAILED', words.changedDuringCopy(remote, target), words.runStepAgain);
    // What is here keeps its mode, unless the copy is to keep the one it has there.
    const own = there === null ? mode & ~process.umask() : there.mode & 0o777;
    await chmod(draft, keepTimes ? mode : own);
    if (keepTimes) await utimes(draft, changedAt, changedAt);
    await rename(draft, draft.slice(0, -draftSuffix.length));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
