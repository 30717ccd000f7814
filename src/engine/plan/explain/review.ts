import type { Plan, PlanStep } from '../../../shared/plan/plan.ts';
import { isForward, workOf } from '../../../shared/plan/work.ts';
import { assignTargets } from '../../../shared/sidecar/assign-targets.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import { pathSeparator } from '../../../shared/text/path-separator.ts';
import type { Review } from '../../../shared/wire/contract.ts';
import { isSet } from '../values/fill-placeholders.ts';

/** What the document leaves open, with what the sidecar has answered so far. Pure. */
export function reviewOf(plan: Plan, sidecar: Sidecar): Review {
  const work = workOf(plan);
  const placement = assignTargets(plan, sidecar, work);
  const where: Review['where'] = [];
  for (const phase of plan.phases) {
    if (!isForward(phase.kind) && phase.kind !== 'rollback') continue;
    const steps = plan.steps.filter((step) => step.phase === phase.id && step.undoes === undefined);
    if (steps.length === 0 || steps.every((step) => step.where === 'local')) continue;
    const targets = new Set(
      work
        .filter((item) => item.phase === phase.id && item.command !== undefined && item.where !== 'local')
        .map((item) => placement[item.id] ?? null),
    );
    // Placed item by item, by keys that name steps: there is no one answer, and none is needed.
    if (targets.size > 1 && !targets.has(null)) continue;
    where.push({
      key: phase.path.join(pathSeparator),
      heading: phase.heading,
      commands: steps.flatMap((step) => step.commands),
      proposal: steps.some((step) => step.where === 'server') ? 'server' : 'unclear',
      target: targets.size === 1 ? ([...targets][0] ?? null) : null,
      line: phase.line,
    });
  }
  return {
    where,
    placeholders: placeholders(plan, sidecar),
    artifacts: artifacts(plan, sidecar),
    targets: targetsOf(sidecar),
  };
}

function placeholders(plan: Plan, sidecar: Sidecar): Review['placeholders'] {
  const found = new Map<string, Review['placeholders'][number]>();
  const sources = [
    ...plan.steps.map((step) => ({
      names: step.placeholders,
      sentence: step.title || (step.commands[0] ?? ''),
      line: step.line,
    })),
    ...plan.items.map((item) => ({ names: item.placeholders, sentence: item.text, line: item.line })),
  ];
  for (const { names, sentence, line } of sources) {
    for (const name of names) {
      if (found.has(name) || isSet(name, {}, sidecar)) continue;
      found.set(name, { name, sentence, line, value: sidecar.values?.[name] ?? null });
    }
  }
  return [...found.values()];
}

/** Relative operands of copying commands on a server name files that have to be brought there. */
function artifacts(plan: Plan, sidecar: Sidecar): Review['artifacts'] {
  const accepted = new Set(sidecar.artifacts ?? []);
  const found = new Map<string, number>();
  const kinds = new Map(plan.phases.map((phase) => [phase.id, phase.kind]));
  for (const step of plan.steps) {
    if (step.where !== 'server' || kinds.get(step.phase) !== 'deploy') continue;
    for (const path of copiedPaths(step)) if (!found.has(path)) found.set(path, step.line);
  }
  for (const path of accepted) if (!found.has(path)) found.set(path, 1);
  return [...found].map(([path, line]) => ({ path, accepted: accepted.has(path), line }));
}

function copiedPaths(step: PlanStep): readonly string[] {
  return step.commands.flatMap((command) => {
    const words = command.replace(/^sudo\s+/, '').split(/\s+/);
    if (!['cp', 'rsync', 'install', 'tar', 'mv'].includes(words[0] ?? '')) return [];
    const operands = words.slice(1).filter((word) => !word.startsWith('-'));
    return operands
      .slice(0, Math.max(1, operands.length - 1))
      .filter((word) => /^(?:\.\/)?[\w@][\w@./-]*$/.test(word) && word.includes('/'));
  });
}

function targetsOf(sidecar: Sidecar): Review['targets'] {
  return Object.entries(sidecar.targets ?? {}).flatMap(([name, spec]) =>
    'ssh' in spec ? [{ name, ssh: spec.ssh }] : [],
  );
}
