import type { Client } from 'ssh2';
import { loadSsh } from '../../../vendor-patches/load-native.ts';
import type { MasterStream } from './master-stream.ts';

/** As much of ssh2's protocol object as has to be told that the handshake is over. */
interface Protocol {
  _kexinit: unknown;
  _onPayload: unknown;
  _decipher?: { _onPayload: unknown };
  readonly _packetRW: { readonly write: { allocStart: number } };
}

/** Where the message of a packet begins: behind its length, and the length of its padding. */
const headLength = 5;

/**
 * A client of ssh2 whose connection was made, and is kept, by OpenSSH: everything that needs channels works on it as on any other.
 * ssh2 has no door for it, so its handshake is declared over where it has only begun (see decision 0061). `agent` is for
 * forwarding. Rejects where the stream closes first, or ssh2 is not built as it was.
 */
export async function clientOver(stream: MasterStream, agent: string | null): Promise<Client> {
  const { Client } = await loadSsh();
  const client = new Client();
  const identified = new Promise<void>((resolve, reject) => {
    client.once('error', reject);
    client.once('close', () => reject(new Error('it closed its control socket')));
    // The server's identification is followed by an offer of ours, which is the first thing behind our own.
    client.once('connect', () => stream.once('data', () => resolve()));
  });
  client.connect({
    sock: stream,
    username: '-',
    readyTimeout: 0,
    keepaliveInterval: 0,
    ...(agent === null ? {} : { agent }),
  });
  await identified;
  const { _protocol: protocol } = client as unknown as { readonly _protocol?: Protocol };
  const decipher = protocol?._decipher;
  if (protocol === undefined || decipher === undefined || typeof protocol._onPayload !== 'function')
    throw new Error('this version of ssh2 is not the one that is known here');
  protocol._kexinit = undefined;
  protocol._packetRW.write.allocStart = headLength;
  decipher._onPayload = protocol._onPayload;
  client.removeAllListeners('error').on('error', () => undefined);
  return client;
}
