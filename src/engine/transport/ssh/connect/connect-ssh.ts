import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Client, ParsedKey } from 'ssh2';
import { ignore } from '../../../lib/ignore.ts';
import { loadSsh } from '../../../vendor-patches/load-native.ts';
import type { ExecResult } from '../../transport.ts';
import * as words from '../../transport-words.ts';
import type { Questions } from '../auth/auth-prompts.ts';
import { authenticator } from '../auth/authenticate.ts';
import { HostKeyCheck } from '../auth/host-key-check.ts';
import { type KnownHostLine, knownTypes, readKnownHosts } from '../auth/known-hosts.ts';
import { learnHostKeys } from '../auth/learn-host-keys.ts';
import { presignPublickey } from '../auth/presign-publickey.ts';
import { RefusedError } from '../auth/refused-error.ts';
import type { TypedSecrets } from '../auth/typed-secrets.ts';
import { beginSessionsAs } from '../channel/session-options.ts';
import { type ResolvedHost, type ResolveOptions, resolveHost } from '../config/resolve-host.ts';
import { connectOpenSsh } from '../openssh/connect-openssh.ts';
import { asAlgorithms, offerTo } from './algorithms.ts';
import { BeyondLibraryError, hasMoreToOffer, mustBeWithinLibrary } from './beyond-library.ts';
import {
  explainSocket,
  isNotLetIn,
  mustBePossible,
  noAgreement,
  notLetIn,
  unreachable,
} from './connect-errors.ts';
import type { HandshakeLimiter } from './handshake-limiter.ts';
import { openSocket } from './open-socket.ts';
import type { Probe } from './preconnect-probe.ts';
import { hearOffer } from './server-offer.ts';

export interface ConnectOptions extends ResolveOptions {
  readonly questions: Questions;
  readonly secrets: TypedSecrets;
  readonly turnstile: HandshakeLimiter;
  /** Called once the server has been asked for the sign-in: until then the work of a handshake is mostly ours, from then on its. */
  readonly knocked?: () => void;
  /** What was started of it before. */
  readonly begun?: Begun;
  /** So long the server may take to answer a request on the connection, in ms, in place of the usual. */
  readonly patienceMs?: number;
}

/** The beginning of a connection: nothing in it is believed before OpenSSH has said where the destination is. */
export interface Begun {
  readonly resolved: Promise<ResolvedHost> | null;
  readonly socket: Probe | null;
}

/** A command that was given to a server before the one who wants its answer was there. */
export interface Asked {
  readonly command: string;
  readonly answer: Promise<ExecResult>;
  /** Settles when the server has it. */
  readonly given: Promise<unknown>;
}

/** An authenticated connection and the hops it stands on; ending it ends them all. */
export interface SshLink {
  readonly client: Client;
  readonly host: ResolvedHost;
  /** What was asked on it as soon as it stood. */
  readonly asked?: Asked;
  end(): void;
  /** A round trip, and the proof of life: calls back when it is over. Throws where the connection is gone. */
  beat(answered: () => void): void;
  /** Whether the server has answered a beat, or only the ssh that keeps the connection. */
  readonly kept: 'here' | 'by-openssh';
}

/**
 * Reaches a destination through its jump hosts. Every hop's key is checked before anything is sent to that hop. Where a hop needs
 * what only OpenSSH can do, OpenSSH makes the whole connection.
 */
export async function connectSsh(
  target: string,
  destination: string,
  options: ConnectOptions,
): Promise<SshLink> {
  try {
    return await connectHops(target, destination, options, 0);
  } catch (error) {
    if (!(error instanceof BeyondLibraryError)) throw error;
    options.begun?.socket?.socket.destroy();
    const host = await (options.begun?.resolved ?? resolveHost(destination, options));
    options.knocked?.();
    const link = await options.turnstile.take(`${host.hostname}:${host.port}`, () =>
      connectOpenSsh(host, { target, questions: options.questions, secrets: options.secrets }),
    );
    return { ...link, host, kept: 'by-openssh' };
  }
}

async function connectHops(
  target: string,
  destination: string,
  options: ConnectOptions,
  depth: number,
): Promise<SshLink> {
  if (depth > 8) throw new RefusedError('BAD_INPUT', words.tooManyJumps(destination), words.tooManyJumpsHint);
  // OpenSSH reads its configuration in a process of its own; meanwhile there is time to load what will be needed.
  const resolving = options.begun?.resolved ?? resolveHost(destination, options);
  const [host] = await Promise.all([resolving.then(withinLibrary), loadSsh()]);
  // A key that is given for the host is not meant for those on the way to it, and neither is what was started.
  const { begun, ...onTheWay } = options;
  const jumpOptions = { ...onTheWay, identity: null, connect: null };
  const hops: SshLink[] = [];
  try {
    let through: SshLink | null = null;
    for (const jump of host.jumps) {
      const link: SshLink =
        through === null
          ? await connectHops(target, jump, jumpOptions, depth + 1)
          : await connectThrough(
              target,
              await resolveHost(jump, jumpOptions).then(withinLibrary),
              through,
              jumpOptions,
            );
      hops.push(link);
      through = link;
    }
    const link = await connectThrough(target, host, through, options);
    link.client.once('close', () => endAll(hops));
    return { ...link, end: () => endAll([link, ...hops]) };
  } catch (error) {
    endAll(hops);
    throw error;
  }
}

/** A host whose connection the library can make; throws a BeyondLibraryError for others. */
async function withinLibrary(host: ResolvedHost): Promise<ResolvedHost> {
  await mustBeWithinLibrary(host, await readKnownHosts(host.knownHostsFiles));
  return host;
}

function endAll(links: readonly SshLink[]): void {
  for (const link of links) link.end();
}

/** Connects to a host when its turn has come: directly, or from the hop before it. */
function connectThrough(
  target: string,
  host: ResolvedHost,
  through: SshLink | null,
  options: ConnectOptions,
): Promise<SshLink> {
  return options.turnstile.take(`${host.hostname}:${host.port}`, async () => {
    // Read while the first packets travel.
    const lines = readKnownHosts(host.knownHostsFiles);
    const socket =
      through === null
        ? await openSocket(host, options.begun?.socket ?? null)
        : await forwardTo(through, host.hostname, host.port);
    return connectOne({ target, host, socket, lines: await lines, options });
  });
}

function forwardTo(through: SshLink, hostname: string, port: number): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    through.client.forwardOut('127.0.0.1', 0, hostname, port, (error, channel) => {
      if (error === undefined) resolve(channel);
      else reject(unreachable(hostname, port, words.noForward(through.host.name, error.message)));
    });
  });
}

/** One hop: a socket to a host, and what is known of the host's keys. */
interface Hop {
  readonly target: string;
  readonly host: ResolvedHost;
  readonly socket: Duplex;
  readonly lines: readonly KnownHostLine[];
  readonly options: ConnectOptions;
}

async function connectOne({ target, host, socket, lines, options }: Hop): Promise<SshLink> {
  const { Client, supported } = await loadSsh();
  // Its end was told while nobody listened, and will not be told again.
  if (socket.destroyed) throw unreachable(host.hostname, host.port, words.closedByIt);
  const client = new Client();
  const address = socket instanceof Socket ? (socket.remoteAddress ?? null) : null;
  const keys = new HostKeyCheck({ target, host, address, lines, questions: options.questions });
  const offer = offerTo(host.algorithms, knownTypes(lines, keys.name), supported);
  mustBePossible(host, offer);
  let theirs: ReturnType<typeof hearOffer> = () => null;
  const auth = authenticator({ target, host, questions: options.questions, secrets: options.secrets });
  return new Promise((resolve, reject) => {
    // As with ssh, ConnectTimeout is for the handshake, too: up to the host's key, which a person may be asked about.
    const silence = setTimeout(() => {
      client.removeAllListeners('close').destroy();
      reject(unreachable(host.hostname, host.port, words.noAnswerWithin(host.connectTimeoutMs)));
    }, host.connectTimeoutMs);
    client.once('ready', () => {
      client.removeAllListeners('error');
      beginSessionsAs(client, host, options.patienceMs);
      // Errors of an established connection are followed by `close`, which is what its owner listens to.
      client.on('error', () => undefined);
      resolve({
        client,
        host,
        end: () => client.end(),
        // Every server must answer this request, and none acts on it: it cancels a forwarding that does not exist.
        beat: (answered) => client.unforwardIn('localhost', 1, answered),
        kept: 'here',
      });
    });
    client.on('error', (error: Error & { level?: string }) => {
      clearTimeout(silence);
      // An agent that cannot be asked is one way in less; the others are still tried.
      if (error.level === 'agent') {
        auth.note(words.agentFailed(error.message.replace(/\.$/, '')));
        return;
      }
      client.removeAllListeners('error').on('error', () => undefined);
      client.destroy();
      if (keys.refusal !== null) reject(keys.refusal);
      // Before it has shown its key, whoever answers may say so.
      else if (auth.hasBegun && isNotLetIn(error)) {
        // It closes now, which is not why.
        client.removeAllListeners('close');
        void hasMoreToOffer(host).then((has) =>
          reject(has ? new BeyondLibraryError('a key or ticket') : notLetIn(host, auth.tried)),
        );
      } else
        reject(
          noAgreement(host, offer, theirs()) ?? unreachable(host.hostname, host.port, explainSocket(error)),
        );
    });
    client.on('hostkeys', (proved: ParsedKey[]) => {
      if (keys.accepted === null) return;
      const blobs = proved.map((key) => key.getPublicSSH());
      ignore(
        learnHostKeys(host, keys.name, keys.accepted, blobs),
        'the key that is known already is enough to connect',
      );
    });
    client.once('close', () => {
      clearTimeout(silence);
      reject(
        keys.refusal ??
          noAgreement(host, offer, theirs()) ??
          unreachable(host.hostname, host.port, words.closedByIt),
      );
    });
    client.connect({
      sock: socket,
      username: host.user,
      readyTimeout: 120_000,
      keepaliveInterval: 0,
      algorithms: asAlgorithms(offer),
      ...(host.forwardAgent === null ? {} : { agent: host.forwardAgent }),
      hostVerifier: (key: Buffer, verify: (valid: boolean) => void) => {
        clearTimeout(silence);
        void keys.accepts(key).then(verify, () => verify(false));
      },
      authHandler: (left, partial, next) =>
        auth.next(left, partial, (method) => {
          next(method);
          options.knocked?.();
        }),
    });
    // The client has paused it, and reads on once it is ready.
    theirs = hearOffer(socket);
    presignPublickey(client);
  });
}
