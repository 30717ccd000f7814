import { isAbsolute, join } from 'node:path';
import type { WorkItem } from '../../../shared/plan/work.ts';
import { homeFolder } from '../../lib/account.ts';
import { delegatedCopy } from '../../plan/remote/delegate-ssh.ts';
import { copyTransport } from '../../transport/copy/copy-transport.ts';
import type { AttemptSpec, AttemptTransport } from '../../transport/transport.ts';
import type { RunSession } from '../session/run-session.ts';

export interface AttemptPlace {
  readonly session: RunSession;
  readonly item: WorkItem;
  readonly target: string;
  readonly spec: AttemptSpec;
  /** The command as its author wrote it, with every value filled in. */
  readonly command: string;
}

/**
 * What one attempt on a single target runs by: the target's transport, or a copy to or from it that Slipway makes itself.
 * `dir` is the attempt's folder on the server; null where it leaves none.
 */
export function attemptTransport({ session, item, target, spec, command }: AttemptPlace): {
  readonly transport: AttemptTransport;
  readonly dir: string | null;
} {
  const copy = target === 'local' ? null : delegatedCopy(command, target, session.sidecar);
  if (copy !== null) {
    const from = (): Promise<string> => copiesFrom(session, item, spec.shell);
    return { transport: copyTransport(session.targets.remote(target), copy, from), dir: null };
  }
  const transport = session.targets.get(target);
  const durable = transport.durable && !item.follow && !spec.tty;
  return { transport, dir: durable ? transport.dirOf(spec) : null };
}

/** Where the relative paths of a copy count from here: its author's `cwd`, else where the steps of its shell here have gone. */
async function copiesFrom(session: RunSession, item: WorkItem, shell: string): Promise<string> {
  const cwd = item.settings?.cwd;
  const start = below(session.targets.project, session.plan.defaults?.cwd ?? '.');
  return cwd === undefined ? session.targets.directoryHere(session.run, shell, start) : below(start, cwd);
}

function below(folder: string, path: string): string {
  if (path.startsWith('~/')) return join(homeFolder() ?? '/', path.slice(2));
  return isAbsolute(path) ? path : join(folder, path);
}
