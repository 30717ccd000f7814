import type { Diagnostic, Plan } from '../../../shared/plan/plan.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import { delegateSsh } from '../remote/delegate-ssh.ts';
import { leaveToSessions } from '../remote/typed-in-session.ts';

/** A plan with what the sidecar says of its targets: ssh lines taken over, and names that the sidecar does not know reported. */
export function resolveTargets(plan: Plan, sidecar: Sidecar): Plan {
  const taken = leaveToSessions(delegateSsh(plan, sidecar), sidecar);
  const unknown = unknownTargets(plan, sidecar);
  return unknown.length === 0 ? taken : { ...taken, diagnostics: [...taken.diagnostics, ...unknown] };
}

/** One diagnostic for every target that an attribute names and the sidecar does not. */
function unknownTargets(plan: Plan, sidecar: Sidecar): readonly Diagnostic[] {
  const known = new Set(['local', ...Object.keys(sidecar.targets ?? {})]);
  const reported = new Set<string>();
  return [...plan.items, ...plan.steps].flatMap(({ attributes, line }): readonly Diagnostic[] => {
    const target = attributes?.target;
    if (target === undefined || known.has(target) || reported.has(`${line} ${target}`)) return [];
    reported.add(`${line} ${target}`);
    const message = `The target "${target}" is named here and not in the sidecar; nothing runs there until it is added under \`targets\`.`;
    return [{ code: 'unknown-target', severity: 'warning', message, line, column: 1 }];
  });
}
