import { EventEmitter } from 'node:events';
import { dirname, resolve } from 'node:path';
import type { PlanChange } from '../../shared/plan/plan-change.ts';
import type { OpenedPlan, RunSummary } from '../../shared/wire/contract.ts';
import type { LiveMessage } from '../../shared/wire/live.ts';
import { DocumentWatcher } from '../document/document-watcher.ts';
import { writeTickedCopy } from '../document/ticked-copy.ts';
import { accountName } from '../lib/account.ts';
import { type Clock, systemClock } from '../lib/clock.ts';
import { ignore } from '../lib/ignore.ts';
import type { PracticeDrills, PracticeServer } from '../lib/practice-server.ts';
import { stateFolder } from '../lib/state-folder.ts';
import { mustHold, readChecklist } from '../plan/read-checklist.ts';
import { PromptQueue } from '../prompts/prompt-queue.ts';
import { estimateRollbackMs } from '../rollback/readiness/estimate-duration.ts';
import { RollbackCoordinator, type RollbackWish } from '../rollback/requests/rollback-coordinator.ts';
import { triggerModeOf } from '../rollback/triggers/trigger-mode.ts';
import { applyChoices, mustBeAnswerable } from '../run/drive/sidecar-choices.ts';
import { openRollbacks, summarizeRuns } from '../run/report/summarize-run.ts';
import type { NewRun } from '../run/session/new-run.ts';
import { RunSession } from '../run/session/run-session.ts';
import { RunStore } from '../run/session/run-store.ts';
import type { SessionOptions } from '../run/session/session-options.ts';
import { recentOf, rememberRecent } from '../start-page/recent-checklists.ts';
import { expandInventories } from '../targets/read-inventory.ts';
import type { Targets } from '../targets/targets.ts';
import { Workspaces } from '../targets/workspaces.ts';
import { TerminalPool } from '../terminals/terminal-pool.ts';
import { RunWatch } from '../watch/run-watch.ts';
import * as words from './composition-words.ts';
import { DrivenRun } from './driven-run.ts';
import type { EngineOptions } from './engine-options.ts';
import { judgeMark } from './judge-mark.ts';
import { MeasuredChecklist } from './measured-checklist.ts';
import { newRelease } from './new-release.ts';
import { mustBePrivateState } from './own-folders.ts';
import { PracticeDesk } from './practice-desk.ts';
import { ReleaseClaims } from './release-claims.ts';

/** A person's word that a rollback is wanted although something speaks against it. */
type RollbackInsistence = Pick<RollbackWish, 'reason' | 'fromDamaged'>;

/** The engine: everything a host needs, without a window. One a process. */
export class Engine {
  readonly store: RunStore;
  readonly state: string;
  readonly actor: string;
  readonly prompts: PromptQueue;
  /** Whether what a person types reaches what runs: a host without a keyboard says so. */
  keyboard = true;
  /** The run whose mark on a server a release of this host takes over: a person has said that it is over. */
  takesOver: string | null = null;
  readonly #clock: Clock;
  readonly #live = new EventEmitter<{ message: [LiveMessage] }>();
  readonly #workspaces: Workspaces;
  readonly measured: MeasuredChecklist;
  readonly #handles = new Map<string, Promise<DrivenRun>>();
  readonly #watches = new Map<string, RunWatch>();
  readonly #rollbacks: RollbackCoordinator;
  /** Terminals that people opened beside the work. */
  readonly terminals = new TerminalPool(async ({ file, target }, size, sink) =>
    (await this.targetsOf(file)).get(target).terminal(size, sink),
  );
  readonly #claims: ReleaseClaims;
  readonly #documents = new DocumentWatcher((file, change) => this.tell({ type: 'document', file, change }));
  readonly #practice: PracticeDesk;

  constructor(options: EngineOptions) {
    this.#practice = new PracticeDesk(options);
    this.#clock = options.clock ?? systemClock;
    this.state = options.state ?? stateFolder();
    mustBePrivateState(this.state);
    this.store = new RunStore(this.state);
    this.actor = options.actor ?? accountName();
    this.#claims = new ReleaseClaims(this.state, this.actor);
    this.prompts = new PromptQueue((prompts) => this.tell({ type: 'prompts', prompts: [...prompts] }));
    this.#live.setMaxListeners(0);
    this.#workspaces = new Workspaces({
      runsFolder: this.store.root,
      prompts: this.prompts,
      keychain: options.keychain ?? null,
      ahead: options.ahead ?? null,
      sshConfigOf: (file) => this.#practice.sshConfigOf(file),
      changed: (connections) => this.tell({ type: 'connections', connections: [...connections] }),
    });
    this.measured = new MeasuredChecklist(this.#workspaces);
    this.#rollbacks = new RollbackCoordinator({
      actor: this.actor,
      hasKeyboard: () => this.keyboard,
      run: (run) => this.run(run),
      create: (created) => this.#create(created),
      openRollbacks: (of) => openRollbacks(this.store, of),
      tell: (message) => this.tell(message),
    });
  }

  /** Tells every console something that is not part of a run's history. */
  tell(message: LiveMessage): void {
    this.#live.emit('message', message);
  }

  listen(listener: (message: LiveMessage) => void): () => void {
    this.#live.on('message', listener);
    return () => this.#live.off('message', listener);
  }

  async openPlan(path: string): Promise<OpenedPlan> {
    const checklist = await readChecklist(path);
    const { file } = checklist;
    await this.#documents.watch(file);
    const recent = recentOf(checklist, this.#clock.now());
    if (recent !== null) await rememberRecent(this.state, recent);
    const runs = await this.listRuns(file);
    const { openedPlan } = await import('./open-plan.ts');
    return openedPlan(checklist, { store: this.store, sshConfig: this.#practice.sshConfigOf(file), runs });
  }

  listRuns(file?: string): Promise<readonly RunSummary[]> {
    return summarizeRuns(this.store, async (run) => (await this.#handles.get(run))?.session, file);
  }

  /** Creates a run of a checklist as it is now. Nothing is executed. */
  async createRun(path: string): Promise<DrivenRun> {
    const { file, text, plan, sidecar } = await readChecklist(path);
    mustHold(sidecar, words.nothingStarted);
    // The run keeps the fleet as it is now, whatever becomes of the inventory.
    const pinned = await expandInventories(sidecar.sidecar, dirname(file));
    mustBeAnswerable(plan, pinned.choose ?? {});
    const targets = this.#workspaces.targets(file, pinned);
    this.#claims.mustBeFree({ file, sidecar: pinned, targets, sshConfig: this.#practice.sshConfigOf(file) });
    const version = plan.metadata.version ?? '';
    const ticksIn =
      pinned.ticks === 'copy'
        ? await writeTickedCopy({ file, text, version, now: this.#clock.now() })
        : undefined;
    const release = { file, text, plan, sidecar: pinned, targets, actor: this.actor, ticksIn };
    const handle = await this.#create(newRelease(release));
    await applyChoices(handle.driver, pinned.choose ?? {});
    return handle;
  }

  /** A run, open in this process: driven here, or watched when somebody else drives it. */
  run(run: string): Promise<DrivenRun> {
    const known = this.#handles.get(run);
    if (known !== undefined) return known;
    const opening = this.#open(run);
    this.#handles.set(run, opening);
    opening.catch(() => this.#handles.delete(run));
    return opening;
  }

  /** Whether ending this process now would hurt something that runs. */
  async isBusy(): Promise<boolean> {
    const handles = await Promise.allSettled(this.#handles.values());
    return handles.some((handle) => handle.status === 'fulfilled' && handle.value.driver.isBusy);
  }

  /** Logs and metrics of a run, started on first use. */
  watch(handle: DrivenRun): RunWatch {
    const known = this.#watches.get(handle.session.run);
    if (known !== undefined) return known;
    const watch = new RunWatch({
      run: handle,
      tell: (message) => this.tell(message),
      clock: this.#clock,
      rollBack: (actor) => this.#rollbacks.start(handle.session.run, { actor }),
    });
    this.#watches.set(handle.session.run, watch);
    return watch;
  }

  /** A free terminal's place: the targets of the document, or only this machine where no document is open. */
  async targetsOf(path: string | null): Promise<Targets> {
    if (path === null) return this.#workspaces.targets(resolve('terminal'), { version: 1 });
    const { file, sidecar } = await readChecklist(path);
    return this.#workspaces.targets(file, await expandInventories(sidecar.sidecar, dirname(file)));
  }

  /** What the consoles should know about connections right now. */
  connectionsOf(file: string): ReturnType<Targets['connections']> {
    return this.#workspaces.connections(file);
  }

  /** The machine was asleep: lines to servers that wait for their next try take it now. */
  lookAgain(): void {
    this.#workspaces.lookAgain();
  }

  /** What an edit of the document on disk would mean for a run; null while it is the plan the run goes by. */
  async documentChange(run: string): Promise<PlanChange | null> {
    const handle = await this.run(run);
    await this.#documents.watch(handle.session.state.file);
    const { changeOf } = await import('../run/drive/take-document.ts');
    return changeOf(handle.session);
  }

  /** Lets a run continue with its document as it is on disk now. */
  async takeDocument(run: string): Promise<void> {
    const handle = await this.run(run);
    const { takeDocument } = await import('../run/drive/take-document.ts');
    await takeDocument(handle);
  }

  /** Starts the rollback of a release, or attaches to the one under way. Resolves with the rollback's own run. */
  startRollback(run: string, alternative: string | null, wish: RollbackInsistence = {}): Promise<string> {
    return this.#rollbacks.start(run, { alternative, ...wish });
  }

  /** Settles when nothing of a rollback's walk is left to be done or recorded, its release's journal included. */
  rollbackSettled(run: string): Promise<void> {
    return this.#rollbacks.settled(run);
  }

  /** Continues a rollback that paused or was interrupted. */
  continueRollback(handle: DrivenRun): Promise<void> {
    return this.#rollbacks.walk(handle);
  }

  /** A rollback that waits for the line goes on. */
  async settleLine(run: string, item: string, by: (driver: DrivenRun['driver']) => Promise<void>) {
    const handle = await this.run(run);
    await this.#rollbacks.settle(handle, item, () => by(handle.driver));
  }

  /** Starts the practice server once a process and gives its checklist. */
  drillsOf(file: string): PracticeDrills | null {
    return this.#practice.drillsOf(file);
  }

  practice(): Promise<PracticeServer> {
    return this.#practice.server(this.state);
  }

  async close(): Promise<void> {
    this.#documents.close();
    this.terminals.closeAll();
    await Promise.all([...this.#watches.values()].map((watch) => watch.close()));
    const handles = await Promise.allSettled(this.#handles.values());
    for (const handle of handles) if (handle.status === 'fulfilled') await handle.value.close();
    await this.#claims.close();
    await this.#workspaces.close();
    await this.#practice.stop();
  }

  async #open(run: string): Promise<DrivenRun> {
    const session = await RunSession.open(run, this.#sessionOptions());
    const handle = this.#adopt(session);
    if (session.heldBy === null && session.state.status !== 'ended') {
      await handle.driver.recover();
      if (session.state.kind === 'rollback')
        ignore(this.continueRollback(handle), 'the rollback stays paused and says why');
    }
    return handle;
  }

  async #create(created: NewRun): Promise<DrivenRun> {
    return this.#adopt(await RunSession.create(created, this.#sessionOptions()));
  }

  #adopt(session: RunSession): DrivenRun {
    const run = new DrivenRun({
      session,
      progress: (text, done, total) => this.tell({ type: 'progress', run: session.run, text, done, total }),
      estimateRollbackMs: () => estimateRollbackMs(this.store, session.state.file),
      judgeMark: judgeMark(this.store, this.prompts, () => this.takesOver),
      beforeStart: () => this.#claims.take(run, this.#practice.sshConfigOf(session.state.file)),
    });
    if (session.heldBy === null) {
      run.untilClosed(this.#rollbacks.serve(run));
      session.subscribe(({ type }) => {
        if (type === 'run.started' || type === 'run.resumed') this.#watchRelease(run);
        if (type === 'run.ended')
          ignore(this.#claims.release(session.run), 'the process lets go of it with its end');
      });
    }
    this.#handles.set(session.run, Promise.resolve(run));
    return run;
  }

  /** A rollback trigger must be heard although nobody looks at it, and what is usual has to be known before the change. */
  #watchRelease(run: DrivenRun): void {
    const { sidecar, state } = run.session;
    const isMeasured = (sidecar.metrics ?? []).length > 0;
    if (state.kind === 'release' && (isMeasured || triggerModeOf(sidecar) !== null)) this.watch(run);
  }

  #sessionOptions(): SessionOptions {
    return {
      store: this.store,
      actor: this.actor,
      clock: this.#clock,
      targetsFor: (file, sidecar) => this.#workspaces.targets(file, sidecar),
      secretsFor: (project, sidecar) => this.#workspaces.secrets(project, sidecar),
      documentChanged: (file, change) => this.tell({ type: 'document', file, change }),
    };
  }
}
