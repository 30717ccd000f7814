import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

let found: string | null = null;

/**
 * The shell that runs the document's commands here: bash where there is one (fences are written for it), else sh.
 * On Windows the bash of Git for Windows; without one there is no local shell, and the message says so.
 */
export function findLocalShell(): string {
  found ??= search();
  return found;
}

function search(): string {
  if (process.platform === 'win32') {
    const git = join(process.env.ProgramFiles ?? 'C:\\Program Files', 'Git', 'bin', 'bash.exe');
    return existsSync(git) ? git : 'bash.exe';
  }
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/bin', '/usr/bin', '/usr/local/bin'];
  for (const name of ['bash', 'sh']) {
    const folder = folders.find((candidate) => candidate !== '' && existsSync(join(candidate, name)));
    if (folder !== undefined) return join(folder, name);
  }
  return '/bin/sh';
}
