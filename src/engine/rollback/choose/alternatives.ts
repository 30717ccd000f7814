import type { Plan } from '../../../shared/plan/plan.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';
import { itemState, type RunState } from '../../../shared/run/run-state.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import { isReadOnly } from '../../plan/commands/command-nature.ts';

/** The alternative a rollback follows: asked for, else the sidecar's, else the first one that changes something. */
export function chooseAlternative(plan: Plan, sidecar: Sidecar, asked: string | null): string | null {
  const { alternatives } = plan.rollback;
  const named = alternatives.find((alternative) => alternative.phase === asked);
  if (named !== undefined) return named.phase;
  const wanted = sidecar.rollback?.use?.trim().toLowerCase();
  const configured = alternatives.find((alternative) => alternative.heading.trim().toLowerCase() === wanted);
  if (configured !== undefined) return configured.phase;
  const effective = alternatives.find((alternative) =>
    plan.steps.some(
      (step) => alternative.steps.includes(step.id) && !step.follow && !step.commands.every(isReadOnly),
    ),
  );
  return (effective ?? alternatives[0])?.phase ?? null;
}

/**
 * The work items of an alternative, in order, as a release or the rollback that walks them has them: what never ends by
 * itself is left to the log and metric views, and what undoes a step is there only if that step was started.
 */
export function stepsOf({ plan, work, state }: Walked, phase: string): readonly WorkItem[] {
  const sources = plan.rollback.alternatives.find((each) => each.phase === phase)?.steps ?? [];
  const steps = work.filter((item) => isMeant(item, { plan, phase, sources }) && !item.follow);
  if (steps.every((item) => item.undoes === undefined)) return steps;
  // A rollback knows from its release, when it is created, what there is to undo.
  if (state.kind === 'rollback') return steps.filter((item) => state.order.includes(item.id));
  const begun = new Set(
    work.filter((item) => itemState(state, item.id).attempts.length > 0).map((item) => item.source),
  );
  return steps.filter((item) => item.undoes === undefined || begun.has(item.undoes));
}

/** Whether an item is part of a way to roll back; in plans of older runs, only the commands of its section are. */
function isMeant(
  item: WorkItem,
  {
    plan,
    phase,
    sources,
  }: { readonly plan: Plan; readonly phase: string; readonly sources: readonly string[] },
): boolean {
  if (plan.sheet === undefined) return item.phase === phase && item.kind === 'step';
  return item.when === 'back' && sources.includes(item.source);
}

/** What of a run's session decides about its rollback. */
interface Walked {
  readonly plan: Plan;
  readonly work: readonly WorkItem[];
  readonly state: RunState;
}
