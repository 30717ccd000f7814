import { dirname } from 'node:path';
import type { WorkItem } from '../../../shared/plan/work.ts';
import type { RunSession } from '../session/run-session.ts';
import { mentionsArtifact } from './mentions-artifact.ts';
import { stageArtifacts } from './stage-artifacts.ts';

export interface Staging {
  readonly session: RunSession;
  readonly item: WorkItem;
  readonly hosts: readonly string[];
  readonly progress: (text: string | null, done: number, total: number) => void;
}

/** Uploads the artifacts that an item's command mentions to the servers it runs on; what lies there already is not sent. */
export async function stageMentioned(staging: Staging): Promise<void> {
  const { session, item, hosts, progress } = staging;
  const { artifacts = [] } = session.sidecar;
  const servers = hosts.filter((host) => host !== 'local');
  const mentioned = artifacts.filter((artifact) => mentionsArtifact(item.command ?? '', artifact));
  if (mentioned.length === 0 || servers.length === 0) return;
  try {
    await Promise.all(servers.map((host) => stageOn(staging, host, mentioned)));
  } finally {
    progress(null, 1, 1);
  }
}

async function stageOn(
  { session, progress }: Staging,
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
}
