import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Armed, EventType } from '../../shared/journal/events.ts';
import type { WorkItem } from '../../shared/plan/work.ts';
import { planFileNames } from '../journal/run-folder.ts';
import { ignore } from '../lib/ignore.ts';
import { Seal } from '../record/seal.ts';
import { PinOnce } from '../rollback/readiness/pin-once.ts';
import type { ReleaseRun } from '../rollback/readiness/release-run.ts';
import { RollbackReadiness } from '../rollback/readiness/rollback-readiness.ts';
import { type JudgeMark, ReleaseMark } from '../rollback/restore-point/release-mark.ts';
import { hostsSafeToClean } from '../run/attempt/hosts-safe-to-clean.ts';
import { targetOf } from '../run/command/target.ts';
import { RunDriver } from '../run/drive/run-driver.ts';
import { stageMentioned } from '../run/prepare/stage-mentioned.ts';
import { serveRequests } from '../run/requests/console-requests.ts';
import type { RunSession } from '../run/session/run-session.ts';
import { tailJournal } from '../run/session/tail-journal.ts';
import { advance } from '../run/walk/advance.ts';
import * as words from './composition-words.ts';

export interface DrivenRunOptions {
  readonly session: RunSession;
  /** Tells the consoles about work that is no item: `text` null once it is over. */
  readonly progress: (text: string | null, done: number, total: number) => void;
  /** How long rollbacks of this checklist took before, median in ms; null while there was none. */
  readonly estimateRollbackMs: () => Promise<number | null>;
  /** Throws where the run must not start or resume. */
  readonly beforeStart: () => Promise<void>;
  readonly judgeMark: JudgeMark;
}

/** What somebody may have to answer for later. */
const sealedAt: ReadonlySet<EventType> = new Set(['gate.opened', 'run.ended', 'rollback.ended']);

/** A run open in this process, with everything that belongs to it: its session, its driver, and the watch over its rollback. */
export class DrivenRun implements ReleaseRun {
  readonly session: RunSession;
  readonly driver: RunDriver;
  readonly #progress: DrivenRunOptions['progress'];
  readonly #readiness: RollbackReadiness;
  readonly #mark: ReleaseMark;
  readonly #pin: PinOnce;
  readonly #stops: (() => void)[] = [];
  readonly #staged = new Set<string>();
  readonly #seal: Seal;

  constructor({ session, progress, estimateRollbackMs, beforeStart, judgeMark }: DrivenRunOptions) {
    this.session = session;
    this.#progress = progress;
    this.#seal = new Seal(session.files.dir, session.run);
    this.#readiness = new RollbackReadiness(session, estimateRollbackMs);
    this.#mark = new ReleaseMark(session, judgeMark);
    this.#pin = new PinOnce(session, this.#readiness, this.#mark, progress);
    this.driver = new RunDriver({
      session,
      beforeEffect: (item, hosts) => this.prepare(item, hosts),
      beforeStart,
      walk: advance,
    });
    if (session.heldBy !== null) this.untilClosed(tailJournal(session, (why) => this.#lost(why)));
    else {
      this.untilClosed(this.#readiness.watch());
      // A rollback from a cold start does not wait for what nobody has asked yet.
      this.untilClosed(
        serveRequests(session.files.dir, 'alert', async (ask) => {
          const { answerQuiet } = await import('../run/alerts/request-quiet.ts');
          return answerQuiet(session, ask);
        }),
      );
      session.subscribe(({ type }) => {
        if (type === 'run.ended') this.#tidyUp();
        // Looked for while the first step runs: nobody waits for it then.
        if (type === 'item.started') this.#seal.prepare();
        if (sealedAt.has(type)) this.#sign();
      });
    }
  }

  /** Calls `stop` when the run is closed. */
  untilClosed(stop: () => void): void {
    this.#stops.push(stop);
  }

  /** The document the run was created from. */
  get plannedText(): Promise<string> {
    return readFile(join(this.session.files.dir, planFileNames().text), 'utf8');
  }

  expectedRollbackMs(): Promise<number | null> {
    return this.#readiness.expectedMs();
  }

  checkReadiness(): Promise<Armed | null> {
    return this.#readiness.check();
  }

  /** Connects to the hosts of the restore point ahead of the moment they are needed. */
  warmUp(): void {
    this.#readiness.warmUp();
  }

  /** Before an effect: the restore point is pinned, once a run; then the artifacts of it and of the steps behind it are where commands expect them. */
  async prepare(
    item: WorkItem,
    hosts = this.session.targets.members(targetOf(this.session, item)),
  ): Promise<void> {
    await this.#pin.ensure();
    const progress = this.#progress;
    await stageMentioned({ session: this.session, item, hosts, staged: this.#staged, progress });
  }

  /** What is in the journal now is signed, where a key is at hand, and its heads are on the disk. */
  #sign(): void {
    this.session.flushHeads();
    this.#seal.sign(this.session.head);
  }

  /** Why the gate or end that was to be signed last is not, in words; null where it is, or none was to be. */
  get sealed(): Promise<string | null> {
    return this.#seal.settled;
  }

  async close(): Promise<void> {
    await this.#seal.close();
    for (const stop of this.#stops) stop();
    this.driver.abandon();
    await this.#mark.letGo();
    await this.session.close();
  }

  /** What another console does is not followed any more. */
  #lost(why: string): void {
    this.#progress(words.notFollowed(why), 0, 0);
  }

  /** Once a run has ended, nothing of it stays on the servers but what cannot be known, as evidence. */
  #tidyUp(): void {
    const { run, state, targets } = this.session;
    for (const host of hostsSafeToClean(state)) targets.get(host).forgetRun(run);
    ignore(this.#mark.remove(), 'a mark of a run that has ended is replaced');
  }
}
