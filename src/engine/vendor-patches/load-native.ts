import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { makeHelperExecutable } from './spawn-helper.ts';

type Pty = typeof import('node-pty');
type Ssh = typeof import('ssh2');

const load = createRequire(import.meta.url);

let pty: Pty | null = null;

// Loaded on first use: a command that only reads a journal needs neither.
export function loadPty(): Pick<Pty, 'spawn'> {
  if (pty === null) {
    if (process.platform === 'darwin') makeHelperExecutable(dirname(load.resolve('node-pty/package.json')));
    pty = load('node-pty') as Pty;
  }
  const { spawn } = pty;
  return { spawn: (file, args, options) => spawn(file, args, ptyOptions(options)) };
}

type PtyOptions = Parameters<Pty['spawn']>[2];

/**
 * The options of a terminal with what its system needs: on Windows the console that comes with node-pty. With the system's own,
 * node-pty ends a terminal through a second Node, and the Electron of a package starts as a second Slipway instead.
 */
export function ptyOptions(options: PtyOptions, platform: NodeJS.Platform = process.platform): PtyOptions {
  return platform === 'win32' ? { ...options, useConptyDll: true } : options;
}

/** Names of all that ssh2 can do, with this Node. */
export type SupportedAlgorithms = Readonly<
  Record<'kex' | 'hostKeys' | 'ciphers' | 'macs', readonly string[]>
>;

export interface SshParts {
  readonly supported: SupportedAlgorithms;
  readonly Client: Ssh['Client'];
  readonly parseKey: Ssh['utils']['parseKey'];
  readonly createAgent: Ssh['createAgent'];
  /** What ssh2 takes for an agent. */
  readonly BaseAgent: new () => import('ssh2').BaseAgent;
}

/** Imported and not required, so that the bundle holds it: thirty small files cost more to open than to run. */
export async function loadSsh(): Promise<SshParts> {
  const { Client, keyParser, agents, constants } = await import('./ssh2-client.ts');
  return {
    Client,
    parseKey: keyParser.parseKey,
    createAgent: agents.createAgent,
    BaseAgent: agents.BaseAgent,
    supported: {
      kex: constants.SUPPORTED_KEX,
      hostKeys: constants.SUPPORTED_SERVER_HOST_KEY,
      ciphers: constants.SUPPORTED_CIPHER,
      macs: constants.SUPPORTED_MAC,
    },
  };
}
