import type { Plan } from '../../shared/plan.ts';
import type { Sidecar } from '../../shared/sidecar.ts';
import type { WorkItem } from '../../shared/work.ts';
import { isReadOnly } from '../plan/command-nature.ts';

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

/** The work items of an alternative, in order; what never ends by itself is left to the log and metric views. */
export function stepsOf(work: readonly WorkItem[], phase: string): readonly WorkItem[] {
  return work.filter((item) => item.phase === phase && item.kind === 'step' && !item.follow);
}
