import { createRequire } from 'node:module';

type Pty = typeof import('node-pty');
type Ssh = typeof import('ssh2');

// Required on first use and part by part: a command that only reads a journal needs neither, and one that only connects needs
// neither ssh2's server nor its HTTP agents, which would double what its client costs to load.
const load = createRequire(import.meta.url);

export function loadPty(): Pick<Pty, 'spawn'> {
  return load('node-pty') as Pty;
}

export function loadSsh(): { readonly Client: Ssh['Client']; readonly parseKey: Ssh['utils']['parseKey'] } {
  const { parseKey } = load('ssh2/lib/protocol/keyParser.js') as Ssh['utils'];
  return { Client: load('ssh2/lib/client.js') as Ssh['Client'], parseKey };
}
