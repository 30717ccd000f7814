import type { AlertRule } from '../../../shared/plan/plan.ts';
import type { JudgedRule } from '../../measures/judged-rule.ts';
import type { HostReadings } from '../../measures/readings.ts';
import { readRule } from '../../measures/readings.ts';
import { kindFor, whyNoData, whySilent } from '../../measures/unmeasured.ts';
import { freshRule, isBreached, type RuleMemory, stepRule } from './evaluate.ts';

export interface RuleWatchOptions {
  /** Where and since when (epoch ms) the rule fired when it was last looked at. */
  readonly firing?: { readonly host: string | null; readonly since: number };
  /** Why nothing that is asked can measure the rule; null where something can. */
  readonly unmeasured?: string | null;
}

type Judged = Omit<JudgedRule, 'silentSince' | 'silentReason' | 'isClear' | 'asked'>;

/** From the loudest to the quietest. */
const loudness = ['firing', 'pending', 'resolved', 'inactive', 'no-data'] as const;

/** One alert rule, judged on every host by itself: the duration it states must hold on one and the same host. */
export class RuleWatch {
  readonly rule: AlertRule;
  readonly #unmeasured: string | null;
  readonly #byHost = new Map<string | null, RuleMemory>();

  constructor(rule: AlertRule, { firing, unmeasured = null }: RuleWatchOptions = {}) {
    this.rule = rule;
    this.#unmeasured = unmeasured;
    if (firing !== undefined)
      this.#byHost.set(firing.host, { state: 'firing', since: firing.since, clearSince: null });
  }

  /** Takes the newest readings; `now` is epoch ms. */
  judge(hosts: readonly HostReadings[], now: number): JudgedRule {
    const kind = kindFor(this.rule, hosts);
    const several = hosts.length > 1;
    const judged = (hosts.length === 0 ? [null] : hosts).map((readings) =>
      this.#judgeHost(readings, several, now),
    );
    const isClear = judged.every(({ state, value }) => state === 'inactive' && value !== null);
    const [loudest] = judged.sort((a, b) => this.#compare(a, b));
    const silent = hosts.flatMap((each) => (kind === null ? [] : (each.silentSince[kind] ?? [])));
    const state = loudest ?? { rule: this.rule, host: null, value: null, shown: '', ...freshRule };
    const reason = this.#unmeasured ?? whyNoData(this.rule, hosts);
    return {
      ...state,
      ...(reason === null || state.state !== 'no-data' ? {} : { reason }),
      silentSince: silent.length === 0 ? null : Math.min(...silent),
      silentReason: whySilent(this.rule, hosts)?.reason ?? null,
      isClear,
      asked: kind === null ? [] : hosts.flatMap(({ asked }) => asked?.[kind] ?? []),
    };
  }

  #judgeHost(readings: HostReadings | null, several: boolean, now: number): Judged {
    const host = readings?.host ?? null;
    const { value, shown } = readings === null ? { value: null, shown: '' } : readRule(this.rule, readings);
    const key = several ? host : null;
    const after = stepRule(this.rule, this.#byHost.get(key) ?? freshRule, isBreached(this.rule, value), now);
    this.#byHost.set(key, after);
    const named = several && host !== null && shown !== '' ? `${host}: ${shown}` : shown;
    const { state, since } = after;
    return { rule: this.rule, state, since, value, shown: named, host: several ? host : null };
  }

  /** The louder first; of equally loud ones the one with the worse value. */
  #compare(a: Judged, b: Judged): number {
    const louder = loudness.indexOf(a.state) - loudness.indexOf(b.state);
    if (louder !== 0) return louder;
    if (a.value === null || b.value === null) return a.value === b.value ? 0 : a.value === null ? 1 : -1;
    return this.rule.op.startsWith('>') ? b.value - a.value : a.value - b.value;
  }
}
