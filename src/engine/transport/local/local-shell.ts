import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { EngineError } from '../../lib/engine-error.ts';
import { findGitShell } from '../../vendor-patches/git-bash.ts';
import * as words from '../transport-words.ts';

/** What is known of this machine; for tests, of a made-up one. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<NodeJS.ProcessEnv>;
  readonly isProgram: (path: string) => boolean;
}

let found: string | null = null;

/**
 * The shell that runs the document's commands here: bash where there is one (fences are written for it), else sh.
 * On Windows the bash of Git for Windows; without one there is no local shell, and it throws FAILED.
 */
export function findLocalShell(): string {
  found ??= searchShell({ platform: process.platform, env: process.env, isProgram: existsSync });
  return found;
}

/** The same for any machine. */
export function searchShell({ platform, env, isProgram }: Machine): string {
  if (platform === 'win32') {
    const bash = findGitShell('bash', { env, isProgram });
    if (bash === null) throw new EngineError('FAILED', words.noGitBash, words.noGitBashHint);
    return bash;
  }
  const folders = [...(env.PATH ?? '').split(delimiter), '/bin', '/usr/bin', '/usr/local/bin'];
  for (const name of ['bash', 'sh']) {
    const folder = folders.find((candidate) => candidate !== '' && isProgram(join(candidate, name)));
    if (folder !== undefined) return join(folder, name);
  }
  return '/bin/sh';
}
