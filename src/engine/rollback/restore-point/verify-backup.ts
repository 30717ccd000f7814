import type { KeptPath } from '../../../shared/journal/events.ts';
import { quotePath } from '../../transport/durable/step-script.ts';
import { quoteWord } from '../../transport/transport.ts';
import { hashTools } from './backup-manifest.ts';

/** What the check ends with where a kept copy is not what was pinned. */
export const damaged = 65;

/**
 * Whether every kept copy on a host is still what was pinned, and which of them are not where the document's commands look for
 * them (`keepIn`): the script ends with {@link damaged} and says why on its error output, or prints the numbers of those that
 * are not, a line each. It changes nothing.
 */
export function verifyBackupScript(paths: readonly KeptPath[], keepIn: string | undefined): string {
  const checks = paths.map(({ kept, sha256 }, index) => {
    const compared = keepIn === undefined ? '' : compare;
    const found = keepIn === undefined ? '' : `isThere ${quoteWord(sha256)} || echo ${index}`;
    return `( k=${quoteWord(kept)}; n=\${k##*/}
${compared}[ "$(hashof "$k")" = ${quoteWord(sha256)} ] || { echo "$k is not what was pinned" >&2; exit ${damaged}; }
${found}) & all="$all $!"`;
  });
  return `${hashTools}
isThere() { wait "$same" || [ "$(hashof "$in/$n")" = "$1" ]; }
${keepIn === undefined ? '' : `in=${quotePath(keepIn)}; `}all=
${checks.join('\n')}
for one in $all; do wait "$one" || exit $?; done`;
}

/** The two are compared while the kept one is hashed; directories by their files alone, as their hash is made. */
const compare = `if [ -f "$k" ]; then cmp -s "$k" "$in/$n"; else diff -rq "$k" "$in/$n" >/dev/null 2>&1; fi & same=$!
`;

/** The numbers that a check has printed. */
export function readMissing(printed: string): readonly number[] {
  return printed.split('\n').filter(Boolean).map(Number);
}
