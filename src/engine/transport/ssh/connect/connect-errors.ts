import { EngineError } from '../../../lib/engine-error.ts';
import * as words from '../../transport-words.ts';
import { RefusedError } from '../auth/refused-error.ts';
import type { ResolvedHost } from '../config/resolve-host.ts';
import { type AlgorithmKind, noneInCommon, type Offer } from './algorithms.ts';
import { BeyondLibraryError } from './beyond-library.ts';

/** Whether trying again is useless, or worse, before a person has changed something: a refusal, or a setting that is wrong. */
export function needsPerson(error: unknown): error is EngineError {
  return error instanceof RefusedError || (error instanceof EngineError && error.code === 'BAD_INPUT');
}

/** Every method of the sign-in was tried. */
export function notLetIn(host: ResolvedHost, tried: readonly string[]): RefusedError {
  return new RefusedError(
    'UNREACHABLE',
    words.signInRefused(`${host.name} (${host.user}@${host.hostname}:${host.port})`, tried),
    words.signInHint(host.name),
  );
}

/** RFC 4253: the server has no sign-in method left. */
const noMoreMethods = 14;

/**
 * Whether a server has refused the sign-in: all methods were tried, or it has hung up because too many were (OpenSSH's MaxAuthTries),
 * which it says in words only.
 */
export function isNotLetIn(error: Error & { level?: string; code?: unknown }): boolean {
  return (
    error.level === 'client-authentication' ||
    error.code === noMoreMethods ||
    /too many authentication failures/i.test(error.message)
  );
}

/** The setting of OpenSSH that names the algorithms of a kind; sshd has it, too. */
const settingOf: Readonly<Record<AlgorithmKind, string>> = {
  kex: 'KexAlgorithms',
  hostKeys: 'HostKeyAlgorithms',
  ciphers: 'Ciphers',
  macs: 'MACs',
};

/**
 * Two sides that have no algorithm in common: no fault of the network, and no more possible the next time; a BeyondLibraryError
 * where OpenSSH has one. Null where they have, or where the server has not said what it offers.
 */
export function noAgreement(host: ResolvedHost, ours: Offer, theirs: Offer | null): Error | null {
  const kind = theirs === null ? null : noneInCommon(ours, theirs);
  if (kind === null || theirs === null) return null;
  if (host.sshArguments !== null && noneInCommon(host.algorithms, theirs) === null)
    return new BeyondLibraryError(settingOf[kind]);
  return new RefusedError(
    'BAD_INPUT',
    words.noAlgorithm(`${host.hostname}:${host.port}`, settingOf[kind], ours[kind], theirs[kind]),
    words.noAlgorithmHint(settingOf[kind], ours[kind]),
  );
}

/** Throws where the configuration wants nothing of a kind that the library can do. */
export function mustBePossible(host: ResolvedHost, ours: Offer): void {
  const kinds = Object.keys(settingOf) as AlgorithmKind[];
  const kind = kinds.find((each) => ours[each].length === 0);
  if (kind === undefined) return;
  if (host.sshArguments !== null) throw new BeyondLibraryError(settingOf[kind]);
  throw new RefusedError(
    'BAD_INPUT',
    words.noneWanted(host.name, settingOf[kind], host.algorithms[kind]),
    words.noneWantedHint(settingOf[kind]),
  );
}

/** The line is down, or nobody is there: trying again may help. */
export function unreachable(
  hostname: string,
  port: number,
  why: string,
  platform: NodeJS.Platform = process.platform,
): EngineError {
  const message = words.notReached(`${hostname}:${port}`, why);
  return new EngineError('UNREACHABLE', message, words.hintNotReached(why, platform));
}

/** What a socket's error means, in words. */
export function explainSocket(error: Error & { code?: string }): string {
  switch (error.code) {
    case 'ECONNREFUSED':
      return words.connectionRefused;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return words.nameUnknown;
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return words.noRoute;
    case 'ETIMEDOUT':
      return words.silent;
    default:
      return error.message.replace(/\.$/, '');
  }
}
