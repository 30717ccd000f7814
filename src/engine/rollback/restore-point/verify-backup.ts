import type { KeptPath } from '../../../shared/journal/events.ts';
import { scriptCommand } from '../../transport/script-command.ts';
import { loadScript } from '../../transport/scripts/load-script.ts';
import { hashArguments } from './backup-manifest.ts';

const checkKept = loadScript('restore-point/check-kept');

/** What the check ends with where a kept copy does not match the restore point. */
export const damaged = 65;

/**
 * Whether every kept copy on a host is still what was pinned, and which of them are not where the document's commands look for
 * them (`keepIn`): the script ends with {@link damaged} and says why on its error output, or prints the numbers of those that
 * are not, a line each. It changes nothing.
 */
export function verifyBackupScript(paths: readonly KeptPath[], keepIn: string | undefined): string {
  const kept = paths.flatMap((path) => [path.kept, ...hashArguments(path)]);
  return scriptCommand(checkKept, keepIn === undefined ? '' : { path: keepIn }, ...kept);
}

/** The numbers that a check has printed. */
export function readMissing(printed: string): readonly number[] {
  return printed.split('\n').flatMap((line) => (/^\d{1,9}$/.test(line) ? [Number(line)] : []));
}
