import { readFile } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { EngineError } from '../../../lib/engine-error.ts';
import * as say from '../../transport-words.ts';
import { querySshConfig } from './query-ssh-config.ts';

/** What OpenSSH would do to reach a name. */
export interface ResolvedHost {
  readonly name: string;
  readonly hostname: string;
  readonly port: number;
  readonly user: string;
  readonly identityFiles: readonly string[];
  readonly identitiesOnly: boolean;
  /** Socket of the agent, or null for none. */
  readonly agent: string | null;
  /** Hops before the host, outermost first, as written in ProxyJump. */
  readonly jumps: readonly string[];
  readonly hostKeyAlias: string | null;
  readonly knownHostsFiles: readonly string[];
  readonly strict: 'yes' | 'ask' | 'accept-new' | 'no';
  readonly connectTimeoutMs: number;
  readonly hostKeyAlgorithms: readonly string[];
}

/** Configuration file in place of the person's own (`ssh -F`), for machines and tests that keep one aside. */
export interface ResolveOptions {
  readonly config: string | null;
  /** Private key file to offer before the configuration's own (`ssh -i`). */
  readonly identity?: string | null;
}

/** Resolves `[user@]name[:port]` with OpenSSH itself; where OpenSSH is not installed, with a library's reading of the same files. */
export async function resolveHost(destination: string, options: ResolveOptions): Promise<ResolvedHost> {
  const { user, host, port } = splitDestination(destination);
  if (host === '' || host.startsWith('-')) {
    throw new EngineError('BAD_INPUT', say.notAHost(destination), say.notAHostHint);
  }
  const args = [
    ...(options.config === null ? [] : ['-F', options.config]),
    ...(user === null ? [] : ['-l', user]),
    ...(port === null ? [] : ['-p', String(port)]),
    ...(options.identity == null ? [] : ['-i', options.identity]),
    '-G',
    '--',
    host,
  ];
  const printed = await querySshConfig(args);
  const settings = printed === null ? await fromLibrary(host, options.config) : readSettings(printed);
  return toHost(host, user, port, settings);
}

function splitDestination(destination: string): { user: string | null; host: string; port: number | null } {
  const text = destination.replace(/^ssh:\/\//, '');
  const at = text.lastIndexOf('@');
  const rest = text.slice(at + 1);
  const bracketed = /^\[([^\]]+)\](?::(\d+))?$/.exec(rest);
  const plain = /^([^:]+):(\d+)$/.exec(rest);
  return {
    user: at === -1 ? null : text.slice(0, at),
    host: bracketed?.[1] ?? plain?.[1] ?? rest,
    port: Number(bracketed?.[2] ?? plain?.[2] ?? 0) || null,
  };
}

type Settings = ReadonlyMap<string, readonly string[]>;

function readSettings(text: string): Settings {
  const settings = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const space = line.indexOf(' ');
    if (space === -1) continue;
    const key = line.slice(0, space).toLowerCase();
    settings.set(key, [...(settings.get(key) ?? []), line.slice(space + 1).trim()]);
  }
  return settings;
}

async function fromLibrary(host: string, config: string | null): Promise<Settings> {
  const { default: SSHConfig } = await import('ssh-config');
  const text = await readFile(config ?? join(homedir(), '.ssh', 'config'), 'utf8').catch(() => '');
  const computed = SSHConfig.parse(text).compute(host);
  return new Map(
    Object.entries(computed).map(([key, value]) => [
      key.toLowerCase(),
      Array.isArray(value) ? value : [String(value)],
    ]),
  );
}

function toHost(name: string, user: string | null, port: number | null, settings: Settings): ResolvedHost {
  const one = (key: string): string | undefined => settings.get(key)?.[0];
  mustNeedNoProxyCommand(name, one('proxycommand'));
  const defaults = ['id_ed25519', 'id_ecdsa', 'id_rsa'].map((file) => join('~/.ssh', file));
  const timeout = Number(one('connecttimeout'));
  return {
    name,
    hostname: one('hostname') ?? name,
    port: port ?? Number(one('port') ?? 22),
    user: user ?? one('user') ?? userInfo().username,
    identityFiles: (settings.get('identityfile') ?? defaults).map(expandHome),
    identitiesOnly: one('identitiesonly') === 'yes',
    agent: agentOf(one('identityagent')),
    jumps: jumpsOf(one('proxyjump')),
    hostKeyAlias: one('hostkeyalias') ?? null,
    knownHostsFiles: [
      ...words(one('userknownhostsfile') ?? '~/.ssh/known_hosts ~/.ssh/known_hosts2'),
      ...words(one('globalknownhostsfile') ?? '/etc/ssh/ssh_known_hosts /etc/ssh/ssh_known_hosts2'),
    ].map(expandHome),
    strict: strictness.get(one('stricthostkeychecking') ?? '') ?? 'ask',
    connectTimeoutMs: Number.isFinite(timeout) && timeout > 0 ? timeout * 1_000 : 15_000,
    hostKeyAlgorithms: (one('hostkeyalgorithms') ?? '').split(',').filter((algorithm) => algorithm !== ''),
  };
}

/** The values of StrictHostKeyChecking; every other one asks. */
const strictness: ReadonlyMap<string, ResolvedHost['strict']> = new Map([
  ['true', 'yes'],
  ['yes', 'yes'],
  ['false', 'no'],
  ['no', 'no'],
  ['off', 'no'],
  ['accept-new', 'accept-new'],
]);

function mustNeedNoProxyCommand(name: string, command: string | undefined): void {
  if (command === undefined || command === 'none') return;
  throw new EngineError('BAD_INPUT', say.proxyCommand(name), say.proxyCommandHint);
}

/** The agent's socket; null where there is none, or it is not to be used. */
function agentOf(setting: string | undefined): string | null {
  if (setting === 'none') return null;
  if (setting === undefined || setting === 'SSH_AUTH_SOCK') return process.env.SSH_AUTH_SOCK ?? null;
  return expandHome(
    setting.replace(/^\$([A-Z_]+)$/, (_all, variable: string) => process.env[variable] ?? ''),
  );
}

function jumpsOf(setting: string | undefined): readonly string[] {
  return setting === undefined || setting === 'none' ? [] : setting.split(',').map((hop) => hop.trim());
}

function words(text: string): readonly string[] {
  return [...text.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
}

function expandHome(path: string): string {
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
}
