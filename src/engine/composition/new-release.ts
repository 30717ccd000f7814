import { hostname } from 'node:os';
import { isForward, workOf } from '../../shared/plan/work.ts';
import { chooseAlternative } from '../rollback/choose/alternatives.ts';
import type { NewRun } from '../run/session/new-run.ts';
import { newRunId } from '../run/session/run-store.ts';

export interface ReleaseSource extends Omit<NewRun, 'first'> {
  /** Absolute path of the checklist. */
  readonly file: string;
  readonly actor: string;
  /** The copy that is ticked in its place. */
  readonly ticksIn?: string | undefined;
}

/** A release of a checklist as it was just read, ready to be created. */
export function newRelease({ file, actor, ticksIn, ...source }: ReleaseSource): NewRun {
  const { plan, sidecar, targets } = source;
  const alternative = chooseAlternative(plan, sidecar, null);
  return {
    ...source,
    first: {
      type: 'run.created',
      run: newRunId(),
      kind: 'release',
      file,
      planHash: plan.hash,
      title: plan.title,
      version: plan.metadata.version ?? '',
      environment: sidecar.environment ?? 'production',
      actor,
      host: hostname(),
      targets: [...targets.hosts],
      items: workOf(plan)
        .filter((item) => isForward(item.phaseKind))
        .map((item) => item.id),
      ...(alternative === null ? {} : { alternative }),
      ...(ticksIn === undefined ? {} : { ticksIn }),
    },
  };
}
