import type { JournalEvent } from '../../shared/journal/events.ts';
import type { Judged } from '../../shared/journal/judgment-shape.ts';
import type { AlertRule } from '../../shared/plan/plan.ts';
import { worseWords } from '../../shared/wire/judgment-words.ts';
import type { AlertState, LiveMessage } from '../../shared/wire/live.ts';
import type { Clock } from '../lib/clock.ts';
import { ignore, settled } from '../lib/ignore.ts';
import type { JudgedRule } from '../measures/judged-rule.ts';
import { whyUnmeasured } from '../measures/unmeasured.ts';
import type { ReleaseRun } from '../rollback/readiness/release-run.ts';
import { TriggerGuard } from '../rollback/triggers/trigger-guard.ts';
import type { RuleBoxes } from './alerts/rule-boxes.ts';
import { RuleWatch } from './alerts/rule-watch.ts';
import { isHistory } from './history.ts';
import type { Histories } from './judging/counted-once.ts';
import { JudgeWatch } from './judging/judge-watch.ts';
import { KeptSlots } from './judging/kept-slots.ts';
import type { Reading } from './judging/slot-book.ts';
import { MergedLog } from './logs/merged-log.ts';
import { SeriesStore } from './series/series-store.ts';
import { MetricWatch } from './sources/metric-watch.ts';
import * as words from './words/watch-words.ts';

/** Between two evaluations of the alert rules, in ms. */
const evaluateEveryMs = 1_000;

export interface RunWatchOptions {
  readonly run: ReleaseRun;
  readonly tell: (message: LiveMessage) => void;
  readonly clock: Clock;
  /** Rolls the release back on somebody's behalf, where a trigger is to do so. */
  readonly rollBack: (actor: string) => Promise<unknown>;
}

/** What is watched beside a run: its logs, its metrics, its alert rules. */
export class RunWatch {
  readonly #metrics: MetricWatch;
  readonly #judge: JudgeWatch;
  readonly #series: SeriesStore;
  readonly #handle: ReleaseRun;
  readonly #tell: (message: LiveMessage) => void;
  readonly #guard: TriggerGuard;
  readonly #boxes: Promise<RuleBoxes>;
  #logs: MergedLog | null = null;
  #rules: readonly RuleWatch[];
  readonly #clock: Clock;
  readonly #stop: () => void;
  readonly #unsubscribe: () => void;
  #alerts: readonly JudgedRule[] = [];
  /** Settles when what was measured before this console is part of the snapshot. */
  readonly resumed: Promise<void>;

  constructor({ run, tell, clock, rollBack }: RunWatchOptions) {
    const { plan, sidecar, targets, hide } = run.session;
    this.#handle = run;
    this.#tell = tell;
    this.#clock = clock;
    this.#guard = new TriggerGuard({ run, clock, rollBack });
    this.#boxes = ruleBoxes(run);
    const mayWrite = (): boolean => run.session.heldBy === null && !isHistory(run.session.state);
    this.#judge = new JudgeWatch({
      events: run.session.events,
      work: () => run.session.work,
      now: clock.now(),
      soakMs: run.session.gates.find(({ id }) => id === 'soak')?.soakMs ?? 0,
      kept: new KeptSlots(run.session.files.measured, mayWrite),
      judged: (judged) => this.#takeJudgment(judged),
    });
    this.#series = new SeriesStore({
      file: run.session.files.series,
      clock,
      mayWrite,
    });
    ignore(this.#judge.resume(), 'what was usual is then learned anew');
    const read = (reading: Reading): void => this.#judge.take(reading);
    const learn = (past: Histories): void =>
      ignore(this.#judge.takeHistory(past), 'what was usual is then learned anew');
    const keep: SeriesStore['add'] = (tiles, samples) => this.#series.add(tiles, samples);
    this.#metrics = new MetricWatch({ plan, sidecar, targets, tell, clock, hide, read, learn, keep });
    this.resumed = settled(
      this.#series.resume().then(({ series }) => this.#metrics.resume(series)),
      'charts then begin now',
    );
    this.#rules = plan.alerts.map((rule) => this.#goOn(rule));
    this.#stop = clock.every(evaluateEveryMs, () => this.#evaluate());
    this.#unsubscribe = run.session.subscribe((event) => this.#hear(event));
    void this.#evaluate();
  }

  /** The run's logs, followed from when somebody first wants to read them. */
  get logs(): MergedLog {
    const { sidecar, targets } = this.#handle.session;
    this.#logs ??= new MergedLog(
      sidecar,
      targets,
      (sources) => this.#tell({ type: 'log-sources', sources }),
      this.#handle.session.hide,
    );
    return this.#logs;
  }

  /** How the alert rules of the plan stand, on all hosts together. */
  get alerts(): readonly JudgedRule[] {
    return this.#alerts;
  }

  /** Whether what is measured got worse since the change; null while nothing can be compared. */
  get judged(): Judged | null {
    return this.#judge.judged;
  }

  /** What a console that opens now has missed. */
  snapshot(): readonly LiveMessage[] {
    return [
      { type: 'tiles', tiles: this.#metrics.tiles },
      { type: 'samples', samples: this.#metrics.samples },
      { type: 'metric-sources', sources: this.#metrics.states },
      { type: 'alerts', alerts: this.#alerts.map(alertOf) },
      { type: 'judgment', judged: this.#judge.judged },
      { type: 'log-sources', sources: this.logs.sources },
    ];
  }

  /**
   * The run continues with an edited plan: its budgets judge from here on, its sources are asked, and its rules start afresh,
   * apart from those that fire and are still there.
   */
  #takePlan(): void {
    const { plan, sidecar, targets } = this.#handle.session;
    this.#rules = plan.alerts.map((rule) => this.#goOn(rule));
    this.#metrics.takePlan(plan, sidecar, targets);
    this.#logs?.takeSources(sidecar, targets);
    void this.#evaluate();
  }

  /** Settles when nothing is being done about a rollback trigger. */
  triggersSettled(): Promise<void> {
    return this.#guard.settled();
  }

  /** Settles when what was measured last is kept, or that was tried. */
  close(): Promise<void> {
    this.#stop();
    this.#unsubscribe();
    this.#metrics.close();
    this.#logs?.close();
    return this.#series.close();
  }

  /** A rule that fired when the run was last watched fires on, so that it is heard when it resolves. */
  #goOn(rule: AlertRule): RuleWatch {
    const last = this.#handle.session.events.findLast(
      (event) => event.type === 'alert.changed' && event.text === rule.text,
    );
    const unmeasured = this.#unmeasured(rule);
    if (last?.type !== 'alert.changed' || last.state !== 'firing') return new RuleWatch(rule, { unmeasured });
    const firing = { host: last.host ?? null, since: Date.parse(last.since ?? last.at) };
    return new RuleWatch(rule, { unmeasured, firing });
  }

  #unmeasured(rule: AlertRule): string | null {
    return whyUnmeasured(rule, this.#handle.session.sidecar.metrics ?? []);
  }

  /** Settles when what came of it is in the journal and done. */
  async #evaluate(): Promise<void> {
    const now = this.#clock.now();
    const readings = this.#metrics.readings;
    const recorded: Promise<void>[] = [];
    this.#alerts = this.#rules.map((watch, index) => {
      const before = this.#alerts[index]?.rule === watch.rule ? this.#alerts[index]?.state : undefined;
      const after = withoutSecrets(watch.judge(readings, now), this.#handle.session.hide);
      if (isLoud(before, after)) recorded.push(this.#record(index, after));
      return after;
    });
    this.#tell({ type: 'alerts', alerts: this.#alerts.map(alertOf) });
    this.#guard.consider({ alerts: this.#alerts, worse: worseOf(this.#judge.judged) });
    const boxes = await this.#boxes;
    await Promise.all([...recorded, this.#guard.settled(), boxes.take(this.#alerts, now)]);
  }

  #takeJudgment(judged: Judged): void {
    this.#tell({ type: 'judgment', judged });
    const { session } = this.#handle;
    if (session.heldBy !== null || session.state.status === 'ended') return;
    if (judged.verdict === (session.state.judgment?.verdict ?? 'wait')) return;
    ignore(
      session.append({ type: 'judgment.changed', ...judged }),
      'a journal that cannot be written shows where work is tried',
    );
  }

  async #record(rule: number, { rule: { text }, state, value, since, host }: JudgedRule): Promise<void> {
    const { session } = this.#handle;
    if (session.heldBy !== null || session.state.status === 'ended') return;
    if (state === session.state.alerts[text]?.state) return;
    const recorded = session.append({
      type: 'alert.changed',
      rule,
      text,
      state,
      value,
      ...(since === null ? {} : { since: new Date(since).toISOString() }),
      ...(host === null ? {} : { host }),
    });
    await settled(recorded, 'a journal that cannot be written shows where work is tried');
  }

  #hear(event: JournalEvent): void {
    this.#judge.hear(event);
    if (event.type === 'plan.changed') this.#takePlan();
    this.#draw(event);
  }

  /** Deploy events are drawn into the log, so that cause and effect stand in one column. */
  #draw(event: JournalEvent): void {
    const title =
      'item' in event ? this.#handle.session.work.find((item) => item.id === event.item)?.title : undefined;
    if (event.type === 'item.started') this.#logs?.mark(words.started(title ?? event.item, event.target));
    else if (event.type === 'item.ended') this.#logs?.mark(words.ended(title ?? event.item, event.outcome));
    else if (event.type === 'rollback.started') this.#logs?.mark(words.rollingBack);
    else if (event.type === 'rollback.ended') this.#logs?.mark(words.rollbackEnded(event.outcome));
  }
}

/** Loaded with the watch, and not with the engine: a rollback from a cold start does not wait for it. */
async function ruleBoxes({ session }: ReleaseRun): Promise<RuleBoxes> {
  const { RuleBoxes: Boxes } = await import('./alerts/rule-boxes.ts');
  return new Boxes(session);
}

/** Going through "pending" and back is no history; firing and resolving is. */
function isLoud(before: AlertState['state'] | undefined, { state }: JudgedRule): boolean {
  return before !== state && (state === 'firing' || state === 'resolved');
}

/** What got worse for certain, for whoever is asked whether to go back. */
function worseOf(judged: Judged | null): { readonly shown: string; readonly since: number } | null {
  if (judged?.verdict !== 'go-back') return null;
  return { shown: worseWords(judged), since: Date.parse(judged.since) };
}

/** Why a rule has no data names addresses, which may hold secrets; it reaches consoles and the journal. */
function withoutSecrets(judged: JudgedRule, hide: (text: string) => string): JudgedRule {
  const { reason, silentReason } = judged;
  return {
    ...judged,
    ...(reason === undefined ? {} : { reason: hide(reason) }),
    silentReason: silentReason === null ? null : hide(silentReason),
  };
}

/** What a console learns about a rule. */
function alertOf({ rule, state, value, shown, since, reason }: JudgedRule): AlertState {
  return { rule, state, value, shown, since, ...(reason === undefined ? {} : { reason }) };
}
