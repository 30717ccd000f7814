import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import type { Client, SFTPWrapper } from 'ssh2';
import { EngineError } from '../engine-error.ts';
import type { SshTransport } from '../transport/ssh/ssh-transport.ts';
import { quoteWord } from '../transport/transport.ts';

/** One local file to be on the target, under the same relative path. */
interface Artifact {
  readonly path: string;
  readonly local: string;
  readonly bytes: number;
  readonly mode: number;
  readonly sha256: string;
}

export interface Staged {
  readonly dir: string;
  readonly files: readonly {
    readonly path: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly skipped: boolean;
  }[];
}

/** Uploads that run at once: enough to hide the round trips of small files. */
const uploadsAtOnce = 8;
const draftSuffix = '.slipway-part';

/**
 * Puts the artifacts into the run's folder on the target. Only what differs is sent, under a temporary name; size and
 * sha-256 are checked by the target itself and only then the file gets its name. A broken upload leaves the old file.
 */
export async function stageArtifacts(
  transport: SshTransport,
  run: string,
  project: string,
  artifacts: readonly string[],
  progress: (text: string, done: number, total: number) => void,
): Promise<Staged> {
  const files = (await Promise.all(artifacts.map((artifact) => listArtifact(project, artifact)))).flat();
  const { dir, known } = await remoteHashes(transport, run, files);
  const changed = files.filter((file) => known.get(file.path) !== file.sha256);
  if (changed.length > 0) {
    const client = await transport.connection.client();
    const sftp = await new Promise<SFTPWrapper>((resolve, reject) => {
      client.sftp((error, opened) => {
        if (error === undefined) resolve(opened);
        else
          reject(
            new EngineError(
              'UNREACHABLE',
              `${transport.target} offers no file transfer (SFTP): ${error.message}.`,
              'Enable the sftp subsystem in its sshd_config.',
            ),
          );
      });
    });
    try {
      const queue = [...changed];
      let done = 0;
      const lane = async (): Promise<void> => {
        for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
          progress(`staging ${file.path} on ${transport.target}`, done, changed.length);
          await put(sftp, file, posix.join(dir, file.path) + draftSuffix, transport.target);
          done += 1;
        }
      };
      await untilLost(client, transport.target, Promise.all(Array.from({ length: uploadsAtOnce }, lane)));
    } finally {
      sftp.end();
    }
    await settle(transport, dir, changed);
  }
  const names = new Set(changed.map((file) => file.path));
  return {
    dir,
    files: files.map(({ path, sha256, bytes }) => ({ path, sha256, bytes, skipped: !names.has(path) })),
  };
}

/** An upload whose connection goes is told nothing by its library: it would wait for ever. */
async function untilLost(client: Client, target: string, work: Promise<unknown>): Promise<void> {
  let lost = (): void => undefined;
  const loss = new Promise<never>((_, reject) => {
    lost = () =>
      reject(
        new EngineError(
          'UNREACHABLE',
          `The connection to ${target} was lost during an upload. The files there are as they were.`,
          'Run the step again; what arrived whole is not sent twice.',
        ),
      );
    client.once('close', lost);
  });
  try {
    await Promise.race([work, loss]);
  } finally {
    client.off('close', lost);
  }
}

async function listArtifact(project: string, artifact: string): Promise<readonly Artifact[]> {
  const clean = artifact.replace(/\/+$/, '');
  if (clean.startsWith('/') || clean.split('/').includes('..')) {
    throw new EngineError(
      'BAD_INPUT',
      `The artifact "${artifact}" is not below the checklist's folder.`,
      'Give a relative path without "..".',
    );
  }
  const root = join(project, clean);
  const info = await lstat(root).catch(() => null);
  if (info === null) {
    throw new EngineError(
      'NOT_NOW',
      `The artifact ${clean} does not exist yet. Nothing was uploaded.`,
      'Run the step that builds it, or correct `artifacts` in the sidecar.',
    );
  }
  const paths = info.isDirectory() ? await walk(root) : [root];
  return Promise.all(
    paths.map(async (local) => {
      const { size, mode } = await lstat(local);
      return {
        path: relative(project, local).split(sep).join('/'),
        local,
        bytes: size,
        mode: mode & 0o777,
        sha256: await hashFile(local),
      };
    }),
  );
}

async function walk(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 }))
    hash.update(chunk as Buffer);
  return hash.digest('hex');
}

const sumTool =
  'sum() { if command -v sha256sum >/dev/null 2>&1; then sha256sum -- "$@"; else shasum -a 256 -- "$@"; fi; }';

/** Makes the folders, and tells which files are there already and with what content. */
async function remoteHashes(
  transport: SshTransport,
  run: string,
  files: readonly Artifact[],
): Promise<{ readonly dir: string; readonly known: ReadonlyMap<string, string> }> {
  const script = `umask 077; ${sumTool}
b="$HOME/.slipway"; mkdir -p "$b/$1/work" 2>/dev/null || { b="/tmp/.slipway-$(id -u)"; mkdir -p "$b/$1/work" || exit 98; }
cd "$b/$1/work" || exit 97; pwd
while IFS= read -r f; do case "$f" in */*) mkdir -p "\${f%/*}";; esac; if [ -f "$f" ]; then sum "$f"; fi; done`;
  const result = await transport.exec(`/bin/sh -c ${quoteWord(script)} slipway ${quoteWord(run)}`, {
    stdin: files.map((file) => `${file.path}\n`).join(''),
    timeoutMs: 120_000,
  });
  if (result.exit !== 0) {
    throw new EngineError(
      'FAILED',
      `The run's folder on ${transport.target} could not be prepared: ${result.stderr.toString('utf8').trim()}. Nothing was uploaded.`,
    );
  }
  const [dir, ...lines] = result.stdout.toString('utf8').trimEnd().split('\n');
  return { dir: dir ?? '', known: new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)])) };
}

function put(sftp: SFTPWrapper, file: Artifact, remote: string, target: string): Promise<void> {
  return new Promise((resolve, reject) => {
    sftp.fastPut(file.local, remote, { mode: file.mode }, (error) => {
      if (error == null) resolve();
      else
        reject(
          new EngineError(
            'FAILED',
            `${file.path} could not be uploaded to ${target}: ${error.message}. The file there is as it was.`,
            'Check its disk and the connection, then run the step again; what arrived whole is not sent twice.',
          ),
        );
    });
  });
}

/** Checks every upload where it lies and gives it its name; nothing is renamed unless all of them are whole. */
async function settle(transport: SshTransport, dir: string, files: readonly Artifact[]): Promise<void> {
  const script = `${sumTool}
cd "$1" || exit 97; list=$(cat)
printf '%s\\n' "$list" | while IFS=' ' read -r h m f; do
  [ "$(sum "$f${draftSuffix}" | cut -c1-64)" = "$h" ] || { echo "$f" >&2; exit 65; }
done || exit 65
printf '%s\\n' "$list" | while IFS=' ' read -r h m f; do chmod "$m" "$f${draftSuffix}" && mv -f "$f${draftSuffix}" "$f" || exit 66; done`;
  const stdin = files.map((file) => `${file.sha256} ${file.mode.toString(8)} ${file.path}\n`).join('');
  const result = await transport.exec(`/bin/sh -c ${quoteWord(script)} slipway ${quoteWord(dir)}`, {
    stdin,
    timeoutMs: 120_000,
  });
  if (result.exit !== 0) {
    throw new EngineError(
      'FAILED',
      `An upload to ${transport.target} did not arrive whole (${result.stderr.toString('utf8').trim() || `status ${result.exit}`}). The files there are as they were.`,
      'Run the step again.',
    );
  }
}
