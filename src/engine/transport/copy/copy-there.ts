import { stat } from 'node:fs/promises';
import { basename, join, posix, relative, resolve, sep } from 'node:path';
import { EngineError } from '../../lib/engine-error.ts';
import type { PlainCopy } from '../../plan/remote/read-copy.ts';
import { scriptCommand } from '../script-command.ts';
import { loadScript } from '../scripts/load-script.ts';
import type { SshTransport } from '../ssh/attempt/ssh-transport.ts';
import * as words from '../transport-words.ts';
import type { Copying } from './copying.ts';
import { filesBelow, type Outgoing, outgoing } from './local-files.ts';
import { removeDrafts, upload } from './upload.ts';

const askFolderScript = loadScript('files/ask-folder');
const hashExisting = loadScript('files/hash-existing');

/** Files of a copy to a target, and those that are not there yet with the same content. */
interface Planned {
  /** The login's home, where relative paths count from. Absolute. */
  readonly home: string;
  readonly files: readonly Outgoing[];
  readonly missing: readonly Outgoing[];
}

/** Copies local files to a target as `scp` would; `cwd` is where its relative paths count from here. */
export async function copyThere({ transport, copy, cwd, say, signal }: Copying): Promise<void> {
  const { home, files, missing } = await planThere(transport, copy, cwd);
  try {
    await upload(transport, home, missing, {
      progress: ({ path, bytes }) => say(words.sending(path, bytes)),
      keepTimes: copy.keepTimes,
      signal,
    });
  } catch (error) {
    await removeDrafts(transport, home, missing);
    throw error;
  }
  say(words.uploaded(files.length, transport.target, missing.length));
}

/** How much of what a copy was to bring is missing there, which then leaves nothing behind; null where all of it is there. */
export async function missingThere(
  transport: SshTransport,
  copy: PlainCopy,
  cwd: string,
): Promise<string | null> {
  const { home, files, missing } = await planThere(transport, copy, cwd);
  if (missing.length === 0) return null;
  await removeDrafts(transport, home, missing);
  return words.notArrived(missing.length, files.length);
}

async function planThere(transport: SshTransport, copy: PlainCopy, cwd: string): Promise<Planned> {
  const to = copy.to.replace(/^~\/?/, '');
  const { home, isFolder } = await askFolder(transport, to);
  const into = isFolder || copy.from.length > 1 || to.endsWith('/') || to === '';
  if (into && !isFolder && to !== '')
    throw new EngineError('FAILED', words.noFolderThere(to, transport.target), words.noFolderThereHint);
  const files = (
    await Promise.all(copy.from.map((from) => listSource(resolve(cwd, expandHome(from)), to, into, copy)))
  ).flat();
  const known = await hashesThere(transport, files);
  return { home, files, missing: files.filter(({ path, sha256 }) => known.get(path) !== sha256) };
}

/** `~/` at the start of a local operand, which the shell would have put in. */
function expandHome(path: string): string {
  return path.startsWith('~/') ? join(process.env.HOME ?? '', path.slice(2)) : path;
}

async function listSource(
  source: string,
  to: string,
  into: boolean,
  { recursive }: PlainCopy,
): Promise<readonly Outgoing[]> {
  const info = await stat(source).catch(() => null);
  if (info === null) throw new EngineError('FAILED', words.noFile(source), words.noFileHint);
  const root = into ? posix.join(to === '' ? '.' : to, basename(source)) : to;
  if (!info.isDirectory()) return [await outgoing(source, root)];
  if (!recursive) throw new EngineError('FAILED', words.isFolder(source));
  const files = await filesBelow(source);
  return Promise.all(
    files.map((file) => outgoing(file, posix.join(root, relative(source, file).split(sep).join('/')))),
  );
}

async function askFolder(
  transport: SshTransport,
  to: string,
): Promise<{ readonly home: string; readonly isFolder: boolean }> {
  const result = await transport.exec(scriptCommand(askFolderScript, to));
  const [home = '', folder] = result.stdout.toString('utf8').trimEnd().split('\n');
  if (result.exit !== 0 || home === '') throw new EngineError('FAILED', words.noHome(transport.target));
  return { home, isFolder: folder === 'D' };
}

/** What lies at the files' destinations now, by path; the folders below a copied folder are made. */
async function hashesThere(
  transport: SshTransport,
  files: readonly Outgoing[],
): Promise<ReadonlyMap<string, string>> {
  const result = await transport.exec(hashExisting, {
    stdin: files.map(({ path }) => `${path}\n`).join(''),
    timeoutMs: 120_000,
  });
  if (result.exit !== 0)
    throw new EngineError(
      'FAILED',
      words.noDestination(transport.target, result.stderr.toString('utf8').trim()),
    );
  const lines = result.stdout
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}
