import type { RestorePoint } from '../../../shared/journal/events.ts';
import type { Outcome } from '../../../shared/journal/outcome.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';
import { asksAtKeyboard } from '../../../shared/run/asks-at-keyboard.ts';
import { hostPoints } from '../../../shared/run/group-state.ts';
import { type Due, waitWords } from '../../../shared/run/moves/due.ts';
import { errorText } from '../../../shared/text/error-text.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { ignore } from '../../lib/ignore.ts';
import { hostsSafeToClean } from '../../run/attempt/hosts-safe-to-clean.ts';
import {
  explainUnreachable,
  type UnreachableAttempt,
  whenAllUnreachable,
} from '../../run/attempt/unreachable-attempts.ts';
import type { ActiveRun } from '../../run/drive/active-run.ts';
import { setPaused, setRunning } from '../../run/drive/run-status.ts';
import { seeThrough } from '../../run/drive/run-until-passed.ts';
import type { RunSession } from '../../run/session/run-session.ts';
import { retryOnDisconnect } from '../../transport/ssh/connect/retry-on-disconnect.ts';
import { stepsOf } from '../choose/alternatives.ts';
import type { RestorePointSpec } from '../restore-point/pin-restore-point.ts';
import { switchReleaseLink } from '../restore-point/release-link.ts';
import { restoreBackupCopies } from '../restore-point/restore-backup-copies.ts';
import * as words from '../rollback-words.ts';
import { type HashedHosts, hashHosts, verifyHosts } from '../verify/verify-hosts.ts';
import { sendAhead } from './send-ahead.ts';

export interface RollbackDeps {
  /** Before a step's effect: its artifacts are where its commands expect them. */
  readonly prepare: (item: WorkItem) => Promise<void>;
  /** Whether what a person types reaches the steps. */
  readonly hasKeyboard: boolean;
}

/**
 * Executes a rollback from wherever it stands and returns when it has ended or paused: steps that passed are not repeated, a
 * step that did not pass pauses it, and it ends only when the restored version answers and its hashes are those of the
 * restore point. Throws only what keeps its own journal from being written. Tells why it has come to a stop.
 */
export async function executeRollback(run: ActiveRun, deps: RollbackDeps): Promise<Stop> {
  const { session } = run;
  const { state, sidecar } = session;
  if (state.status === 'ended' || state.alternative === null) return 'still';
  await setRunning(session);
  const { restorePoint: spec } = sidecar;
  // Pinned in the rollback's own journal, so that it can continue without its parent.
  const pinned =
    state.restorePoint === null || spec === undefined ? null : { point: state.restorePoint, spec };
  try {
    return await restore({ run, deps, pinned, steps: stepsOf(session, state.alternative) });
  } catch (error) {
    // A pause could not be recorded either.
    if (error instanceof EngineError && error.code === 'JOURNAL') throw error;
    await setPaused(session, errorText(error));
    return 'still';
  }
}

/** `unreachable`: what still runs is on servers that refuse the sign-in, and it goes on once its outcome is known; else `still`. */
export type Stop = 'still' | 'unreachable';

/** A restore point, and what the sidecar says of it. */
interface Pinned {
  readonly point: RestorePoint;
  readonly spec: RestorePointSpec;
}

interface Rollback {
  readonly run: ActiveRun;
  readonly deps: RollbackDeps;
  /** Null where no restore point was pinned: then nothing can be verified. */
  readonly pinned: Pinned | null;
  readonly steps: readonly WorkItem[];
}

async function restore(rollback: Rollback): Promise<Stop> {
  const { run, pinned } = rollback;
  const { session } = run;
  expectQuestions(session, pinned);
  if (pinned !== null) await restoreCopies(session, pinned);
  await switchLinks(session, pinned);
  const executed = await executeSteps(rollback);
  if (typeof executed === 'string') return executed;
  cleanUpHosts(session);
  // The document's own steps may have gone back by one from where they stood: the pinned release has the last word.
  await switchLinks(session, pinned);
  if (pinned !== null) {
    const missing = await verifyHosts({ session, ...pinned, hashed: executed.hashed });
    if (missing.length > 0) {
      await setPaused(session, words.notVerified(missing));
      return 'still';
    }
  }
  await session.append({ type: 'run.ended', outcome: 'passed', summary: summaryOf(rollback) });
  return 'still';
}

function summaryOf({ pinned, steps }: Rollback): string {
  if (steps.every(({ kind }) => kind === 'manual')) return words.doneByHand;
  if (pinned === null) return words.passedUnverified;
  return words.isBack(pinned.point);
}

/**
 * Executes the steps that have not passed yet. Gives the hashes that were started beside the last of them, or why it stopped before.
 * Every outcome is on disk when it has come to the end.
 */
async function executeSteps(rollback: Rollback): Promise<{ readonly hashed: HashedHosts | null } | Stop> {
  const { run, pinned, steps } = rollback;
  const { session } = run;
  const recorded: Promise<Outcome>[] = [];
  const tried = new Set<string>();
  // An outcome that is known is acted on before it is on disk; until then the state still calls its step running.
  const passed = new Set<string>();
  const isHashed = pinned !== null && pinned.spec.releases === undefined;
  let hashed: HashedHosts | null = null;
  while (session.state.status === 'running') {
    const due = session.moves.due({
      items: steps.filter(({ id }) => !passed.has(id)),
      tried,
      attended: true,
    });
    if (due.kind === 'done') {
      await Promise.all(recorded);
      return { hashed };
    }
    if (due.kind !== 'run' && due.kind !== 'running') return pauseAt(session, due);
    const { item } = due;
    tried.add(item.id);
    if (pinned !== null && isHashed && steps.slice(steps.indexOf(item)).every(onlyLooks))
      hashed ??= hashHosts(session, pinned.point);
    const outcome = await executeStep(rollback, item, { recorded, passed });
    if (outcome !== 'passed') return pauseBehind(rollback, item, outcome);
    passed.add(item.id);
  }
  return 'still';
}

/** Pauses where a step did not pass; nothing begins any more behind it. */
async function pauseBehind(
  { run }: Rollback,
  item: WorkItem,
  outcome: Exclude<StepEnd, 'passed'>,
): Promise<Stop> {
  run.driver.withdrawSent();
  if (typeof outcome === 'string') {
    await setPaused(run.session, words.stepEnded(item.title, outcome));
    return 'still';
  }
  await setPaused(run.session, explainUnreachable(run.session, outcome));
  return 'unreachable';
}

async function pauseAt(session: RunSession, due: Due): Promise<Stop> {
  await setPaused(session, due.kind === 'wait' ? waitWords(due.wait, session.state) : words.cannotRunHere);
  return 'still';
}

/** How a step ended; or what still runs on servers that refuse the sign-in. */
type StepEnd = Outcome | readonly UnreachableAttempt[];

/** How far a rollback's steps are. */
interface Progress {
  /** Outcomes on their way to the disk; every step adds its own. */
  readonly recorded: Promise<Outcome>[];
  /** Ids of the steps that have passed. */
  readonly passed: ReadonlySet<string>;
}

/** Runs a step, or takes up the one under way, and meanwhile sends ahead what only needs it to pass. */
async function executeStep(
  rollback: Rollback,
  item: WorkItem,
  { recorded, passed }: Progress,
): Promise<StepEnd> {
  const { run, deps } = rollback;
  const { session, driver } = run;
  const running = driver.live(item.id);
  if (running === undefined) {
    if (asksAtKeyboard(item) && !deps.hasKeyboard)
      throw new EngineError('NOT_NOW', words.needsKeyboard(item.title));
    await deps.prepare(item);
  }
  const live = running ?? (await driver.run(item.id));
  const ahead = sendAhead({ run, steps: rollback.steps, first: live, passed });
  const seen = seeThrough(driver, live, {
    isStopped: () => session.state.status !== 'running',
    // The next intent shares the flush of this outcome; neither is acted on before both are on disk.
    outcomeOf: (each) => {
      recorded.push(each.done);
      return each.known;
    },
  });
  const [outcome] = await Promise.all([outcomeOrRefusal(session, seen), ahead]);
  return outcome;
}

/** What is asked behind the steps needs no round trip for a channel then; on many hosts at once, that is left to them. */
function expectQuestions({ targets }: RunSession, pinned: Pinned | null): void {
  const [host, ...others] = pinned === null ? [] : hostPoints(pinned.point);
  if (host !== undefined && host.host !== 'local' && others.length === 0)
    void targets.remote(host.host).warmUp();
}

/** Makes sure that what the document's commands will copy back is the pinned content. */
async function restoreCopies({ targets }: RunSession, { point, spec }: Pinned): Promise<void> {
  await Promise.all(
    hostPoints(point).map((host) => {
      const transport = targets.get(host.host);
      return retryOnDisconnect(transport, 'once', () => restoreBackupCopies(host, spec, transport));
    }),
  );
}

/** An outcome; or what still runs on servers that refuse the sign-in. */
async function outcomeOrRefusal(session: RunSession, outcome: Promise<Outcome>): Promise<StepEnd> {
  const known = new AbortController();
  ignore(outcome, 'whoever waits no longer must not be surprised by a journal that was closed meanwhile');
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

/** In a release layout, `current` points to the pinned release before the document's steps act on it. */
async function switchLinks(session: RunSession, pinned: Pinned | null): Promise<void> {
  if (pinned?.spec.releases === undefined) return;
  await Promise.all(
    hostPoints(pinned.point).map((host) =>
      retryOnDisconnect(session.targets.get(host.host), 'once', () => switchReleaseLink(session, host)),
    ),
  );
}

/** Every outcome is on disk: what the steps left on their hosts is removed while those are asked what runs there. */
function cleanUpHosts({ run, state, targets }: RunSession): void {
  for (const host of hostsSafeToClean(state)) {
    const transport = targets.get(host);
    transport.forgetRun(run);
    void transport.settle();
  }
}
