import type { Phase, Plan, PlanStep } from '../../../shared/plan/plan.ts';
import { isForward } from '../../../shared/plan/work.ts';
import { dangerOf } from '../commands/danger.ts';
import type { Identities } from '../context/identity.ts';
import type { ParseContext } from '../context/parse-context.ts';
import { correctStep } from '../corrections/apply-nature-corrections.ts';
import { placeholdersOf } from '../values/placeholders.ts';

/** The heading of the way back that the document's `undo` attributes make together. */
export const undoHeading = 'Undo what ran';

/** What is said of a step goes for its undoing too; what says how a walk takes it does not. */
const lasting: readonly string[] = ['cwd', 'target', 'timeout', 'retries', 'idempotent'];

/** Anything that may carry an `undo`: a step, or a check that does something. */
type Undoable = Pick<PlanStep, 'id' | 'title' | 'where' | 'timeoutMs' | 'shell' | 'attributes' | 'line'>;

/**
 * The `undo` attributes of a plan as one more way back: a section of its own behind the document's last line (`behind`,
 * 1-based), whose steps undo those of the release, the last one first. Which of them ran is only known in a run. Null where
 * there is none.
 */
export function attributeUndoSection(
  plan: Plan,
  behind: number,
  identities: Identities,
  reading: ParseContext,
): { readonly phase: Phase; readonly steps: readonly PlanStep[] } | null {
  const undone = undoables(plan);
  if (undone.length === 0) return null;
  const path = [undoHeading];
  const phase: Phase = {
    id: identities.next('p', path, ''),
    heading: undoHeading,
    path,
    kind: 'rollback',
    level: 2,
    parent: null,
    line: behind,
  };
  const steps = undone.toReversed().map((step) => {
    const command = step.attributes?.undo ?? '';
    const danger = dangerOf(command);
    const kept = Object.entries(step.attributes ?? {}).filter(([key]) => lasting.includes(key));
    const undo: PlanStep = {
      id: identities.next('s', path, `${step.id}\n${command}`),
      title: `Undo: ${step.title}`,
      commands: [command],
      follow: false,
      verify: false,
      where: step.where,
      placeholders: [...placeholdersOf([command], reading.corrections?.placeholders)],
      phase: phase.id,
      line: behind,
      undoes: step.id,
      ...(danger === undefined ? {} : { danger, dangers: [danger] }),
      ...(step.timeoutMs === undefined ? {} : { timeoutMs: step.timeoutMs }),
      ...(step.shell === undefined ? {} : { shell: step.shell }),
      ...(kept.length === 0 ? {} : { attributes: Object.fromEntries(kept) }),
    };
    correctStep(undo, path, reading);
    return undo;
  });
  return { phase, steps };
}

function undoables(plan: Plan): readonly Undoable[] {
  const kinds = new Map(plan.phases.map((phase) => [phase.id, phase.kind]));
  const walked = ({ phase }: { readonly phase: string }): boolean =>
    isForward(kinds.get(phase) ?? 'reference');
  const given = ({ attributes }: Pick<PlanStep, 'attributes'>): boolean =>
    (attributes?.undo ?? '').trim() !== '';
  return [
    ...plan.steps
      .filter((step) => walked(step) && given(step))
      .map((step) => ({ ...step, title: step.title || (step.commands[0]?.split('\n')[0] ?? '') })),
    ...plan.items
      .filter((item) => item.command !== undefined && walked(item) && given(item))
      .map((item) => ({ ...item, title: item.text })),
  ].sort((a, b) => a.line - b.line);
}
