import type { HostPoint, KeptPath } from '../../../shared/journal/events.ts';
import { EngineError } from '../../lib/engine-error.ts';
import type { RunSession } from '../../run/session/run-session.ts';
import { quoteWord } from '../../transport/quote.ts';
import { scriptCommand } from '../../transport/script-command.ts';
import { loadScript } from '../../transport/scripts/load-script.ts';
import type { Transport } from '../../transport/transport.ts';
import * as words from '../rollback-words.ts';
import { readPaths } from './backup-manifest.ts';

const pin = loadScript('restore-point/pin-release');
const switchRelease = loadScript('restore-point/switch-release');

/** Pins the release that is current in a layout of `releases/NAME` and `current`, by its name and its content. */
export async function pinRelease(transport: Transport, base: string): Promise<KeptPath> {
  const result = await transport.exec(scriptCommand(pin, { path: base }), { timeoutMs: 300_000 });
  const [path] = readPaths(result.stdout.toString('utf8'));
  if (result.exit === 0 && path !== undefined) {
    // That `current` is a link is what makes it a release layout.
    const { followed: _release, ...pinned } = path;
    return pinned;
  }
  throw new EngineError(
    'FAILED',
    words.releaseNotPinned(
      transport.target,
      result.stderr.toString('utf8').trim() || words.status(result.exit),
    ),
    words.releaseNotPinnedHint,
  );
}

/** The release a `current` points to now; empty when it points to none. */
export async function currentRelease(transport: Transport, path: string): Promise<string> {
  const result = await transport.exec(`readlink -f ${quoteWord(path)}`, { timeoutMs: 30_000 });
  return result.stdout.toString('utf8').trim();
}

/**
 * Points \`current\` to the pinned release, by name, unless it does already: whatever "the one before" means by now. The link
 * is replaced by rename, so that at no moment there is none.
 */
export async function switchReleaseLink(session: RunSession, point: HostPoint): Promise<void> {
  const transport = session.targets.get(point.host);
  for (const { path, kept } of point.paths) {
    const from = await currentRelease(transport, path);
    if (from === kept) continue;
    await session.append({ type: 'repoint.started', target: point.host, path, from, to: kept });
    const result = await transport.exec(scriptCommand(switchRelease, path, kept), { timeoutMs: 30_000 });
    if (result.exit !== 0)
      throw new EngineError(
        'FAILED',
        words.notSwitched({ path, host: point.host, to: kept }, result.stderr.toString('utf8').trim()),
        words.notSwitchedHint,
      );
  }
}
