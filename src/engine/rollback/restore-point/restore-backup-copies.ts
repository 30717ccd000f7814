import type { HostPoint } from '../../../shared/journal/events.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { quotePath } from '../../transport/durable/step-script.ts';
import { quoteWord, type Transport } from '../../transport/transport.ts';
import type { RestorePointSpec } from './pin-restore-point.ts';
import { readMissing, verifyBackupScript } from './verify-backup.ts';

/**
 * Makes sure that what the document's commands will copy back is the pinned content, whatever happened to it since; of a
 * release layout, that the pinned release is still whole. Throws FAILED where a kept copy is damaged or cannot be put there.
 */
export async function restoreBackupCopies(
  point: HostPoint,
  { keepIn }: Pick<RestorePointSpec, 'keepIn'>,
  transport: Transport,
): Promise<void> {
  const checked = await transport.exec(verifyBackupScript(point.paths, keepIn), { timeoutMs: 120_000 });
  if (checked.exit !== 0) throw broken(point, checked.stderr);
  const missing = readMissing(checked.stdout.toString('utf8')).flatMap((index) => point.paths[index] ?? []);
  if (keepIn === undefined || missing.length === 0) return;
  const copies = missing.map(
    ({ kept }) => `k=${quoteWord(kept)}; n=\${k##*/}; part="$in/.slipway-part-$n"
rm -rf "$part" && cp -a "$k" "$part" && rm -rf "$in/$n" && mv "$part" "$in/$n" || exit 73`,
  );
  const filled = await transport.exec(`in=${quotePath(keepIn)}\n${copies.join('\n')}`, {
    timeoutMs: 120_000,
  });
  if (filled.exit !== 0) throw broken(point, filled.stderr);
}

function broken(point: HostPoint, stderr: Buffer): EngineError {
  return new EngineError(
    'FAILED',
    `The restore point on ${point.host} is damaged: ${stderr.toString('utf8').trim()}.`,
    'Restore the named files from another backup before you go on.',
  );
}
