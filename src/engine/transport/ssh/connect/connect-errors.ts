import { EngineError } from '../../../lib/engine-error.ts';
import { RefusedError } from '../auth/refused-error.ts';
import type { ResolvedHost } from '../config/resolve-host.ts';

/** Whether trying again is useless, or worse, before a person has changed something: a refusal, or a setting that is wrong. */
export function needsPerson(error: unknown): error is EngineError {
  return error instanceof RefusedError || (error instanceof EngineError && error.code === 'BAD_INPUT');
}

/** Every way in was tried. */
export function notLetIn(host: ResolvedHost, tried: readonly string[]): RefusedError {
  const what = tried.length === 0 ? 'no key, agent or password was at hand' : `tried: ${tried.join(', ')}`;
  return new RefusedError(
    'UNREACHABLE',
    `${host.name} (${host.user}@${host.hostname}:${host.port}) refused the sign-in; ${what}. Nothing was sent to it.`,
    `Check with: ssh ${host.name} true`,
  );
}

/** RFC 4253: the server has no way in left for us. */
const noMoreMethods = 14;

/**
 * Whether a server has refused us: all ways in were tried, or it has hung up because too many were (OpenSSH's MaxAuthTries),
 * which it says in words only.
 */
export function isNotLetIn(error: Error & { level?: string; code?: unknown }): boolean {
  return (
    error.level === 'client-authentication' ||
    error.code === noMoreMethods ||
    /too many authentication failures/i.test(error.message)
  );
}

/** The line is down, or nobody is there: trying again may help. */
export function unreachable(hostname: string, port: number, why: string): EngineError {
  return new EngineError(
    'UNREACHABLE',
    `${hostname}:${port} cannot be reached: ${why}.`,
    'Check the network and the address; Slipway keeps what it knows and can try again.',
  );
}

/** What a socket's error means, in words. */
export function explainSocket(error: Error & { code?: string }): string {
  switch (error.code) {
    case 'ECONNREFUSED':
      return 'the connection was refused (is sshd running there?)';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'its name cannot be resolved';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return 'there is no route to it';
    case 'ETIMEDOUT':
      return 'it does not answer';
    default:
      return error.message.replace(/\.$/, '');
  }
}
