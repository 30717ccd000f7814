import { parseSidecar } from '../../src/engine/plan/sidecar/read-sidecar.ts';
import type { Plan } from '../../src/shared/plan/plan.ts';
import { deriveRunPlan } from '../../src/shared/run/run-plan.ts';
import { sidecarSchema } from '../../src/shared/sidecar/sidecar.ts';

/**
 * What reading a sidecar breaks of its promises, in words; null where it keeps them: it never throws, says the place of what is
 * wrong, gives a sidecar that the schema knows, and what it gives makes a run's plan.
 */
export function brokenSidecarPromise(text: string, plan: Plan): string | null {
  const { sidecar, diagnostics } = parseSidecar(text);
  const nowhere = diagnostics.find(
    ({ line, column, message }) => !(line >= 1 && column >= 1) || message === '',
  );
  if (nowhere !== undefined) return `a diagnostic without a place: ${JSON.stringify(nowhere)}`;
  if (!sidecarSchema.safeParse(sidecar).success) return 'a sidecar that the schema does not know';
  if (Object.getPrototypeOf(sidecar) !== Object.prototype) return 'a sidecar with another prototype';
  if (({} as Record<string, unknown>).polluted !== undefined) return 'a changed prototype of all objects';
  if (diagnostics.length === 0) deriveRunPlan(plan, sidecar);
  return null;
}
