import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Duplex } from 'node:stream';
import type { Client, ClientChannel } from 'ssh2';
import { errorText } from '../../../shared/text/error-text.ts';
import type { Targets } from '../../targets/targets.ts';
import * as words from '../words/source-words.ts';
import { NotReadError } from './not-read.ts';

/** How a page is reached. */
export interface Route {
  /** The target through whose SSH connection it is asked for; null or `local` for directly. */
  readonly via: string | null;
  /** A file with the certificates of its CA, from the checklist's folder; null for what this system trusts. */
  readonly ca: string | null;
  readonly targets: Targets;
}

/** RFC 4254: the server does not want to open such channels. */
const prohibited = 1;
/** RFC 4254: it wanted to, and could not connect. */
const connectFailed = 2;

/**
 * A stream to the server of a URL: directly or through a target's SSH connection, with TLS on it for https. It is destroyed when
 * `signal` aborts. Calls back once the target it goes through is connected. Throws a NotReadError, or what the connection to the
 * target says.
 */
export async function openSocket(
  url: URL,
  route: Route,
  signal: AbortSignal,
  connected: () => void,
): Promise<Duplex> {
  const plain = await openPlain(url, route, signal, connected);
  const destroy = (): void => void plain.destroy();
  signal.addEventListener('abort', destroy);
  plain.once('close', () => signal.removeEventListener('abort', destroy));
  // An error may come before anybody asks for anything: whoever then does finds it.
  plain.on('error', () => undefined);
  if (url.protocol === 'http:') return plain;
  try {
    return await secure(url, route, plain);
  } catch (error) {
    plain.destroy();
    throw error;
  }
}

async function openPlain(
  url: URL,
  { via, targets }: Route,
  signal: AbortSignal,
  connected: () => void,
): Promise<Duplex> {
  if (via === null || via === 'local') {
    connected();
    // Importing it takes a part of the start of a short command.
    const { connect } = await import('node:net');
    return connect({ host: hostOf(url), port: portOf(url) });
  }
  const client = await targets.remote(via).connection.client();
  connected();
  return forward(client, via, url, signal);
}

function forward(client: Client, via: string, url: URL, signal: AbortSignal): Promise<Duplex> {
  return new Promise<ClientChannel>((opened, failed) => {
    client.forwardOut('127.0.0.1', 0, hostOf(url), portOf(url), (error, channel) => {
      if (error !== undefined) failed(notForwarded(via, url, error));
      else if (signal.aborted) channel.destroy();
      else opened(channel);
    });
  });
}

function notForwarded(via: string, url: URL, error: Error & { readonly reason?: unknown }): NotReadError {
  if (error.reason === prohibited)
    return new NotReadError(words.forwardingProhibited(via), { saysDown: false });
  return new NotReadError(words.notForwarded(via, url.host, error.message), {
    saysDown: error.reason === connectFailed,
  });
}

async function secure(url: URL, route: Route, socket: Duplex): Promise<Duplex> {
  const [{ connect }, { isIP }, ca] = await Promise.all([
    import('node:tls'),
    import('node:net'),
    trusted(route),
  ]);
  const host = hostOf(url);
  // A server is told the name it is asked by; an address is no name.
  const servername = isIP(host) === 0 ? host : '';
  const secured = connect({ socket, host, servername, ca, ALPNProtocols: ['http/1.1'] });
  secured.on('error', () => undefined);
  socket.once('error', (error) => secured.destroy(error));
  secured.once('close', () => socket.destroy());
  return secured;
}

/** The certificates of CAs that are trusted: Node's, this system's, and those of the file. */
async function trusted({ ca, targets }: Route): Promise<string[]> {
  const tls = await import('node:tls');
  // Node.js before 22.15 knows its own only.
  const known =
    systemCas ??
    (typeof tls.getCACertificates === 'function'
      ? [...tls.getCACertificates('default'), ...tls.getCACertificates('system')]
      : [...tls.rootCertificates]);
  systemCas = known;
  if (ca === null) return known;
  const file = resolve(targets.project, ca);
  try {
    return [...known, await readFile(file, 'utf8')];
  } catch (error) {
    throw new NotReadError(words.noCa(file, errorText(error)), { saysDown: false });
  }
}

let systemCas: string[] | null = null;

/** The host of a URL as sockets take it: an IPv6 address without its brackets. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

function portOf({ port, protocol }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}
