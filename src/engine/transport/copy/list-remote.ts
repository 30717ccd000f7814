import { EngineError } from '../../lib/engine-error.ts';
import { scriptCommand } from '../script-command.ts';
import { loadScript } from '../scripts/load-script.ts';
import type { SshTransport } from '../ssh/attempt/ssh-transport.ts';
import * as words from '../transport-words.ts';

const listSource = loadScript('files/list-source');

/** A file or a folder on a target, links followed. */
export interface Listed {
  /** Path below what was asked for; empty for that itself. */
  readonly below: string;
  /** Null for a folder. */
  readonly sha256: string | null;
  /** Permission bits. */
  readonly mode: number;
  /** Last change, epoch s. */
  readonly changedAt: number;
  readonly bytes: number;
}

/**
 * What there is at a path of a target, folders in front of what is in them. Throws FAILED where not all of it can be copied:
 * a link that leads nowhere or in a circle, what is neither a file nor a folder, a folder without `recursive`.
 */
export async function listRemote(
  transport: SshTransport,
  from: string,
  recursive: boolean,
): Promise<{ readonly root: string; readonly listed: readonly Listed[] }> {
  const path = from.replace(/^~\/?/, '');
  const script = scriptCommand(listSource, path === '' ? '.' : path, recursive ? 'r' : '-');
  const result = await transport.exec(script, { timeoutMs: 120_000 });
  if (result.exit !== 0)
    throw new EngineError(
      'FAILED',
      words.notListed(
        from,
        transport.target,
        result.stderr.toString('utf8').trim() || words.status(result.exit),
      ),
    );
  const [root = '', ...lines] = result.stdout.toString('utf8').replace(/\n$/, '').split('\n');
  return { root, listed: lines.flatMap(readLine) };
}

function readLine(line: string): readonly Listed[] {
  const [, hash = '', mode = '', changedAt = '', bytes = '', name = ''] =
    /^([0-9a-f]{64}|d) (\d+) (\d+) (\d+) ?(.*)$/.exec(line) ?? [];
  if (hash === '') return [];
  return [
    {
      below: name === '.' ? '' : name,
      sha256: hash === 'd' ? null : hash,
      mode: Number.parseInt(mode, 8) & 0o777,
      changedAt: Number(changedAt),
      bytes: Number(bytes),
    },
  ];
}
