import { join, relative, sep } from 'node:path';
import { EngineError } from '../../lib/engine-error.ts';
import { type KnownThere, knownInput, mustFit, readKnown } from '../../transport/copy/known-there.ts';
import { outgoing, type Sending, statLed } from '../../transport/copy/local-files.ts';
import { listTree } from '../../transport/copy/local-tree.ts';
import { upload } from '../../transport/copy/upload.ts';
import { remoteRun } from '../../transport/remote-layout.ts';
import { scriptCommand } from '../../transport/script-command.ts';
import { loadScript } from '../../transport/scripts/load-script.ts';
import type { SshTransport } from '../../transport/ssh/attempt/ssh-transport.ts';
import * as words from '../run-words.ts';

const stage = loadScript('files/stage');

export interface Staged {
  readonly dir: string;
  readonly files: readonly {
    readonly path: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly skipped: boolean;
  }[];
}

export interface Upload {
  readonly transport: SshTransport;
  readonly run: string;
  /** Folder of the checklist; artifacts are named relative to it. */
  readonly project: string;
  readonly artifacts: readonly string[];
  readonly progress: (text: string, done: number, total: number) => void;
}

/**
 * Puts the artifacts into the run's folder on the target, under the same relative paths: files, folders, modes, and links. Only what differs
 * is sent. A link that leads to something within its artifact stays one, every other is sent as what it leads to.
 */
export async function stageArtifacts({
  transport,
  run,
  project,
  artifacts,
  progress,
}: Upload): Promise<Staged> {
  const sending = joined(await Promise.all(artifacts.map((artifact) => listArtifact(project, artifact))));
  const { files, folders, links } = sending;
  const { dir, known } = await askKnown(transport, run, sending);
  const changed = files.filter((file) => known.hashes.get(file.path) !== file.sha256);
  mustFit(changed, known, transport.target);
  const names = new Set(changed.map((file) => file.path));
  // A folder may be closed, so that it is set last, and those above it after it.
  const modes = [...files.filter(({ path }) => !names.has(path)), ...folders.toReversed()];
  const work = {
    dir,
    files: changed.map((file) => ({ ...file, isNew: false })),
    links: links.filter(({ path }) => !known.links.has(path)),
    modes: modes
      .filter(({ path, mode }) => known.seen.get(path)?.mode !== mode)
      .map(({ path, mode }) => ({ path, mode, isNew: false })),
    own: true,
  };
  await upload(transport, work, {
    progress: ({ path }, done) => progress(words.uploading(path, transport.target), done, changed.length),
  });
  return {
    dir,
    files: files.map(({ path, sha256, bytes }) => ({ path, sha256, bytes, skipped: !names.has(path) })),
  };
}

function joined(parts: readonly Sending[]): Sending {
  return {
    files: parts.flatMap(({ files }) => files),
    folders: parts.flatMap(({ folders }) => folders),
    links: parts.flatMap(({ links }) => links),
  };
}

/** What an artifact is, links within it kept: a program finds what is beside it by them. */
async function listArtifact(project: string, artifact: string): Promise<Sending> {
  const clean = artifact.replace(/\/+$/, '');
  if (clean.startsWith('/') || clean.split('/').includes('..')) {
    throw new EngineError('BAD_INPUT', words.outsideFolder(artifact), words.outsideFolderHint);
  }
  const root = join(project, clean);
  const info = await statLed(root);
  if (info === null) {
    throw new EngineError('NOT_NOW', words.noArtifact(clean), words.noArtifactHint);
  }
  const path = relative(project, root).split(sep).join('/');
  if (info.isDirectory()) return listTree(root, path === '' ? '.' : path, 'kept-within');
  if (!info.isFile()) throw new EngineError('BAD_INPUT', words.oddArtifact(clean), words.oddArtifactHint);
  return { files: [await outgoing(root, path)], folders: [], links: [] };
}

/** Makes the folders, and tells what is there already. */
async function askKnown(
  transport: SshTransport,
  run: string,
  sending: Sending,
): Promise<{ readonly dir: string; readonly known: KnownThere }> {
  const result = await transport.exec(scriptCommand(stage, remoteRun(run)), {
    stdin: knownInput(sending),
    timeoutMs: 120_000,
  });
  if (result.exit !== 0) {
    throw new EngineError(
      'FAILED',
      words.noWorkFolder(transport.target, result.stderr.toString('utf8').trim()),
    );
  }
  const [dir = '', ...lines] = result.stdout.toString('utf8').replace(/\n$/, '').split('\n');
  return { dir, known: readKnown(lines) };
}
