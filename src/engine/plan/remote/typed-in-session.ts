import type { Diagnostic, Plan, PlanStep } from '../../../shared/plan/plan.ts';
import { findTarget } from '../../../shared/sidecar/assign-targets.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import { count } from '../../../shared/text/count.ts';
import { sessionsIn } from './sessions-in.ts';

/**
 * Leaves to a person what is typed into a session (`ssh host` and the lines behind it) that is opened from this machine: run
 * here, those lines would act on the wrong machine.
 */
export function leaveToSessions(plan: Plan, sidecar: Sidecar): Plan {
  const paths = new Map(plan.phases.map(({ id, path }) => [id, path]));
  const diagnostics: Diagnostic[] = [];
  const steps = plan.steps.map((step) => {
    const path = [...(paths.get(step.phase) ?? []), step.title];
    const sessions = typedInto(step);
    const hosts = sessions.filter((host) => host !== null);
    const [host] = hosts;
    if (host === undefined || (findTarget(path, sidecar) ?? step.where) !== 'local') return step;
    diagnostics.push(saidOf(step, host, hosts.length));
    return { ...step, typed: sessions.map((session) => session !== null) };
  });
  return diagnostics.length === 0
    ? plan
    : { ...plan, steps, diagnostics: [...plan.diagnostics, ...diagnostics] };
}

/** The sessions of a step's commands; a line that says itself where it goes, or that a transport runs there, is typed nowhere. */
function typedInto(step: PlanStep): readonly (string | null)[] {
  return sessionsIn(step).map((session, index) =>
    (step.remotes?.[index] ?? null) === null && (step.targets?.[index] ?? null) === null ? session : null,
  );
}

function saidOf({ line }: PlanStep, host: string, lines: number): Diagnostic {
  return {
    code: 'typed-in-session',
    severity: 'warning',
    message: `${count(lines, 'command')} behind the ssh line to ${host} ${lines === 1 ? 'is' : 'are'} yours to type in that session: the line opens it from this machine, and run here the rest would act on the wrong machine. Make ${host} a target with takeOver: true in the sidecar, and Slipway runs everything there.`,
    line,
    column: 1,
  };
}
