import { createRequire } from 'node:module';

type Pty = typeof import('node-pty');
type Ssh = typeof import('ssh2');

const load = createRequire(import.meta.url);

// Loaded on first use and part by part: a command that only reads a journal needs neither, and one that only connects needs
// neither ssh2's server nor its HTTP agents, which would double what its client costs to load.
export function loadPty(): Pick<Pty, 'spawn'> {
  return load('node-pty') as Pty;
}

export interface SshParts {
  readonly Client: Ssh['Client'];
  readonly parseKey: Ssh['utils']['parseKey'];
}

/** Imported and not required, so that the bundle holds it: thirty small files cost more to open than to run. */
export async function loadSsh(): Promise<SshParts> {
  const { default: Client } = await import('ssh2/lib/client.js');
  const { default: parser } = await import('ssh2/lib/protocol/keyParser.js');
  return { Client, parseKey: parser.parseKey };
}
