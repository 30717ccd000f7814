import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir, hostname as machineName, userInfo } from 'node:os';
import { join } from 'node:path';
import { attempt } from '../../../../shared/lib/attempt.ts';
import { EngineError } from '../../../lib/engine-error.ts';
import * as say from '../../transport-words.ts';

/** What the `%`-tokens of a host's paths stand for. */
export interface PathTokens {
  /** The name as it was given; `%n`, and `%k` where there is no alias. */
  readonly name: string;
  readonly hostname: string;
  readonly port: number;
  readonly user: string;
  readonly hostKeyAlias: string | null;
}

/**
 * A path of OpenSSH's configuration with `~`, `%`-tokens and `${VARIABLE}` filled in, as ssh does when it opens it: `ssh -G`
 * prints identities as they were written. Throws BAD_INPUT for a variable that is not set and for a token that is none, where
 * ssh ends, too.
 */
export function expandPath(path: string, tokens: PathTokens): string {
  return expandHome(path).replace(/%(.?)|\$\{([^}]*)\}/gs, (whole, token?: string, variable?: string) => {
    const value = variable === undefined ? meaningOf(token ?? '', tokens) : process.env[variable];
    if (value === undefined || value === null)
      throw new EngineError('BAD_INPUT', say.notFilledIn(tokens.name, path, whole), say.badConfigHint);
    return value;
  });
}

/**
 * {@link expandPath} for what most versions of `ssh -G` have filled in already: a path that leads to something stays as it is,
 * and so does one with a sign in it that is no token.
 */
export function expandUnlessThere(path: string, tokens: PathTokens): string {
  const raw = expandHome(path);
  return !/[%$]/.test(raw) || existsSync(raw) ? raw : attempt(() => expandPath(path, tokens), raw);
}

export function expandHome(path: string): string {
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
}

function meaningOf(token: string, { name, hostname, port, user, hostKeyAlias }: PathTokens): string | null {
  const here = machineName();
  switch (token) {
    case '%':
      return '%';
    case 'C':
      return hash('sha1', `${here}${hostname}${port}${user}`, 'hex');
    case 'd':
      return homedir();
    case 'h':
      return hostname;
    case 'i':
      return String(userInfo().uid);
    case 'k':
      return hostKeyAlias ?? name;
    case 'L':
      return here.replace(/\..*/, '');
    case 'l':
      return here;
    case 'n':
      return name;
    case 'p':
      return String(port);
    case 'r':
      return user;
    case 'u':
      return userInfo().username;
    default:
      return null;
  }
}
