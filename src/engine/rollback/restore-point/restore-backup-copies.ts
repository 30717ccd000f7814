import type { HostPoint } from '../../../shared/journal/events.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { scriptCommand } from '../../transport/script-command.ts';
import { loadScript } from '../../transport/scripts/load-script.ts';
import type { Transport } from '../../transport/transport.ts';
import * as words from '../rollback-words.ts';
import type { RestorePointSpec } from './pin-restore-point.ts';
import { readMissing, verifyBackupScript } from './verify-backup.ts';

const refill = loadScript('restore-point/refill');

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
  const copies = missing.map(({ kept }) => kept);
  const filled = await transport.exec(scriptCommand(refill, { path: keepIn }, ...copies), {
    timeoutMs: 120_000,
  });
  if (filled.exit !== 0) throw broken(point, filled.stderr);
}

function broken(point: HostPoint, stderr: Buffer): EngineError {
  return new EngineError(
    'FAILED',
    words.damaged(point.host, stderr.toString('utf8').trim()),
    words.damagedHint,
  );
}
