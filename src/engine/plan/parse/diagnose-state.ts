import type { Diagnostic, Plan } from '../../../shared/plan/plan.ts';
import { handedOn, type ShellLine } from '../../../shared/run/shell/carried-state.ts';

/** Where two sections that share a shell need the same variable differently: the later one wins, and its reader should know. */
export function diagnoseState(plan: Plan, phases: ReadonlyMap<string, string>): readonly Diagnostic[] {
  const headings = new Map(plan.phases.map(({ id, heading }) => [id, heading]));
  const lines = (plan.sheet ?? []).flatMap((line): readonly ShellLine[] => {
    const { where, host = '', source } = line;
    return line.do === 'command'
      ? [{ ...line, phase: phases.get(source) ?? '', place: `${where} ${host}` }]
      : [];
  });
  return handedOn(lines).overrides.map(({ name, line, before }) => ({
    code: 'state',
    severity: 'info',
    message: `${name} gets another value here than in "${headings.get(before.phase) ?? ''}" (line ${before.line}). From here on, this value holds, also in later sections.`,
    line,
    column: 1,
  }));
}
