import type { Plan } from '../../shared/plan/plan.ts';
import type { Sidecar } from '../../shared/sidecar/sidecar.ts';
import type { MetricSourceState, Tile } from '../../shared/wire/live.ts';
import { systemClock } from '../lib/clock.ts';
import { askUntil } from '../lib/retry.ts';
import type { JudgedRule } from '../measures/judged-rule.ts';
import { whyUnmeasured } from '../measures/unmeasured.ts';
import type { Targets } from '../targets/targets.ts';
import { RuleWatch } from './alerts/rule-watch.ts';
import { MetricWatch } from './sources/metric-watch.ts';

/** What the sources of a checklist say now. */
export interface ReadNow {
  readonly sources: readonly MetricSourceState[];
  /** With the newest value of each; null where nothing was read. */
  readonly tiles: readonly (Tile & { readonly value: number | null })[];
  readonly rules: readonly JudgedRule[];
}

/** Long enough for two answers of a source that is asked every few seconds, in ms: rates are told between two. */
const patience = { everyMs: 100, withinMs: 15_000 } as const;

/** Asks the sources of a checklist until each has answered twice or failed, or a quarter of a minute is over. Judges no rule over time. */
export async function readNow(plan: Plan, sidecar: Sidecar, targets: Targets): Promise<ReadNow> {
  const watch = new MetricWatch({ plan, sidecar, targets, tell: () => undefined, clock: systemClock });
  try {
    await askUntil(
      patience,
      async () => watch.isRead,
      (isRead) => isRead,
    );
    watch.gather();
    const readings = watch.readings;
    const now = systemClock.now();
    return {
      sources: watch.states,
      tiles: watch.tiles.map((tile) => ({ ...tile, value: watch.samples[tile.id]?.at(-1)?.value ?? null })),
      rules: plan.alerts.map((rule) =>
        new RuleWatch(rule, { unmeasured: whyUnmeasured(rule, sidecar.metrics ?? []) }).judge(readings, now),
      ),
    };
  } finally {
    watch.close();
  }
}
