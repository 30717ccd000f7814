import type { JournalEvent } from '../../shared/events.ts';
import type { AlertState, LiveMessage } from '../../shared/live.ts';
import { freshRule, isBreached, type RuleMemory, stepRule } from '../alerts/evaluate.ts';
import { readRule } from '../alerts/readings.ts';
import type { RunHandle } from '../run/run-handle.ts';
import { LogBook } from './log-book.ts';
import { MetricWatch } from './metric-watch.ts';

/** Between two evaluations of the alert rules, in ms. */
const evaluateEveryMs = 1_000;

/** What is watched beside a run: its logs, its metrics, its alert rules. */
export class RunWatch {
  readonly logs: LogBook;
  readonly #metrics: MetricWatch;
  readonly #handle: RunHandle;
  readonly #tell: (message: LiveMessage) => void;
  #rules: RuleMemory[];
  readonly #timer: NodeJS.Timeout;
  readonly #unsubscribe: () => void;
  #alerts: AlertState[] = [];

  constructor(handle: RunHandle, tell: (message: LiveMessage) => void) {
    const { plan, sidecar, targets } = handle.session;
    this.#handle = handle;
    this.#tell = tell;
    this.logs = new LogBook(sidecar, targets, (sources) => tell({ type: 'log-sources', sources }));
    this.#metrics = new MetricWatch(plan, sidecar, targets, tell);
    this.#rules = plan.alerts.map(() => freshRule);
    this.#timer = setInterval(() => this.#evaluate(), evaluateEveryMs);
    this.#timer.unref();
    this.#unsubscribe = handle.session.subscribe((event) => this.#draw(event));
    this.#evaluate();
  }

  /** What a console that opens now has missed. */
  snapshot(): readonly LiveMessage[] {
    return [
      { type: 'tiles', tiles: this.#metrics.tiles },
      { type: 'samples', samples: this.#metrics.samples },
      { type: 'alerts', alerts: this.#alerts },
      { type: 'log-sources', sources: this.logs.sources },
    ];
  }

  /** The run goes on with an edited plan: its rules start afresh, its budgets judge from here on. Sources stay open. */
  takePlan(): void {
    const { plan } = this.#handle.session;
    this.#rules = plan.alerts.map(() => freshRule);
    this.#metrics.takePlan(plan);
    this.#evaluate();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#unsubscribe();
    this.#metrics.close();
    this.logs.close();
  }

  #evaluate(): void {
    const now = Date.now();
    const readings = this.#metrics.readings;
    this.#alerts = this.#handle.session.plan.alerts.map((rule, index) => {
      const { value, shown } = readRule(rule, readings);
      const before = this.#rules[index] ?? freshRule;
      const after = stepRule(rule, before, isBreached(rule, value), now);
      this.#rules[index] = after;
      if (changedLoudly(before, after)) this.#record(index, rule.text, after.state, value);
      return { rule, state: after.state, value, shown, since: after.since };
    });
    this.#tell({ type: 'alerts', alerts: this.#alerts });
  }

  #record(rule: number, text: string, state: string, value: number | null): void {
    const { session } = this.#handle;
    if (session.heldBy !== null || session.state.status === 'ended') return;
    void session.append({ type: 'alert.changed', rule, text, state, value }).catch(() => undefined);
  }

  /** Deploy events are drawn into the log, so that cause and effect stand in one column. */
  #draw(event: JournalEvent): void {
    const title =
      'item' in event ? this.#handle.session.work.find((item) => item.id === event.item)?.title : undefined;
    if (event.type === 'item.started') this.logs.mark(`${title ?? event.item} started on ${event.target}`);
    else if (event.type === 'item.ended') this.logs.mark(`${title ?? event.item}: ${event.outcome}`);
    else if (event.type === 'rollback.started') this.logs.mark('rolling back');
    else if (event.type === 'rollback.ended') this.logs.mark(`rollback ${event.outcome}`);
  }
}

/** Going through "pending" and back is no history; firing and resolving is. */
function changedLoudly(before: RuleMemory, after: RuleMemory): boolean {
  return before.state !== after.state && (after.state === 'firing' || after.state === 'resolved');
}
