import type { Plan } from '../../../shared/plan/plan.ts';
import { isForWindowsServer } from '../../../shared/plan/windows-server.ts';
import { isForward, workOf } from '../../../shared/plan/work.ts';
import { assignTargets } from '../../../shared/sidecar/assign-targets.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import { pathSeparator } from '../../../shared/text/path-separator.ts';
import type { Review } from '../../../shared/wire/review.ts';
import { proposeArtifacts } from './propose-artifacts.ts';
import { proposeLogs, proposeRestorePoint, proposeScrapes } from './propose-sidecar.ts';
import { askedPlaceholders } from './review-placeholders.ts';
import { titledEnvironment } from './titled-environment.ts';

/** What the document leaves open, with what the sidecar has answered so far. `text` is the document's. Pure. */
export function reviewOf(plan: Plan, sidecar: Sidecar, text = ''): Review {
  const server = serverOf(plan, sidecar);
  const restorePoint = proposeRestorePoint(plan);
  return {
    environment: titledEnvironment(plan.title),
    where: whereOf(plan, sidecar),
    placeholders: askedPlaceholders(plan, sidecar, text),
    artifacts: proposeArtifacts(plan, sidecar),
    targets: targetsOf(sidecar),
    restorePoint:
      restorePoint === null || server === null
        ? null
        : {
            paths: [...restorePoint.paths],
            keepIn: restorePoint.keepIn,
            ...(restorePoint.version === null ? {} : { version: restorePoint.version }),
            ...(Object.keys(sidecar.targets ?? {}).length > 1 ? { on: server } : {}),
          },
    metrics: [
      ...proposeScrapes(plan).map((scrape) => ({ scrape, ...(server === null ? {} : { via: server }) })),
      ...(server === null ? [] : [{ host: server }]),
    ],
    logs: proposeLogs(plan).map(({ kind, name }) => ({
      ...(kind === 'journal' ? { journal: name } : { file: name }),
      ...(server === null ? {} : { on: server }),
    })),
  };
}

/** What a person types on a Windows server needs no target. */
function isWindows(step: Plan['steps'][number]): boolean {
  return step.commands.every((command) => isForWindowsServer(step, command));
}

function whereOf(plan: Plan, sidecar: Sidecar): Review['where'] {
  const work = workOf(plan);
  const placement = assignTargets(plan, sidecar, work);
  return plan.phases.flatMap((phase): Review['where'] => {
    if (!isForward(phase.kind) && phase.kind !== 'rollback') return [];
    const steps = plan.steps.filter((step) => step.phase === phase.id && step.undoes === undefined);
    if (steps.every((step) => step.where === 'local' || isWindows(step))) return [];
    const targets = new Set(
      work
        .filter((item) => item.phase === phase.id && item.command !== undefined && item.where !== 'local')
        .map((item) => placement[item.id] ?? null),
    );
    // Placed item by item, by keys that name steps: there is no one answer, and none is needed.
    if (targets.size > 1 && !targets.has(null)) return [];
    return [
      {
        key: phase.path.join(pathSeparator),
        heading: phase.heading,
        commands: steps.flatMap((step) => step.commands),
        proposal: steps.some((step) => step.where === 'server') ? 'server' : 'unclear',
        target: targets.size === 1 ? ([...targets][0] ?? null) : null,
        line: phase.line,
      },
    ];
  });
}

/** The server that most of the release runs on; null while none is chosen. */
function serverOf(plan: Plan, sidecar: Sidecar): string | null {
  const uses = new Map<string, number>();
  for (const target of Object.values(assignTargets(plan, sidecar)))
    if (target !== null && target !== 'local') uses.set(target, (uses.get(target) ?? 0) + 1);
  return [...uses].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

function targetsOf(sidecar: Sidecar): Review['targets'] {
  return Object.entries(sidecar.targets ?? {}).flatMap(([name, spec]) =>
    'ssh' in spec ? [{ name, ssh: spec.ssh }] : [],
  );
}
