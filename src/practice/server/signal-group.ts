import { attempt } from '../../shared/lib/attempt.ts';

/**
 * Signals a whole process group; on Windows, which has none, its leader alone.
 * A group that is gone and a signal this system does not have are no errors: there is nothing left to do then.
 * @param name signal without SIG, as SSH spells it: `INT`, `TERM`, `KILL`, …
 */
export function signalGroup(leader: number, name: string): void {
  attempt(() => process.kill(process.platform === 'win32' ? leader : -leader, `SIG${name}`), false);
}
