import { attemptAsync } from '../../../shared/lib/attempt.ts';
import type { AccessFormat } from '../../../shared/sidecar/sidecar.ts';
import { accessMeasures } from '../../measures/tiles.ts';
import type { Transport } from '../../transport/transport.ts';
import type { AccessAnswer } from '../access/access-answer.ts';
import { askAccessLog } from '../access/ask-access-log.ts';

/** An access log whose format is known. */
export interface FoundLog {
  readonly path: string;
  readonly format: AccessFormat;
  /** Tiles and quantiles that can be read from it. */
  readonly measures: readonly string[];
}

/** Names that such a log has; what else lies beside it (errors, a panel's own log) is not opened. */
const accessName = /access|haproxy/i;
const mostLogs = 10;
/** Each may take so long, in ms. */
const timeoutMs = 10_000;

/** Reads the end of each file that may be an access log. One that is in no known format, or holds no request, is left out. */
export async function findAccessLogs(
  transport: Transport,
  files: readonly string[],
): Promise<readonly FoundLog[]> {
  const found: FoundLog[] = [];
  for (const path of files.filter((file) => accessName.test(file)).slice(0, mostLogs)) {
    const asked = {
      path,
      format: '',
      unit: '',
      position: null,
      routes: new Set<string>(),
      isProbe: true,
      timeoutMs,
    };
    // What cannot be read is no source; the others are looked at all the same.
    const answer = await attemptAsync(() => askAccessLog(transport, asked), null);
    const log = answer === null ? null : recognized(path, answer);
    if (log !== null) found.push(log);
  }
  return found;
}

function recognized(path: string, { refusal, probe }: AccessAnswer): FoundLog | null {
  if (refusal !== null || probe === null || probe.requests === 0) return null;
  const isTimed = probe.unit !== '' && probe.unit !== 'S';
  return {
    path,
    format: formatOf(path, probe),
    measures: accessMeasures.filter((id) => isTimed || !id.startsWith('latency')),
  };
}

/** nginx and Apache write the same line, up to how long a request took: in seconds with a point, or in whole numbers. */
function formatOf(path: string, { format, unit }: NonNullable<AccessAnswer['probe']>): AccessFormat {
  if (format === 'haproxy') return 'haproxy';
  if (format === 'json') return /caddy/i.test(path) ? 'caddy' : 'json';
  if (unit === 's') return 'nginx';
  return unit !== '' || /apache|httpd/i.test(path) ? 'apache' : 'nginx';
}
