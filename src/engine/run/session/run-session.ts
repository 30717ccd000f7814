import { join } from 'node:path';
import type { Plan } from '../../../shared/plan/plan.ts';
import { isForward, type WorkItem } from '../../../shared/plan/work.ts';
import type { EventBody, JournalEvent } from '../../../shared/run/events.ts';
import { type Gate, gateHolds } from '../../../shared/run/gates.ts';
import { emptyRunState, itemState, type RunState, transition } from '../../../shared/run/run-state.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import { tickBox } from '../../document/tick-box.ts';
import { JournalWriter } from '../../journal/journal-writer.ts';
import { type HeldLock, lockRun, type RunLock } from '../../journal/run-lock.ts';
import type { Secrets } from '../../keychain/secrets.ts';
import type { Clock } from '../../lib/clock.ts';
import { EngineError } from '../../lib/engine-error.ts';
import type { Targets } from '../../targets/targets.ts';
import { attemptName } from '../../transport/durable/durable-step.ts';
import type { OutputLog } from './output-log.ts';
import { runOwner } from './run-owner.ts';
import { type RunPlan, readPlan } from './run-plan.ts';
import type { RunFiles, RunStore } from './run-store.ts';

export interface SessionOptions {
  readonly store: RunStore;
  readonly actor: string;
  /** Stamps events and judges gates. */
  readonly clock: Clock;
  readonly targetsFor: (file: string, sidecar: Sidecar) => Targets;
  readonly secretsFor: (project: string, sidecar: Sidecar) => Secrets;
  /** Tells the consoles what happened to the document. */
  readonly documentChanged: (file: string, change: 'ticked' | 'edited' | 'missing') => void;
}

/**
 * One run, opened: its journal, the state folded from it, and everything that is needed to act. All changes go through
 * {@link append}: first the disk, then the state, then whoever listens.
 */
export class RunSession {
  readonly run: string;
  readonly files: RunFiles;
  readonly actor: string;
  readonly events: JournalEvent[] = [];
  /** By file: the outputs that are being written. */
  readonly logs = new Map<string, OutputLog>();
  /** Who drives the run instead of this process; null when this one does. */
  readonly heldBy: string | null;
  /** Whether a console that lives drives the run instead, so that it can be asked. */
  readonly hasDriver: boolean;
  readonly #options: SessionOptions;
  readonly #writer: JournalWriter | null;
  readonly #lock: RunLock | null;
  readonly #listeners = new Set<(event: JournalEvent) => void>();
  #reading: RunPlan;
  #state: RunState = emptyRunState;

  private constructor(
    run: string,
    plan: Plan,
    sidecar: Sidecar,
    events: readonly JournalEvent[],
    writer: JournalWriter | null,
    lock: RunLock | null,
    held: HeldLock | null,
    options: SessionOptions,
    targets: Targets,
  ) {
    this.run = run;
    this.files = options.store.files(run);
    this.#reading = readPlan(plan, sidecar, targets);
    this.actor = options.actor;
    this.heldBy = held?.heldBy ?? null;
    this.hasDriver = held?.alive === true;
    this.#options = options;
    this.#writer = writer;
    this.#lock = lock;
    for (const event of events) this.#take(event);
  }

  /** Makes a new run: its folder, its lock, and its first event on disk. */
  static async create(
    run: string,
    text: string,
    plan: Plan,
    sidecar: Sidecar,
    first: EventBody & { readonly type: 'run.created' },
    options: SessionOptions,
    targets: Targets,
  ): Promise<RunSession> {
    const files = await options.store.create(run, text, plan, sidecar);
    const lock = await lockRun(files.dir, options.actor);
    if ('heldBy' in lock)
      throw new EngineError('NOT_NOW', `The new run is already driven by ${lock.heldBy}.`);
    const writer = JournalWriter.create(files.journal, () => options.clock.now());
    const session = new RunSession(run, plan, sidecar, [], writer, lock, null, options, targets);
    await session.append(first);
    return session;
  }

  /** Opens a run from disk; as an observer when somebody else drives it or its journal is broken. */
  static async open(run: string, options: SessionOptions): Promise<RunSession> {
    const files = options.store.files(run);
    // Without a journal there is no run, and nothing to lock.
    options.store.mustExist(run);
    const lock = await lockRun(files.dir, options.actor);
    const journal = await options.store.readJournal(run);
    const { plan, sidecar } = await options.store.readPlan(run, planHashOf(journal.events));
    const held = runOwner(lock, journal.broken);
    if (!('heldBy' in lock) && held !== null) await lock.release();
    const created = journal.events.find((event) => event.type === 'run.created');
    const file = created?.type === 'run.created' ? created.file : '';
    const now = (): number => options.clock.now();
    const writer = held === null ? JournalWriter.resume(files.journal, journal.end, now) : null;
    const targets = options.targetsFor(file, sidecar);
    const mine = held === null && !('heldBy' in lock) ? lock : null;
    const session = new RunSession(run, plan, sidecar, journal.events, writer, mine, held, options, targets);
    if (writer !== null && journal.tornBytes > 0) {
      await session.append({ type: 'run.recovered', lost: [], tornBytes: journal.tornBytes });
    }
    return session;
  }

  /** The values behind the sidecar's references, as it is read now. */
  get secrets(): Secrets {
    return this.#options.secretsFor(this.targets.project, this.sidecar);
  }

  /** What its events are stamped by and its gates judged by. */
  get clock(): Clock {
    return this.#options.clock;
  }

  get state(): RunState {
    return this.#state;
  }

  get plan(): Plan {
    return this.#reading.plan;
  }

  get sidecar(): Sidecar {
    return this.#reading.sidecar;
  }

  get work(): readonly WorkItem[] {
    return this.#reading.work;
  }

  get placement(): Readonly<Record<string, string | null>> {
    return this.#reading.placement;
  }

  get gates(): readonly Gate[] {
    return this.#reading.gates;
  }

  get targets(): Targets {
    return this.#reading.targets;
  }

  /** Goes on with an edited document: kept beside the old one first, then announced, then read from here on. */
  async takePlan(text: string, plan: Plan, sidecar: Sidecar): Promise<void> {
    const next = readPlan(plan, sidecar, this.#options.targetsFor(this.#state.file, sidecar));
    await this.#options.store.keepPlan(this.run, text, plan, sidecar);
    // As it stands now: gates may have been opened while that was written.
    const state = { ...this.#state, planHash: plan.hash };
    const now = this.clock.now();
    const shut = next.gates.filter(
      (gate) => state.gates[gate.id] !== undefined && gateHolds(gate, state, next.work, now).length > 0,
    );
    await this.append({
      type: 'plan.changed',
      planHash: plan.hash,
      title: plan.title,
      version: plan.metadata.version ?? '',
      targets: [...next.targets.hosts],
      items: next.work.filter((item) => isForward(item.phaseKind)).map((item) => item.id),
      shut: shut.map((gate) => gate.id),
      actor: this.actor,
    });
    this.#reading = next;
  }

  item(id: string): WorkItem {
    const item = this.#reading.byId.get(id);
    if (item === undefined) throw new EngineError('NOT_FOUND', `The plan has no item ${id}.`);
    return item;
  }

  gate(id: string): Gate {
    const gate = this.gates.find((candidate) => candidate.id === id);
    if (gate === undefined) throw new EngineError('NOT_FOUND', `The plan has no gate ${id}.`);
    return gate;
  }

  /** What still holds a gate; empty when it is open or may be opened. */
  holds(gate: Gate): readonly string[] {
    return this.#state.gates[gate.id] === undefined
      ? gateHolds(gate, this.#state, this.work, this.clock.now())
      : [];
  }

  /** Writes an event; resolves once it is durable and the state holds it. */
  async append(body: EventBody): Promise<JournalEvent> {
    if (this.#writer === null) {
      throw new EngineError(
        'NOT_NOW',
        `This run is driven by ${this.heldBy}; this console only watches.`,
        'Close the other console, or work there.',
      );
    }
    const event = await this.#writer.append(body);
    this.#take(event);
    return event;
  }

  /** An event that another console wrote and this one watches. */
  async observe(event: JournalEvent): Promise<void> {
    if (event.type === 'plan.changed') {
      const { plan, sidecar } = await this.#options.store.readPlan(this.run, event.planHash);
      this.#reading = readPlan(plan, sidecar, this.#options.targetsFor(this.#state.file, sidecar));
    }
    this.#take(event);
  }

  subscribe(listener: (event: JournalEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * The output of an attempt: open while it runs, from the file afterwards. On a group every host has its own; without a
   * name it is the first host's.
   */
  outputOf(item: string, attempt: number, host?: string): OutputLog | string {
    this.item(item);
    const { attempts } = itemState(this.#state, item);
    const hosts = attempts.find((each) => each.n === attempt)?.hosts;
    const file = this.outputFile(
      item,
      attempt,
      hosts === undefined ? null : (host ?? hosts[0]?.host ?? null),
    );
    return this.logs.get(file) ?? file;
  }

  /** `host` is null on a single target. */
  outputFile(item: string, attempt: number, host: string | null): string {
    return join(this.files.steps, `${attemptName({ item, attempt, host })}.log`);
  }

  /** Ticks the document's own box where there is one; the journal has the truth whatever becomes of the file. */
  async tickDocument(itemId: string, checked: boolean): Promise<void> {
    const source = this.plan.items.find((item) => item.id === itemId);
    if (source === undefined || this.#state.file === '') return;
    const result = await tickBox(this.#state.file, this.plan, source.box, checked);
    if (result === 'ticked') this.#options.documentChanged(this.#state.file, 'ticked');
    else if (result === 'missing') this.#options.documentChanged(this.#state.file, 'missing');
    else if (result === 'changed') this.#options.documentChanged(this.#state.file, 'edited');
  }

  /** Items that run right now. */
  get running(): readonly string[] {
    return this.work
      .filter((item) => itemState(this.#state, item.id).status === 'running')
      .map((item) => item.id);
  }

  async close(): Promise<void> {
    for (const log of this.logs.values()) log.end();
    if (this.#writer !== null) {
      this.#writer.close();
      await this.#vouch(this.#writer.head);
    }
    await this.#lock?.release();
  }

  /** What is read again soon is a release that may have to be taken back. */
  async #vouch(head: string): Promise<void> {
    const { kind, rollback } = this.#state;
    if (kind === 'release' && rollback === null)
      await this.#options.store.vouch(this.run, head, planHashOf(this.events));
  }

  #take(event: JournalEvent): void {
    this.events.push(event);
    this.#state = transition(this.#state, event);
    for (const listener of this.#listeners) listener(event);
  }
}

/** Hash of the plan a journal went by last. */
function planHashOf(events: readonly JournalEvent[]): string {
  const last = events.findLast((event) => event.type === 'plan.changed');
  return last?.type === 'plan.changed' ? last.planHash : '';
}
