import type { WorkItem } from '../../../shared/plan/work.ts';
import type { RestorePoint } from '../../../shared/run/events.ts';
import { hostPoints } from '../../../shared/run/group-state.ts';
import type { Outcome } from '../../../shared/run/outcome.ts';
import { isItemSettled, itemState } from '../../../shared/run/run-state.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { hostsSafeToClean } from '../../run/attempt/hosts-safe-to-clean.ts';
import {
  explainUnreachable,
  type UnreachableAttempt,
  whenAllUnreachable,
} from '../../run/attempt/unreachable-attempts.ts';
import type { DrivenRun } from '../../run/drive/driven-run.ts';
import { seeThrough } from '../../run/drive/run-until-passed.ts';
import type { RunSession } from '../../run/session/run-session.ts';
import { retryOnDisconnect } from '../../transport/ssh/connect/retry-on-disconnect.ts';
import { stepsOf } from '../choose/alternatives.ts';
import type { RestorePointSpec } from '../restore-point/pin-restore-point.ts';
import { switchReleaseLink } from '../restore-point/release-link.ts';
import { restoreBackupCopies } from '../restore-point/restore-backup-copies.ts';
import { type HashedHosts, hashHosts, verifyHosts } from '../verify/verify-hosts.ts';

/**
 * Walks the way back from wherever it stands: steps that passed are not repeated, a step that did not pass holds, and it
 * ends only when the restored version answers and its hashes are those of the restore point.
 */
export async function executeRollback(handle: DrivenRun): Promise<void> {
  const { session } = handle;
  // Pinned in the rollback's own journal, so that it can go on without its parent.
  const point = session.state.restorePoint;
  const spec = session.sidecar.restorePoint;
  const chosen = session.state.alternative;
  if (session.state.status === 'ended' || chosen === null) return;
  if (session.state.status !== 'running') {
    await session.append(
      session.state.status === 'ready'
        ? { type: 'run.started', actor: session.actor }
        : { type: 'run.resumed', actor: session.actor },
    );
  }
  try {
    if (point !== null && spec !== undefined) await refillHosts(session, point, spec);
    await repointHosts(session, point, spec);
    const walked = await walkSteps(handle, chosen, point, spec);
    if (walked === null) return;
    giveUpFolders(session);
    // The document's own steps may have gone back by one from where they stood: the pinned release has the last word.
    await repointHosts(session, point, spec);
    if (point !== null && spec !== undefined) {
      const missing = await verifyHosts(session, point, spec, walked.hashed);
      if (missing.length > 0) return await hold(session, `not verified: ${missing.join('; ')}`);
    }
    await session.append({ type: 'run.ended', outcome: 'passed', summary: summaryOf(point, spec) });
  } catch (error) {
    // A pause could not be recorded either.
    if (error instanceof EngineError && error.code === 'JOURNAL') throw error;
    await hold(session, error instanceof Error ? error.message : String(error));
  }
}

function summaryOf(point: RestorePoint | null, spec: RestorePointSpec | undefined): string {
  if (point === null || spec === undefined)
    return 'every rollback step passed; there was no restore point to verify against';
  const { version, target } = point;
  return `${version || 'the release before'} is back on ${target}, verified by hash${version === '' ? '' : ' and version'}`;
}

/**
 * Walks the steps that have not passed yet. Gives the hashes that were begun beside the last of them, or null once it was held
 * or stopped. Every outcome is on disk when it has walked to the end.
 */
async function walkSteps(
  handle: DrivenRun,
  chosen: string,
  point: RestorePoint | null,
  spec: RestorePointSpec | undefined,
): Promise<{ readonly hashed: HashedHosts | null } | null> {
  const { session } = handle;
  const recorded: Promise<Outcome>[] = [];
  const steps = stepsOf(session, chosen);
  const isHashed = point !== null && spec !== undefined && spec.releases === undefined;
  let hashed: HashedHosts | null = null;
  for (const [index, item] of steps.entries()) {
    if (isItemSettled(session.state, item.id)) continue;
    if (isHashed && steps.slice(index).every(onlyLooks)) hashed ??= hashHosts(session, point);
    if (itemState(session.state, item.id).status === 'unknown') {
      await hold(session, `the outcome of "${item.title}" is unknown`);
      return null;
    }
    const outcome = await walkStep(handle, item, recorded);
    if (outcome !== 'passed') {
      await hold(
        session,
        typeof outcome === 'string' ? `"${item.title}": ${outcome}` : explainUnreachable(session, outcome),
      );
      return null;
    }
    if (session.state.status !== 'running') return null;
  }
  await Promise.all(recorded);
  return { hashed };
}

/** Runs a step, or takes up the one under way; its outcome on disk is added to `recorded`. */
async function walkStep(
  handle: DrivenRun,
  item: WorkItem,
  recorded: Promise<Outcome>[],
): Promise<Outcome | readonly UnreachableAttempt[]> {
  const { session, driver } = handle;
  const running = driver.live(item.id);
  if (running === undefined) await handle.prepare(item);
  const seen = seeThrough(driver, running ?? (await driver.run(item.id)), {
    isStopped: () => session.state.status !== 'running',
    // The next intent shares the flush of this outcome; neither is acted upon before both are on disk.
    outcomeOf: (live) => {
      recorded.push(live.done);
      return live.known;
    },
  });
  return outcomeOrRefusal(session, seen);
}

/** What the document's commands will copy back is the pinned content. */
async function refillHosts(
  { targets }: RunSession,
  point: RestorePoint,
  spec: RestorePointSpec,
): Promise<void> {
  await Promise.all(
    hostPoints(point).map((host) => {
      const transport = targets.get(host.host);
      return retryOnDisconnect(transport, 'once', () => restoreBackupCopies(host, spec, transport));
    }),
  );
}

/** An outcome, or, held up by servers that refuse us, what is under way there. */
async function outcomeOrRefusal(
  session: RunSession,
  outcome: Promise<Outcome>,
): Promise<Outcome | readonly UnreachableAttempt[]> {
  const known = new AbortController();
  // Whoever waits no longer must not be surprised by a journal that was closed meanwhile.
  outcome.catch(() => undefined);
  try {
    return await Promise.race([outcome, whenAllUnreachable(session, known.signal)]);
  } finally {
    known.abort();
  }
}

/** Whether an item only looks at what the others have done. */
function onlyLooks({ kind, verify }: WorkItem): boolean {
  return kind === 'check' || verify;
}

/** In a release layout, `current` points to the pinned release before the document's steps act upon it. */
async function repointHosts(
  session: RunSession,
  point: RestorePoint | null,
  spec: RestorePointSpec | undefined,
): Promise<void> {
  if (point === null || spec?.releases === undefined) return;
  await Promise.all(
    hostPoints(point).map((host) =>
      retryOnDisconnect(session.targets.get(host.host), 'once', () => switchReleaseLink(session, host)),
    ),
  );
}

/** Every outcome is on disk: what the steps left on their hosts is removed while those are asked what runs there. */
function giveUpFolders({ run, state, targets }: RunSession): void {
  for (const host of hostsSafeToClean(state)) {
    const transport = targets.get(host);
    transport.forgetRun(run);
    void transport.settle();
  }
}

async function hold(session: RunSession, reason: string): Promise<void> {
  if (session.state.status === 'running')
    await session.append({ type: 'run.paused', actor: 'slipway', reason });
}
