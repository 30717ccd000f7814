import type { RestorePoint } from '../../../shared/journal/events.ts';
import { pinnedNotes } from '../../../shared/restore-point/restore-point-words.ts';
import { errorText } from '../../../shared/text/error-text.ts';
import type { RollbackPreview } from '../../../shared/wire/contract.ts';
import { commandOf } from '../../run/command/command-pipeline.ts';
import { chooseAlternative, stepsOf } from '../choose/alternatives.ts';
import * as words from '../rollback-words.ts';
import type { ReleaseRun } from './release-run.ts';

/**
 * What a rollback would do, for a person to read before it starts. With `probe`, the hosts are asked whether they have what
 * it needs; without, it says what is known here, so that nothing is waited for.
 */
export async function previewRollback(
  handle: ReleaseRun,
  asked: string | null,
  { probe }: { readonly probe: boolean } = { probe: true },
): Promise<RollbackPreview> {
  const { session } = handle;
  const chosen = chooseAlternative(session.plan, session.sidecar, asked ?? session.wayBack.alternative);
  const steps = chosen === null ? [] : stepsOf(session, chosen);
  const reasons: string[] = [];
  const armed = probe ? await handle.checkReadiness() : null;
  const point = session.wayBack.restorePoint;
  if (session.damage !== null) reasons.push(words.damagedJournal(session.damage, point !== null));
  if (chosen === null) reasons.push(words.noSection);
  if (session.sidecar.restorePoint === undefined) reasons.push(words.noRestorePoint);
  else if (point === null && session.damage === null) reasons.push(words.notPinned);
  if (armed !== null) reasons.push(...armed.reasons);
  if (steps.length > 0 && steps.every(({ kind }) => kind === 'manual')) reasons.push(words.byHand);
  // A box over commands is ticked by them.
  const effects = steps
    .filter(({ holds }) => holds === undefined)
    .map((item) => {
      if (item.kind === 'manual')
        return { target: words.aPerson, title: item.title, command: item.code ?? '' };
      let command = item.command ?? '';
      try {
        command = commandOf(session, item);
      } catch (error) {
        reasons.push(errorText(error));
      }
      const target = session.placement[item.id] ?? null;
      if (target === null) reasons.push(words.noTarget(item.title));
      return { target: target ?? '?', title: item.title, command };
    });
  return {
    ready: reasons.length === 0,
    reasons,
    expectedMs: probe ? await handle.expectedRollbackMs() : null,
    effects,
    restores: point === null ? '' : describePoint(point),
    alternatives: session.plan.rollback.alternatives.map(({ phase, heading, steps: ids }) => ({
      id: phase,
      heading,
      steps: ids.length,
    })),
    chosen,
  };
}

function describePoint(point: RestorePoint): string {
  const paths = point.paths.map((path) => path.path).join(', ');
  return words.restores(point.version, { paths, target: point.target }, pinnedNotes(point));
}
