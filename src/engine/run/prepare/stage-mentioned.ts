import { dirname } from 'node:path';
import type { WorkItem } from '../../../shared/plan/work.ts';
import { EngineError } from '../../lib/engine-error.ts';
import type { RunSession } from '../session/run-session.ts';
import { stageArtifacts } from './stage-artifacts.ts';
import { stagingDue } from './staging-due.ts';

export interface Staging {
  readonly session: RunSession;
  readonly item: WorkItem;
  readonly hosts: readonly string[];
  /** What this console uploaded in this run, as `host path`. */
  readonly staged: Set<string>;
  readonly progress: (text: string | null, done: number, total: number) => void;
}

/**
 * Uploads the artifacts that an item's command and the steps behind it name to the servers they run on, before the item starts;
 * what is there already is not sent. A host of a later step that cannot be reached now is left to that step.
 */
export async function stageMentioned(staging: Staging): Promise<void> {
  const { session, item, hosts, staged, progress } = staging;
  const { state, placement } = session;
  const due = stagingDue(
    {
      work: session.work,
      state,
      placement,
      artifacts: session.sidecar.artifacts ?? [],
      membersOf: (target) => session.targets.members(target),
      isThere: (host, artifact) => staged.has(`${host} ${artifact}`),
    },
    item,
    hosts,
  );
  if (due.size === 0) return;
  try {
    await Promise.all([...due].map(([host, artifacts]) => stageInTime(staging, host, artifacts)));
  } finally {
    progress(null, 1, 1);
  }
}

async function stageInTime(staging: Staging, host: string, artifacts: readonly string[]): Promise<void> {
  try {
    await stageOn(staging, host, artifacts);
  } catch (error) {
    const isLater = error instanceof EngineError && error.code === 'UNREACHABLE';
    if (!isLater || staging.hosts.includes(host)) throw error;
  }
}

async function stageOn(
  { session, staged, progress }: Staging,
  host: string,
  artifacts: readonly string[],
): Promise<void> {
  const { dir, files } = await stageArtifacts({
    transport: session.targets.remote(host),
    run: session.run,
    project: dirname(session.state.file),
    artifacts,
    progress,
  });
  await session.append({ type: 'artifacts.staged', target: host, dir, files: [...files] });
  for (const artifact of artifacts) staged.add(`${host} ${artifact}`);
}
