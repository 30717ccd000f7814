import { homedir, userInfo } from 'node:os';
import { attempt } from '../../shared/lib/attempt.ts';

/*
 * The account this process runs as. In a container it often has a number only: no entry in the system's list of accounts,
 * and then the system knows neither a name nor a home.
 */

/** Its name, or `uid 54321` where it has none. */
export function accountName(): string {
  const name = attempt(() => userInfo().username, '');
  return name === '' ? `uid ${process.getuid?.() ?? 'unknown'}` : name;
}

/** Its home; null where it has none. */
export function homeFolder(): string | null {
  const home = attempt(homedir, '');
  return home === '' ? null : home;
}
