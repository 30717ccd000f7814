import { chmod, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The version that is live before the first rehearsal; the project releases the next one. */
export const installedVersion = '0.9.7';

/**
 * Lays out the server's home: commands in `bin`, the installed release, and folders for logs and backups.
 * `~/harbor/current` is a plain folder, so that releasing is copying over it and going back is copying back.
 */
export async function prepareHome(home: string, resources: string): Promise<void> {
  const harbor = join(home, 'harbor');
  const release = join(harbor, 'releases', installedVersion);
  await Promise.all(
    [
      release,
      join(harbor, 'shared', 'log'),
      join(harbor, 'backup'),
      join(home, '.service', 'requests'),
      join(home, '.service', 'answers'),
    ].map((folder) => mkdir(folder, { recursive: true })),
  );
  await Promise.all([writeRelease(release, resources), copyCommands(home, resources)]);
  await cp(release, join(harbor, 'current'), { recursive: true });
}

async function writeRelease(release: string, resources: string): Promise<void> {
  const sources = join(resources, 'project', 'src');
  const code = await readFile(join(sources, 'harbor.mjs'), 'utf8');
  await Promise.all([
    // The same shape the project's build gives a release, so that versions differ in content and in hash.
    writeFile(join(release, 'harbor.mjs'), `// harbor ${installedVersion}\n${code}`),
    writeFile(join(release, 'VERSION'), `${installedVersion}\n`),
    cp(join(sources, 'config.json'), join(release, 'config.json')),
  ]);
}

async function copyCommands(home: string, resources: string): Promise<void> {
  const server = join(resources, 'server');
  await cp(join(server, 'bin'), join(home, 'bin'), { recursive: true });
  await Promise.all([
    // An archive may have lost the executable bits.
    ...['service', 'systemctl'].map((name) => chmod(join(home, 'bin', name), 0o755)),
    ...['.profile', '.bashrc'].map((name) => cp(join(server, 'profile'), join(home, name))),
  ]);
}
