import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { cached, readRecipe } from './cache.ts';
import { chatappSources, repositoryCommands, serverSources } from './places.ts';
import { must } from './run.ts';

const sourceVersion = '1.0.0';
// Every place the version is written in; the rest of the sources is the same for all versions.
const versionedFiles = [
  'Cargo.toml',
  'package.json',
  'frontend/index.html',
  'crates/chatapp-proto/proto/message.proto',
  'crates/chatapp-proto/proto/event.proto',
];
const buildLimitMs = 300_000;

/**
 * Gives the cached layer that turns a Debian root into a server with chatapp `version` live: the service built from
 * this repository's sources, its unit, its page and its nginx site.
 */
export async function prepareChatappLayer(version: string): Promise<string> {
  const recipe = await Promise.all([
    readRecipe(chatappSources),
    readRecipe(serverSources),
    must('cargo', ['--version']),
  ]);
  return cached('chatapp', [version, ...recipe.flat()], async (layer) => {
    const sources = await mkdtemp(join(tmpdir(), 'slipway-chatapp-'));
    try {
      await copySources(sources, version);
      await buildChatapp(sources);
      await layOut(sources, layer);
    } finally {
      await rm(sources, { recursive: true, force: true });
    }
  });
}

/** Copies chatapp's sources, without what earlier builds left, and puts `version` into them. */
export async function copySources(destination: string, version: string = sourceVersion): Promise<void> {
  const builds = [join(chatappSources, 'target'), join(chatappSources, 'frontend', 'dist')];
  await cp(chatappSources, destination, { recursive: true, filter: (path) => !builds.includes(path) });
  for (const name of versionedFiles) {
    const file = join(destination, name);
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll(sourceVersion, version));
  }
}

async function buildChatapp(cwd: string): Promise<void> {
  const PATH = [repositoryCommands, process.env.PATH ?? ''].join(delimiter);
  await must('cargo', ['build', '--release', '--quiet'], {
    cwd,
    env: { CARGO_TARGET_DIR: join(cwd, 'target') },
    timeoutMs: buildLimitMs,
  });
  await must('npm', ['run', '--silent', 'build'], { cwd, env: { PATH }, timeoutMs: buildLimitMs });
}

async function layOut(sources: string, layer: string): Promise<void> {
  const units = join(layer, 'etc', 'systemd', 'system');
  await Promise.all(
    ['app/backup', 'etc/systemd/system/multi-user.target.wants', 'srv'].map((folder) =>
      mkdir(join(layer, folder), { recursive: true }),
    ),
  );
  await Promise.all([
    cp(serverSources, layer, { recursive: true }),
    cp(join(sources, 'target', 'release', 'chatapp-cli'), join(layer, 'app', 'chatapp-cli')),
    cp(join(sources, 'crates', 'chatapp-proto', 'proto'), join(layer, 'app', 'proto'), { recursive: true }),
    cp(join(sources, 'frontend', 'dist'), join(layer, 'srv', 'chatapp-frontend'), { recursive: true }),
    symlink('../chatapp.service', join(units, 'multi-user.target.wants', 'chatapp.service')),
  ]);
}
