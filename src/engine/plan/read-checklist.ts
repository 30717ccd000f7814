import { resolve } from 'node:path';
import type { Plan } from '../../shared/plan/plan.ts';
import { readDocument } from '../document/read-document.ts';
import { EngineError } from '../lib/engine-error.ts';
import { resolveRestorePoint } from './corrections/resolve-restore-point.ts';
import { resolveTargets } from './corrections/resolve-targets.ts';
import { resolveTriggers } from './corrections/resolve-triggers.ts';
import { loadPlanParser, readSidecar } from './load-plan.ts';
import type { ReadSidecar } from './sidecar/read-sidecar.ts';

export interface Checklist {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
  readonly plan: Plan;
  readonly sidecar: ReadSidecar;
}

/** A checklist and its sidecar as they are on disk now. Throws what {@link readDocument} throws. */
export async function readChecklist(path: string): Promise<Checklist> {
  const file = resolve(path);
  const [{ text }, parse] = await Promise.all([readDocument(file), loadPlanParser()]);
  const sidecar = await readSidecar(file, text);
  const parsed = parse(text, sidecar.sidecar.plan);
  const plan = resolveRestorePoint(
    resolveTriggers(resolveTargets(parsed, sidecar.sidecar), sidecar.sidecar),
    sidecar.sidecar,
  );
  return { file, text, plan, sidecar };
}

/** Throws `BAD_INPUT` where the sidecar is invalid; `consequence` says what that means for the run. */
export function mustHold({ file, diagnostics }: ReadSidecar, consequence: string): void {
  const problem = diagnostics[0];
  if (problem === undefined) return;
  throw new EngineError(
    'BAD_INPUT',
    `The sidecar ${file} is invalid: ${problem.message}. ${consequence}`,
    `Correct line ${problem.line}, column ${problem.column}.`,
    problem,
  );
}
