import { lstat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { EngineError } from '../../lib/engine-error.ts';
import { filesBelow, type Outgoing, outgoing } from '../../transport/copy/local-files.ts';
import { upload } from '../../transport/copy/upload.ts';
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

/** Puts the artifacts into the run's folder on the target, under the same relative paths. Only what differs is sent. */
export async function stageArtifacts({
  transport,
  run,
  project,
  artifacts,
  progress,
}: Upload): Promise<Staged> {
  const files = (await Promise.all(artifacts.map((artifact) => listArtifact(project, artifact)))).flat();
  const { dir, known } = await remoteHashes(transport, run, files);
  const changed = files.filter((file) => known.get(file.path) !== file.sha256);
  await upload(transport, dir, changed, {
    progress: ({ path }, done) => progress(words.uploading(path, transport.target), done, changed.length),
  });
  const names = new Set(changed.map((file) => file.path));
  return {
    dir,
    files: files.map(({ path, sha256, bytes }) => ({ path, sha256, bytes, skipped: !names.has(path) })),
  };
}

async function listArtifact(project: string, artifact: string): Promise<readonly Outgoing[]> {
  const clean = artifact.replace(/\/+$/, '');
  if (clean.startsWith('/') || clean.split('/').includes('..')) {
    throw new EngineError('BAD_INPUT', words.outsideFolder(artifact), words.outsideFolderHint);
  }
  const root = join(project, clean);
  const info = await lstat(root).catch(() => null);
  if (info === null) {
    throw new EngineError('NOT_NOW', words.noArtifact(clean), words.noArtifactHint);
  }
  const paths = info.isDirectory() ? await filesBelow(root) : [root];
  return Promise.all(paths.map((local) => outgoing(local, relative(project, local).split(sep).join('/'))));
}

/** Makes the folders, and tells which files are there already and with what content. */
async function remoteHashes(
  transport: SshTransport,
  run: string,
  files: readonly Outgoing[],
): Promise<{ readonly dir: string; readonly known: ReadonlyMap<string, string> }> {
  const result = await transport.exec(scriptCommand(stage, run), {
    stdin: files.map((file) => `${file.path}\n`).join(''),
    timeoutMs: 120_000,
  });
  if (result.exit !== 0) {
    throw new EngineError(
      'FAILED',
      words.noWorkFolder(transport.target, result.stderr.toString('utf8').trim()),
    );
  }
  const [dir, ...lines] = result.stdout.toString('utf8').trimEnd().split('\n');
  return { dir: dir ?? '', known: new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)])) };
}
