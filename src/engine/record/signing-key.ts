import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { homeFolder } from '../lib/account.ts';
import * as words from './record-words.ts';
import { runSystemTool } from './ssh-keygen.ts';

/** A key that signs without a question: `file` is a private key, or a public one whose private key an agent holds. */
export interface SigningKey {
  readonly file: string;
  /** Removes what was made for it. */
  done(): Promise<void>;
}

const nothingToRemove = async (): Promise<void> => undefined;

/**
 * The SSH key that is at hand: `SLIPWAY_SIGNING_KEY` (a file, or `none`), else what git signs with, else the agent's first key,
 * else a key of `~/.ssh` without a passphrase. Nobody is asked for anything. Gives why there is none, in words, at the latest when
 * `limit` ends what it asks.
 */
export async function findSigningKey(
  limit?: AbortSignal,
  env: NodeJS.ProcessEnv = process.env,
): Promise<SigningKey | string> {
  const chosen = env.SLIPWAY_SIGNING_KEY;
  if (chosen === 'none') return words.signingOff;
  if (chosen !== undefined && chosen !== '')
    return (await fromFile(resolve(chosen), limit)) ?? words.notUsable(chosen);
  const git = await fromGit(limit);
  if (git !== null) return git;
  const held = await fromAgent(env, limit);
  if (typeof held !== 'string') return held;
  return (await fromHome()) ?? words.noKey(held);
}

async function fromFile(file: string, limit?: AbortSignal): Promise<SigningKey | null> {
  if (!existsSync(file)) return null;
  if (file.endsWith('.pub')) return { file, done: nothingToRemove };
  const opened = await runSystemTool('ssh-keygen', ['-y', '-P', '', '-f', file], { limit });
  return opened?.code === 0 ? { file, done: nothingToRemove } : null;
}

async function fromGit(limit?: AbortSignal): Promise<SigningKey | null> {
  if ((await gitSetting('gpg.format', limit)) !== 'ssh') return null;
  const key = await gitSetting('user.signingkey', limit);
  if (key === null) return null;
  const literal = key.replace(/^key::/, '');
  return /^(?:ssh|ecdsa)-\S+ /.test(literal) ? fromPublicKey(literal) : fromFile(expandHome(key), limit);
}

/** The agent's first key, or why it has none, in words. Keys on a token want a touch: they are left alone. */
async function fromAgent(env: NodeJS.ProcessEnv, limit?: AbortSignal): Promise<SigningKey | string> {
  if (env.SSH_AUTH_SOCK === undefined || env.SSH_AUTH_SOCK === '') return words.noAgent;
  const listed = await runSystemTool('ssh-add', ['-L'], { limit });
  if (listed?.isLate === true) return words.agentSilent;
  const key = listed?.stdout
    .split('\n')
    .find((line) => /^(?:ssh-ed25519|ssh-rsa|ecdsa-sha2-\S+) /.test(line));
  return listed?.code === 0 && key !== undefined ? fromPublicKey(key) : words.agentEmpty;
}

async function fromHome(): Promise<SigningKey | null> {
  const home = homeFolder();
  if (home === null) return null;
  for (const name of ['id_ed25519', 'id_ecdsa', 'id_rsa']) {
    const key = await fromFile(join(home, '.ssh', name));
    if (key !== null) return key;
  }
  return null;
}

/** ssh-keygen takes the key of an agent by a file with its public half. */
async function fromPublicKey(line: string): Promise<SigningKey> {
  const dir = await mkdtemp(join(tmpdir(), 'slipway-key-'));
  const file = join(dir, 'key.pub');
  await writeFile(file, `${line.trim()}\n`, { mode: 0o600 });
  return { file, done: () => rm(dir, { recursive: true, force: true }) };
}

/** A setting of the person's git; null where it is not set, or there is no git. */
export async function gitSetting(name: string, limit?: AbortSignal): Promise<string | null> {
  const answer = await runSystemTool('git', ['config', '--global', '--get', name], { limit });
  const value = answer?.code === 0 ? answer.stdout.trim() : '';
  return value === '' ? null : value;
}

/** A path as git writes it. */
export function expandHome(path: string): string {
  return path.startsWith('~/') ? join(homeFolder() ?? '/', path.slice(2)) : path;
}
