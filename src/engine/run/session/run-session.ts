import { join } from 'node:path';
import type { EventBody, JournalEvent } from '../../../shared/journal/events.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';
import { type Gate, gateHolds } from '../../../shared/run/gates.ts';
import { type NextMoves, nextMoves } from '../../../shared/run/moves/next-moves.ts';
import { damaged, observing } from '../../../shared/run/moves/refusal-words.ts';
import { type Roll, rollsOf } from '../../../shared/run/moves/rolls.ts';
import type { RunPlan } from '../../../shared/run/run-plan.ts';
import { emptyRunState, itemState, type RunState, transition } from '../../../shared/run/run-state.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import { genesisHash, type JournalHead, type JournalWriter, lineHash } from '../../journal/journal-writer.ts';
import type { RunFolder } from '../../journal/run-folder.ts';
import { lockRun, type RunLock } from '../../journal/run-lock.ts';
import { hideIn } from '../../keychain/masking/hide-in-event.ts';
import type { Secrets } from '../../keychain/secrets.ts';
import type { Clock } from '../../lib/clock.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { ignore } from '../../lib/ignore.ts';
import type { Targets } from '../../targets/targets.ts';
import { attemptName } from '../../transport/remote-layout.ts';
import * as words from '../run-words.ts';
import { asBefore, renewCopy, type TickPlace, tickIn } from './document-ticks.ts';
import { copyOf, planHashOf } from './journal-facts.ts';
import type { NewRun } from './new-run.ts';
import { createWriter, readRun } from './open-run.ts';
import type { OutputLog } from './output-log.ts';
import { planChanged } from './plan/plan-changed.ts';
import { watchedRunPlan } from './plan/watched-run-plan.ts';
import type { DamagedJournal, Opened, SessionOptions } from './session-options.ts';

/**
 * One run, opened: its journal, the state folded from it, and everything that is needed to act. All changes go through
 * {@link append}: first the disk, then the state, then whoever listens.
 */
export class RunSession {
  readonly run: string;
  readonly files: RunFolder;
  readonly actor: string;
  readonly events: JournalEvent[] = [];
  /** By file: the outputs that are being written. */
  readonly logs = new Map<string, OutputLog>();
  /** Who drives the run instead of this process; null when this one does. */
  readonly heldBy: string | null;
  /** Whether a console that lives drives the run instead, so that it can be asked. */
  readonly hasDriver: boolean;
  /** Where its journal is damaged: what came behind that is not known, and nothing can be added. Null where it is not. */
  readonly damage: DamagedJournal | null;
  readonly #options: SessionOptions;
  readonly #writer: JournalWriter | null;
  readonly #lock: RunLock | null;
  readonly #listeners = new Set<(event: JournalEvent) => void>();
  #plan: RunPlan;
  #targets: Targets;
  #state: RunState = emptyRunState;
  /** sha-256 of the last line, where it was read; of one that was written here, the event says it. */
  #lastRead: string | null = null;

  private constructor({ run, plan, sidecar, targets, writer, lock, held, damage, options }: Opened) {
    this.run = run;
    this.files = options.store.files(run);
    this.#plan = watchedRunPlan(plan, sidecar);
    this.#targets = targets;
    this.actor = options.actor;
    this.heldBy = held?.heldBy ?? null;
    this.hasDriver = held?.alive === true;
    this.damage = damage;
    this.#options = options;
    this.#writer = writer;
    this.#lock = lock;
  }

  /** Makes a new run: its folder, its lock, and its first event on disk. */
  static async create(created: NewRun, options: SessionOptions): Promise<RunSession> {
    const { first, text, plan, sidecar, targets } = created;
    const { run } = first;
    const files = await options.store.create(run, { text, plan, sidecar });
    const lock = await lockRun(files.dir, options.actor);
    if ('heldBy' in lock) throw new EngineError('NOT_NOW', words.newRunTaken(lock.heldBy));
    const writer = createWriter(files, () => options.clock.now());
    const opened = { run, plan, sidecar, targets, writer, lock, held: null, damage: null, options };
    const session = new RunSession(opened);
    await session.append({ ...first, heads: true });
    return session;
  }

  /** Opens a run from disk; as an observer when somebody else drives it or its journal is broken. */
  static async open(run: string, options: SessionOptions): Promise<RunSession> {
    const { journal, ...opened } = await readRun(run, options);
    const session = new RunSession({ run, ...opened, options });
    for (const [index, event] of journal.events.entries()) session.#take(event, journal.hashes[index]);
    if (session.heldBy === null && journal.tornBytes > 0)
      await session.append({ type: 'run.recovered', lost: [], tornBytes: journal.tornBytes });
    return session;
  }

  /** The values behind the sidecar's references, as it is read now. */
  get secrets(): Secrets {
    return this.#options.secretsFor(this.targets.project, this.sidecar);
  }

  /** A text of a server or a person with stars in the place of secrets. */
  readonly hide = (text: string): string => this.secrets.hide(text);

  /** What its events are stamped by and its gates judged by. */
  get clock(): Clock {
    return this.#options.clock;
  }

  get state(): RunState {
    return this.#state;
  }

  /** What a rollback of the run goes by: its state, or what a damaged journal leaves of it. */
  get wayBack(): RunState {
    return this.damage?.wayBack ?? this.#state;
  }

  /** Its plan with everything that follows from it. */
  get runPlan(): RunPlan {
    return this.#plan;
  }

  get plan(): Plan {
    return this.#plan.plan;
  }

  get sidecar(): Sidecar {
    return this.#plan.sidecar;
  }

  get work(): readonly WorkItem[] {
    return this.#plan.work;
  }

  get placement(): Readonly<Record<string, string | null>> {
    return this.#plan.placement;
  }

  get gates(): readonly Gate[] {
    return this.#plan.gates;
  }

  get targets(): Targets {
    return this.#targets;
  }

  /** What may happen now, what is due, and why anything is not. */
  get moves(): NextMoves {
    // Whoever drives it has its history in memory.
    const damage = this.hasDriver ? null : this.damage;
    return nextMoves(this.#plan, this.#state, { now: this.clock.now(), observes: this.heldBy, damage });
  }

  /** The sections among `items` that a rolling group goes through together. */
  rolls(items: readonly WorkItem[], asksBefore: boolean): readonly Roll[] {
    return [...rollsOf({ plan: this.#plan, state: this.#state, items, asksBefore }).values()];
  }

  /** Goes on with an edited document: kept beside the old one first, then recorded; whoever hears of it finds the new plan. */
  async takePlan(text: string, read: Plan, sidecar: Sidecar): Promise<void> {
    const plan = asBefore(read, this.plan);
    const next = watchedRunPlan(plan, sidecar);
    const targets = this.#options.targetsFor(this.#state.file, sidecar);
    await this.#options.store.keepPlan(this.run, { text, plan, sidecar });
    const event = await this.#write({
      ...planChanged(next, this.#state, this.clock.now()),
      targets: [...targets.hosts],
      actor: this.actor,
    });
    this.#plan = next;
    this.#targets = targets;
    this.#take(event);
    ignore(renewCopy(this.#tickPlace, { text, plan }, this.events), 'the journal has the ticks, too');
  }

  item(id: string): WorkItem {
    const item = this.#plan.byId.get(id);
    if (item === undefined) throw new EngineError('NOT_FOUND', words.noItem(id));
    return item;
  }

  gate(id: string): Gate {
    const gate = this.gates.find((candidate) => candidate.id === id);
    if (gate === undefined) throw new EngineError('NOT_FOUND', words.noGate(id));
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
    const event = await this.#write(body);
    this.#take(event);
    return event;
  }

  async #write(body: EventBody): Promise<JournalEvent> {
    if (this.#writer !== null) return this.#writer.append(hideIn(body, this.hide));
    const { message, hint } =
      this.damage === null ? observing(this.heldBy ?? words.anotherConsole) : damaged(this.damage);
    throw new EngineError('NOT_NOW', message, hint);
  }

  /** An event that another console wrote and this one watches; `sha256` is that of its line. */
  async observe(event: JournalEvent, sha256: string): Promise<void> {
    if (event.type === 'plan.changed') {
      const { plan, sidecar } = await this.#options.store.readPlan(this.run, event.planHash);
      this.#plan = watchedRunPlan(plan, sidecar);
      this.#targets = this.#options.targetsFor(this.#state.file, sidecar);
    }
    this.#take(event, sha256);
  }

  /** Where its journal ends: the number and the sha-256 of its last line, which holds the hashes of all before it. */
  get head(): JournalHead {
    const last = this.events.at(-1);
    if (last === undefined) return { line: 0, sha256: genesisHash };
    return { line: last.seq, sha256: this.#lastRead ?? lineHash(last) };
  }

  /** Brings the heads of its journal to the disk. */
  flushHeads(): void {
    this.#writer?.flushHeads();
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
    if (source === undefined) return;
    const change = await tickIn(this.#tickPlace, this.plan, source.box, checked);
    if (change !== null) this.#options.documentChanged(this.#state.file, change);
  }

  get #tickPlace(): TickPlace {
    return { file: this.#state.file, ticksIn: copyOf(this.events), sidecar: this.sidecar };
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

  /** What is read again soon is a release that may have to be rolled back. */
  async #vouch(head: string): Promise<void> {
    const { kind, rollback } = this.#state;
    if (kind === 'release' && rollback === null)
      await this.#options.store.vouch(this.run, head, planHashOf(this.events));
  }

  #take(event: JournalEvent, sha256: string | null = null): void {
    this.events.push(event);
    this.#lastRead = sha256;
    this.#state = transition(this.#state, event);
    for (const listener of this.#listeners) listener(event);
  }
}
