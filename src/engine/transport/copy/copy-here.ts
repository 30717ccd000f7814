import { chmod, mkdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join, posix, resolve } from 'node:path';
import type { SFTPWrapper } from 'ssh2';
import { EngineError } from '../../lib/engine-error.ts';
import type { PlainCopy } from '../../plan/remote/read-copy.ts';
import { scriptCommand } from '../script-command.ts';
import { loadScript } from '../scripts/load-script.ts';
import type { SshTransport } from '../ssh/attempt/ssh-transport.ts';
import * as words from '../transport-words.ts';
import type { Copying } from './copying.ts';
import { hashFile } from './local-files.ts';
import { draftSuffix, withSftp } from './with-sftp.ts';

const listSource = loadScript('files/list-source');

/** One file on a target on its way here. */
interface Incoming {
  /** Absolute, on the target. */
  readonly remote: string;
  /** Absolute, here. */
  readonly local: string;
  readonly sha256: string;
  readonly mode: number;
  /** Last change, epoch s. */
  readonly changedAt: number;
}

/** Copies files of a target here as `scp` would; each gets its name only once it is here whole. */
export async function copyHere({ transport, copy, cwd, say, signal }: Copying): Promise<void> {
  const files = await planHere(transport, copy, cwd);
  const missing = await missingOf(files);
  await withSftp(
    transport,
    missing,
    async (sftp, file) => {
      say(file.remote);
      await fetchFile(sftp, file, copy.keepTimes, transport.target);
    },
    { during: words.duringDownload, signal },
  );
  say(words.downloaded(files.length, transport.target, missing.length));
}

/** How much of what a copy was to bring is missing here; null where all of it is here. */
export async function missingHere(
  transport: SshTransport,
  copy: PlainCopy,
  cwd: string,
): Promise<string | null> {
  const files = await planHere(transport, copy, cwd);
  const missing = await missingOf(files);
  return missing.length === 0 ? null : words.notArrived(missing.length, files.length);
}

async function missingOf(files: readonly Incoming[]): Promise<readonly Incoming[]> {
  const here = await Promise.all(files.map(({ local }) => hashFile(local).catch(() => null)));
  return files.filter(({ sha256 }, index) => here[index] !== sha256);
}

async function planHere(transport: SshTransport, copy: PlainCopy, cwd: string): Promise<readonly Incoming[]> {
  const to = resolve(cwd, copy.to);
  const isFolder = (await stat(to).catch(() => null))?.isDirectory() ?? false;
  const into = isFolder || copy.from.length > 1 || copy.to.endsWith('/');
  if (into && !isFolder) throw new EngineError('FAILED', words.noFolderHere(to), words.noFolderHereHint);
  const lists = await Promise.all(copy.from.map((from) => listRemote(transport, from, copy.recursive)));
  return lists.flatMap(({ root, files }, index) =>
    files.map(({ below, ...file }): Incoming => {
      const base = into ? join(to, posix.basename(copy.from[index] ?? root)) : to;
      return {
        ...file,
        remote: below === '' ? root : posix.join(root, below),
        local: below === '' ? base : join(base, ...safely(below)),
      };
    }),
  );
}

/** A server's answer must not write outside the destination. */
function safely(below: string): readonly string[] {
  const parts = below.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..'))
    throw new EngineError('FAILED', words.outside(below));
  return parts;
}

interface Listed {
  /** Absolute. */
  readonly root: string;
  readonly files: readonly {
    /** Path below the root; empty where the root is the file. */
    readonly below: string;
    readonly sha256: string;
    readonly mode: number;
    readonly changedAt: number;
  }[];
}

async function listRemote(transport: SshTransport, from: string, recursive: boolean): Promise<Listed> {
  const path = from.replace(/^~\/?/, '');
  const script = scriptCommand(listSource, path === '' ? '.' : path, recursive ? 'r' : '-');
  const result = await transport.exec(script, { timeoutMs: 120_000 });
  if (result.exit !== 0)
    throw new EngineError(
      'FAILED',
      words.notListed(
        from,
        transport.target,
        result.stderr.toString('utf8').trim() || words.status(result.exit),
      ),
    );
  const [root = '', ...lines] = result.stdout.toString('utf8').replace(/\n$/, '').split('\n');
  const files = lines.flatMap((line) => {
    const [, sha256 = '', mode = '', changedAt = '', below = ''] =
      /^([0-9a-f]{64}) (\d+) (\d+) ?(.*)$/.exec(line) ?? [];
    return sha256 === ''
      ? []
      : [{ below, sha256, mode: Number.parseInt(mode, 8) & 0o777, changedAt: Number(changedAt) }];
  });
  return { root, files };
}

async function fetchFile(
  sftp: SFTPWrapper,
  { remote, local, sha256, mode, changedAt }: Incoming,
  keepTimes: boolean,
  target: string,
): Promise<void> {
  const draft = local + draftSuffix;
  await mkdir(dirname(local), { recursive: true });
  try {
    await new Promise<void>((done, fail) => {
      sftp.fastGet(remote, draft, (error) => (error == null ? done() : fail(error)));
    });
    if ((await hashFile(draft)) !== sha256)
      throw new EngineError('FAILED', words.changedDuringCopy(remote, target), words.runStepAgain);
    await chmod(draft, mode);
    if (keepTimes) await utimes(draft, changedAt, changedAt);
    await rename(draft, local);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
