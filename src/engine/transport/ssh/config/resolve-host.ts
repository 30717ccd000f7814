import { readFile } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { EngineError } from '../../../lib/engine-error.ts';
import * as say from '../../transport-words.ts';
import { defaultAgent } from './default-agent.ts';
import { expandHome, expandPath, expandUnlessThere, type PathTokens } from './expand-path.ts';
import {
  envOf,
  firstValueOf,
  keyAlgorithmsOf,
  methodsOf,
  type NotFollowed,
  notFollowedOf,
  numberOf,
  type Settings,
  type SignInMethod,
  valuesOf,
  type WantedAlgorithms,
  wantedAlgorithms,
} from './host-settings.ts';
import { jumpOfCommand } from './jump-of-command.ts';
import type { ReadKeyword } from './openssh-keywords.ts';
import { querySshConfig } from './query-ssh-config.ts';
import { mustBeOnePath, splitPaths } from './split-paths.ts';

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
  /** Where a key that is accepted is filed; null for nowhere. */
  readonly newKeysFile: string | null;
  readonly strict: 'yes' | 'ask' | 'accept-new' | 'no';
  readonly connectTimeoutMs: number;
  /** What may be negotiated, in the order that is wanted. */
  readonly algorithms: WantedAlgorithms;
  /** Ways to sign in that may be used, in the order in which they are wanted. */
  readonly methods: readonly SignInMethod[];
  /** Passwords are asked this often for one connection. */
  readonly passwordPrompts: number;
  /** Nobody is to be asked for anything: no password, no passphrase, no unknown key. */
  readonly batch: boolean;
  /** Socket of the agent the host may use, or null for none. */
  readonly forwardAgent: string | null;
  /** Variables its sessions are to begin with, as far as the server takes them. */
  readonly env: Readonly<Record<string, string>>;
  /** File of keys that are not to be believed any more, or null. */
  readonly revokedHostKeys: string | null;
  readonly hashKnownHosts: boolean;
  readonly updateHostKeys: boolean;
  /** Whether a Kerberos ticket may sign in (GSSAPIAuthentication). */
  readonly kerberos: boolean;
  /** Whether a key is compared with the one that is filed for its address, too. */
  readonly checkHostIp: boolean;
  /** RSA keys of fewer bits are neither believed nor offered. */
  readonly leastRsaBits: number;
  /** Settings that are set, and that only OpenSSH can follow, by name. */
  readonly notFollowed: readonly NotFollowed[];
  /** The command that carries the connection; null where none does, or it is no more than a jump. */
  readonly proxyCommand: string | null;
  /** Algorithms that keys may sign with (PubkeyAcceptedAlgorithms); empty where nothing was said. */
  readonly keyAlgorithms: readonly string[];
  /** OpenSSH is to connect, whether or not the library could. */
  readonly wantsOpenSsh: boolean;
  /** The arguments with which the system's ssh reaches this host; null where it cannot connect for us: it is not there, or this is Windows. */
  readonly sshArguments: readonly string[] | null;
}

/** Configuration file in place of the person's own (`ssh -F`), for machines and tests that keep one aside. */
export interface ResolveOptions {
  readonly config: string | null;
  /** Private key file to offer before the configuration's own (`ssh -i`). */
  readonly identity?: string | null;
  /** OpenSSH is to connect to the host itself, whether or not the library could. */
  readonly connect?: 'ssh' | null;
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
    '--',
    host,
  ];
  const printed = await querySshConfig(['-G', ...args]);
  const settings = printed === null ? await fromLibrary(host, options.config) : readSettings(printed);
  const refusal = firstValueOf(settings, 'RefuseConnection');
  if (refusal !== undefined)
    throw new EngineError('BAD_INPUT', say.configRefuses(host, refusal), say.configRefusesHint);
  // OpenSSH on Windows has no control sockets.
  const sshArguments = printed === null || process.platform === 'win32' ? null : args;
  const wantsOpenSsh = options.connect === 'ssh';
  if (wantsOpenSsh && sshArguments === null)
    throw new EngineError('BAD_INPUT', say.noOpenSsh(host), say.noOpenSshHint);
  const resolved = toHost({ name: host, user, port, config: options.config, sshArguments }, settings);
  return { ...resolved, wantsOpenSsh };
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

/** What was asked about, in parts. */
interface Asked {
  readonly name: string;
  readonly user: string | null;
  readonly port: number | null;
  readonly config: string | null;
  readonly sshArguments: readonly string[] | null;
}

function toHost(
  { name, user, port, config, sshArguments }: Asked,
  settings: Settings,
): Omit<ResolvedHost, 'wantsOpenSsh'> {
  const one = (keyword: ReadKeyword): string | undefined => firstValueOf(settings, keyword);
  const reached = {
    name,
    hostname: one('HostName') ?? name,
    port: port ?? Number(one('Port') ?? 22),
    user: user ?? one('User') ?? userInfo().username,
    hostKeyAlias: one('HostKeyAlias') ?? null,
  };
  const agent = agentOf(one('IdentityAgent'), reached);
  const userFiles = filesOf(one('UserKnownHostsFile') ?? '~/.ssh/known_hosts ~/.ssh/known_hosts2', reached);
  const globalFiles = filesOf(
    one('GlobalKnownHostsFile') ?? '/etc/ssh/ssh_known_hosts /etc/ssh/ssh_known_hosts2',
    reached,
  );
  const revoked = one('RevokedHostKeys') ?? 'none';
  return {
    ...reached,
    identityFiles: identitiesOf(settings)
      .filter((file) => file.toLowerCase() !== 'none')
      .map((file) => expandPath(unquoted(file), reached)),
    identitiesOnly: one('IdentitiesOnly') === 'yes',
    agent,
    ...wayTo(name, config, settings, sshArguments !== null),
    knownHostsFiles: [...userFiles, ...globalFiles],
    newKeysFile: userFiles[0] ?? null,
    strict: strictness.get(one('StrictHostKeyChecking') ?? '') ?? 'ask',
    connectTimeoutMs: numberOf(one('ConnectTimeout'), 15) * 1_000,
    algorithms: wantedAlgorithms(settings),
    methods: methodsOf(settings),
    passwordPrompts: numberOf(one('NumberOfPasswordPrompts'), 3),
    batch: one('BatchMode') === 'yes',
    forwardAgent: forwardedAgent(one('ForwardAgent'), agent),
    env: envOf(valuesOf(settings, 'SetEnv'), valuesOf(settings, 'SendEnv')),
    revokedHostKeys: revoked.toLowerCase() === 'none' ? null : expandUnlessThere(unquoted(revoked), reached),
    hashKnownHosts: one('HashKnownHosts') === 'yes',
    updateHostKeys: isOn(one('UpdateHostKeys')),
    kerberos: isOn(one('GSSAPIAuthentication')),
    checkHostIp: isOn(one('CheckHostIP')),
    leastRsaBits: numberOf(one('RequiredRSASize'), 1_024),
    notFollowed: notFollowedOf(settings),
    keyAlgorithms: keyAlgorithmsOf(settings),
    sshArguments,
  };
}

function identitiesOf(settings: Settings): readonly string[] {
  const files = valuesOf(settings, 'IdentityFile');
  return files.length === 0 ? defaultIdentities : files;
}

const defaultIdentities = ['id_ed25519', 'id_ecdsa', 'id_rsa'].map((file) => `~/.ssh/${file}`);

/** `ssh -G` prints a switch that knows more than two positions as `true`, and others as `yes`. */
function isOn(setting: string | undefined): boolean {
  return setting === 'yes' || setting === 'true';
}

function filesOf(setting: string, tokens: PathTokens): readonly string[] {
  const files = splitPaths(setting).map((file) => expandUnlessThere(file, tokens));
  for (const file of files) mustBeOnePath(tokens.name, file);
  return files;
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

/** The agent's socket; null where there is none, or it is not to be used. */
function agentOf(setting: string | undefined, tokens: PathTokens): string | null {
  if (setting === 'none') return null;
  if (setting === undefined || setting === 'SSH_AUTH_SOCK') return defaultAgent();
  const variable = variableOf(setting);
  return variable === null ? expandUnlessThere(unquoted(setting), tokens) : variable;
}

/** Which agent a host may use: the one that signs us in, or one that is named for it. */
function forwardedAgent(setting: string | undefined, agent: string | null): string | null {
  if (setting === undefined || setting === 'no' || setting === 'false') return null;
  if (isOn(setting)) return agent;
  return variableOf(setting) ?? expandHome(setting);
}

/** The value of a setting that is nothing but `$NAME`; null where it is anything else. */
function variableOf(setting: string): string | null {
  const name = /^\$(\w+)$/.exec(setting)?.[1];
  return name === undefined ? null : (process.env[name] ?? '');
}

/** The hops on the way, or the command that is more than a jump. Throws BAD_INPUT where nobody can run that. */
function wayTo(
  name: string,
  config: string | null,
  settings: Settings,
  hasSsh: boolean,
): Pick<ResolvedHost, 'jumps' | 'proxyCommand'> {
  const jump = firstValueOf(settings, 'ProxyJump');
  const command = firstValueOf(settings, 'ProxyCommand');
  if (command !== undefined && command !== 'none') {
    const hop = jumpOfCommand(command, config);
    if (hop !== null) return { jumps: [hop], proxyCommand: null };
    if (!hasSsh) throw new EngineError('BAD_INPUT', say.proxyCommand(name), say.proxyCommandHint);
    return { jumps: [], proxyCommand: command };
  }
  const jumps = jump === undefined || jump === 'none' ? [] : jump.split(',').map((hop) => hop.trim());
  return { jumps, proxyCommand: null };
}

function unquoted(text: string): string {
  return text.replace(/^"(.*)"$/, '$1');
}
