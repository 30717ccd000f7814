import type { Plan, PlanStep } from '../../../shared/plan/plan.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import type { Review } from '../../../shared/wire/review.ts';

/** Relative operands of copying commands on a server name files that have to be brought there. */
export function proposeArtifacts(plan: Plan, sidecar: Sidecar): Review['artifacts'] {
  const accepted = new Set(sidecar.artifacts ?? []);
  const found = new Map<string, { readonly line: number; readonly commands: string[] }>();
  const kinds = new Map(plan.phases.map((phase) => [phase.id, phase.kind]));
  for (const step of plan.steps) {
    if (step.where !== 'server' || kinds.get(step.phase) !== 'deploy') continue;
    for (const { path, command } of copiedPaths(step)) {
      const known = found.get(path) ?? { line: step.line, commands: [] };
      known.commands.push(command);
      found.set(path, known);
    }
  }
  for (const path of accepted) if (!found.has(path)) found.set(path, { line: 1, commands: [] });
  return [...found].map(([path, { line, commands }]) => ({
    path,
    accepted: accepted.has(path),
    line,
    commands,
  }));
}

function copiedPaths(step: PlanStep): readonly { readonly path: string; readonly command: string }[] {
  return step.commands.flatMap((command) => {
    const words = command.replace(/^sudo\s+/, '').split(/\s+/);
    if (!['cp', 'rsync', 'install', 'tar', 'mv'].includes(words[0] ?? '')) return [];
    const operands = words.slice(1).filter((word) => !word.startsWith('-'));
    return operands
      .slice(0, Math.max(1, operands.length - 1))
      .filter((word) => /^(?:\.\/)?[\w@][\w@./-]*$/.test(word) && word.includes('/'))
      .map((path) => ({ path, command }));
  });
}
