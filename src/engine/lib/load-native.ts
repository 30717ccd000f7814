import { createRequire } from 'node:module';

type Pty = typeof import('node-pty');
type Ssh = typeof import('ssh2');

const load = createRequire(import.meta.url);

// Loaded on first use: a command that only reads a journal needs neither.
export function loadPty(): Pick<Pty, 'spawn'> {
  return load('node-pty') as Pty;
}

export interface SshParts {
  readonly Client: Ssh['Client'];
  readonly parseKey: Ssh['utils']['parseKey'];
}

/** Imported and not required, so that the bundle holds it: thirty small files cost more to open than to run. */
export async function loadSsh(): Promise<SshParts> {
  const { Client, keyParser } = await import('../vendor-patches/ssh2-client.ts');
  return { Client, parseKey: keyParser.parseKey };
}
