import { basename, join, posix, resolve } from 'node:path';
import { EngineError } from '../../lib/engine-error.ts';
import type { PlainCopy } from '../../plan/remote/read-copy.ts';
import { scriptCommand } from '../script-command.ts';
import { loadScript } from '../scripts/load-script.ts';
import type { SshTransport } from '../ssh/attempt/ssh-transport.ts';
import * as words from '../transport-words.ts';
import type { Copying } from './copying.ts';
import { type KnownThere, knownInput, mustFit, readKnown } from './known-there.ts';
import { type Outgoing, outgoing, type Sending, statLed } from './local-files.ts';
import { listTree } from './local-tree.ts';
import { keepTimesOf, removeDrafts, type UploadWork, upload, type WantedMode } from './upload.ts';

const askFolderScript = loadScript('files/ask-folder');
const hashExisting = loadScript('files/hash-existing');

/** A copy to a target, and what of it is not there yet with the same content. */
interface Planned {
  /** The login's home, where relative paths count from. Absolute. */
  readonly home: string;
  readonly sending: Sending;
  readonly known: KnownThere;
  readonly missing: readonly Outgoing[];
}

/** Copies local files to a target as `scp` would; `cwd` is where its relative paths count from here. */
export async function copyThere({ transport, copy, cwd, say, signal }: Copying): Promise<void> {
  const planned = await planThere(transport, copy, cwd);
  const { home, sending, known, missing } = planned;
  mustFit(missing, known, transport.target);
  await upload(transport, workOf(planned, copy.keepTimes), {
    progress: ({ path, bytes }) => say(words.sending(path, bytes)),
    keepTimes: copy.keepTimes,
    signal,
  });
  if (copy.keepTimes) await keepTimesOf(transport, home, timesLeft(planned));
  say(words.uploaded(sending.files.length, transport.target, missing.length));
}

/** Modes are as scp makes them: `-p` gives what they are here; without it, what is there keeps its own. */
function workOf({ home, sending, known, missing }: Planned, keepTimes: boolean): UploadWork {
  const withMode = <T extends WantedMode>(wanted: T): T => {
    const there = known.seen.get(wanted.path);
    if (keepTimes) return wanted;
    return there === undefined ? { ...wanted, isNew: true } : { ...wanted, mode: there.mode };
  };
  const sent = new Set(missing.map(({ path }) => path));
  // A folder may be closed, so that it is set last, and those above it after it.
  const others = [...sending.files.filter(({ path }) => !sent.has(path)), ...sending.folders.toReversed()];
  return {
    dir: home,
    files: missing.map((file) => withMode({ ...file, isNew: false })),
    links: [],
    modes: others
      .map(({ path, mode }) => withMode({ path, mode, isNew: false }))
      .filter(({ path, mode }) => known.seen.get(path)?.mode !== mode),
    own: false,
  };
}

/** What was not sent with its time, or had it changed by what was put into it. */
function timesLeft({ sending, known, missing }: Planned): readonly Pick<Outgoing, 'path' | 'changedAt'>[] {
  const sent = new Set(missing.map(({ path }) => path));
  const isOld = ({ path, changedAt }: Outgoing): boolean =>
    !sent.has(path) && known.seen.get(path)?.changedAt !== changedAt;
  return [...sending.files.filter(isOld), ...sending.folders];
}

/** How much of what a copy was to bring is missing there, which then leaves nothing behind; null where all of it is there. */
export async function missingThere(
  transport: SshTransport,
  copy: PlainCopy,
  cwd: string,
): Promise<string | null> {
  const { home, sending, missing } = await planThere(transport, copy, cwd);
  if (missing.length === 0) return null;
  await removeDrafts(transport, home, missing);
  return words.notArrived(missing.length, sending.files.length);
}

async function planThere(transport: SshTransport, copy: PlainCopy, cwd: string): Promise<Planned> {
  const to = copy.to.replace(/^~\/?/, '');
  const { home, isFolder } = await askFolder(transport, to);
  const into = isFolder || copy.from.length > 1 || to.endsWith('/') || to === '';
  if (into && !isFolder && to !== '')
    throw new EngineError('FAILED', words.noFolderThere(to, transport.target), words.noFolderThereHint);
  const parts = await Promise.all(copy.from.map((from) => listSource(from, { cwd, to, into }, copy)));
  const sending = {
    files: parts.flatMap(({ files }) => files),
    folders: parts.flatMap(({ folders }) => folders),
    links: [],
  };
  const known = await askKnown(transport, sending, isFolder && to !== '' ? to : posix.dirname(to || '.'));
  const missing = sending.files.filter(({ path, sha256 }) => known.hashes.get(path) !== sha256);
  return { home, sending, known, missing };
}

/** `~/` at the start of a local operand, which the shell would have put in. */
function expandHome(path: string): string {
  return path.startsWith('~/') ? join(process.env.HOME ?? '', path.slice(2)) : path;
}

/** Where a copy comes from and goes to: `into` a folder, or to a name. */
interface Places {
  readonly cwd: string;
  readonly to: string;
  readonly into: boolean;
}

async function listSource(
  from: string,
  { cwd, to, into }: Places,
  { recursive }: PlainCopy,
): Promise<Sending> {
  const source = resolve(cwd, expandHome(from));
  const info = await statLed(source);
  if (info === null) throw new EngineError('FAILED', words.noFile(source), words.noFileHint);
  // As it is written: the contents of `.` go into the folder itself.
  const root = into ? posix.join(to === '' ? '.' : to, basename(from)) : to;
  if (info.isDirectory()) {
    if (!recursive) throw new EngineError('FAILED', words.isFolder(source));
    return listTree(source, root.length > 1 ? root.replace(/\/+$/, '') : root, 'followed');
  }
  if (!info.isFile()) throw new EngineError('FAILED', words.notAFile(source), words.notAFileHint);
  const file = await outgoing(source, root);
  return { files: [file], folders: [], links: [] };
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

/** What lies at the destinations now; the folders are made. `folder` is on the disk that the copy goes to. */
async function askKnown(transport: SshTransport, sending: Sending, folder: string): Promise<KnownThere> {
  const result = await transport.exec(scriptCommand(hashExisting, folder), {
    stdin: knownInput(sending),
    timeoutMs: 120_000,
  });
  if (result.exit !== 0)
    throw new EngineError(
      'FAILED',
      words.noDestination(transport.target, result.stderr.toString('utf8').trim()),
    );
  return readKnown(result.stdout.toString('utf8').split('\n'));
}
