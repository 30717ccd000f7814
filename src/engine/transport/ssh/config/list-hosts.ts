import { glob, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import SSHConfig from 'ssh-config';
import { attemptAsync } from '../../../../shared/lib/attempt.ts';

/** Includes within includes are followed so far: OpenSSH stops at 16. */
const deepest = 4;
const mostHosts = 200;

/**
 * Names that OpenSSH's configuration gives hosts, in its order. Patterns are left out: they name no one host. A file that cannot
 * be read has none; `config` stands in for the person's own file.
 */
export async function listHosts(config: string | null): Promise<readonly string[]> {
  const home = join(homedir(), '.ssh');
  const found = await hostsIn(config ?? join(home, 'config'), home, deepest);
  return [...new Set(found)].slice(0, mostHosts);
}

async function hostsIn(file: string, home: string, depth: number): Promise<readonly string[]> {
  const text = await attemptAsync(() => readFile(file, 'utf8'), '');
  const lines = await attemptAsync(async () => [...SSHConfig.parse(text)], []);
  const found: string[] = [];
  for (const line of lines) {
    if (line.type !== SSHConfig.DIRECTIVE) continue;
    const values = wordsOf(line.value);
    if (/^host$/i.test(line.param)) found.push(...values.filter((name) => /^[\w.@-]+$/.test(name)));
    else if (/^include$/i.test(line.param) && depth > 0)
      for (const pattern of values) found.push(...(await includedHosts(pattern, home, depth - 1)));
  }
  return found;
}

async function includedHosts(pattern: string, home: string, depth: number): Promise<readonly string[]> {
  const path = resolve(home, pattern.replace(/^~(?=\/)/, homedir()));
  const files: string[] = [];
  for await (const file of glob(path)) files.push(file);
  const found: string[] = [];
  for (const file of files.sort()) found.push(...(await hostsIn(file, home, depth)));
  return found;
}

function wordsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(/\s+/);
  return Array.isArray(value)
    ? value.map((word: string | { readonly val: string }) => (typeof word === 'string' ? word : word.val))
    : [];
}
