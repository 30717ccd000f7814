import { hostname } from 'node:os';
import { holdsNothing, isForward, workOf } from '../../shared/plan/work.ts';
import { EngineError } from '../lib/engine-error.ts';
import { chooseAlternative } from '../rollback/choose/alternatives.ts';
import type { NewRun } from '../run/session/new-run.ts';
import { newRunId } from '../run/session/run-store.ts';
import * as words from './composition-words.ts';

export interface ReleaseSource extends Omit<NewRun, 'first'> {
  /** Absolute path of the checklist. */
  readonly file: string;
  readonly actor: string;
  /** The copy that is ticked in its place. */
  readonly ticksIn?: string | undefined;
}

/**
 * A release of a checklist as it was just read, ready to be created. Throws `BAD_INPUT` where it holds nothing to do: "passed" would
 * be said of nothing.
 */
export function newRelease({ file, actor, ticksIn, ...source }: ReleaseSource): NewRun {
  const { plan, sidecar, targets } = source;
  if (holdsNothing(plan)) throw new EngineError('BAD_INPUT', words.nothingToDo(file), words.nothingToDoHint);
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
