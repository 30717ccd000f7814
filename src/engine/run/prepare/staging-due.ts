import type { WorkItem } from '../../../shared/plan/work.ts';
import { openQuestion } from '../../../shared/run/choices.ts';
import { isItemSettled, type RunState } from '../../../shared/run/run-state.ts';
import { mentionsArtifact } from './mentions-artifact.ts';

export interface StagingScene {
  /** The run's work in document order. */
  readonly work: readonly WorkItem[];
  readonly state: RunState;
  readonly placement: Readonly<Record<string, string | null>>;
  /** Paths relative to the checklist's folder. */
  readonly artifacts: readonly string[];
  /** The hosts a target stands for. */
  readonly membersOf: (target: string) => readonly string[];
  /** Whether an artifact was uploaded to a host ahead of the step that names it; only that step looks again. */
  readonly isThere: (host: string, artifact: string) => boolean;
}

/**
 * The artifacts that must be on each host before an effect starts: those of the item itself on `hosts`, and those that steps
 * behind it name. An upload between two effects would be added to an outage. What a step on this machine may still build is
 * left to the step that names it. Pure.
 */
export function stagingDue(
  scene: StagingScene,
  item: WorkItem,
  hosts: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const due = new Map<string, Set<string>>();
  const want = (each: WorkItem, on: readonly string[]): void => {
    const named = scene.artifacts.filter((artifact) => mentionsArtifact(each.command ?? '', artifact));
    for (const host of on.filter((name) => name !== 'local')) {
      const missing = named.filter((artifact) => each === item || !scene.isThere(host, artifact));
      if (missing.length > 0) due.set(host, (due.get(host) ?? new Set()).union(new Set(missing)));
    }
  };
  want(item, hosts);
  for (const each of stepsBehind(scene, item)) {
    const target = scene.placement[each.id] ?? null;
    if (target === 'local') break;
    if (target !== null) want(each, scene.membersOf(target));
  }
  return new Map([...due].map(([host, artifacts]) => [host, [...artifacts]]));
}

/** The steps with an effect that are still to come after an item. */
function stepsBehind({ work, state }: StagingScene, item: WorkItem): readonly WorkItem[] {
  return work.slice(work.findIndex(({ id }) => id === item.id) + 1).filter((each) => {
    const isStep = each.phaseKind === 'deploy' && each.kind === 'step' && each.runs !== 'never';
    return isStep && !isItemSettled(state, each.id) && openQuestion(state, each) === null;
  });
}
