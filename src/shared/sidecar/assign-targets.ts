import type { Plan } from '../plan/plan.ts';
import { type WorkItem, workOf } from '../plan/work.ts';
import { foldText } from '../text/fold-text.ts';
import { pathSeparator } from '../text/path-separator.ts';
import type { Sidecar } from './sidecar.ts';

/**
 * Where every work item with a command runs: the sidecar's longest matching path, else `local` if the plan says so, else null.
 * `work` is the plan's, where that is known already.
 */
export function assignTargets(
  plan: Plan,
  sidecar: Sidecar,
  work: readonly WorkItem[] = workOf(plan),
): Readonly<Record<string, string | null>> {
  const paths = new Map(plan.phases.map((phase) => [phase.id, phase.path]));
  const placement: Record<string, string | null> = {};
  const bySource = new Map<string, string | null>();
  for (const item of work) {
    if (item.command === undefined) continue;
    const headings = paths.get(item.phase) ?? [];
    // What undoes a step goes where the step went; it stands behind everything else.
    const undone = item.undoes === undefined ? undefined : bySource.get(item.undoes);
    const place =
      undone === undefined
        ? placeOf(item, headings, sidecar)
        : (findTarget([...headings, item.title], sidecar) ?? undone);
    placement[item.id] = place;
    bySource.set(item.source, place);
  }
  return placement;
}

function placeOf(item: WorkItem, headings: readonly string[], sidecar: Sidecar): string | null {
  const target = findTarget([...headings, item.title], sidecar);
  if (target !== null) return target;
  if (item.target !== undefined) return item.target;
  return item.where === 'server' || item.where === 'unclear' ? null : 'local';
}

/** The target that the sidecar's longest matching key names for a path of headings and a title; null where none does. */
export function findTarget(path: readonly string[], sidecar: Sidecar): string | null {
  const full = path.map(foldText);
  let best: { readonly length: number; readonly target: string } | null = null;
  for (const [key, target] of Object.entries(sidecar.where ?? {})) {
    const parts = key.split(pathSeparator).map(foldText);
    if (parts.length > (best?.length ?? 0) && containsPath(full, parts))
      best = { length: parts.length, target };
  }
  return best?.target ?? null;
}

/** A key may leave out outer headings, but names adjacent ones: "Rollback Procedure" covers everything below it. */
function containsPath(full: readonly string[], parts: readonly string[]): boolean {
  for (let start = 0; start + parts.length <= full.length; start += 1) {
    if (parts.every((part, index) => full[start + index] === part)) return true;
  }
  return false;
}
