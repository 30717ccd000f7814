import { risesByChance } from '../src/engine/judge/exact/binomial.ts';
import { ranksAboveByChance } from '../src/engine/judge/exact/rank-test.ts';
import { medianOf } from '../src/engine/judge/exact/trend-test.ts';
import { type Comparison, type Slot, type Stream, slotQuantile } from '../src/engine/judge/slots.ts';
import type { Fault } from '../test/engine/judge/synthetic-release.ts';

/** How far a release lies from the one before, by one number; the larger the worse. */
export type Statistic = (compared: readonly Comparison[]) => number;

/** The sign that shows a fault best, to somebody who knows which fault it is, and where. */
export const bestSign: Readonly<Record<Exclude<Fault, 'none'>, Statistic>> = {
  errors: (compared) => moreFailures(wholeOf(compared)),
  p95: (compared) => slower(wholeOf(compared)),
  'slow-third': (compared) => slower(wholeOf(compared)),
  leak: (compared) => higher(wholeOf(compared), 'memory', 3),
  connections: (compared) => higher(wholeOf(compared), 'database', 6),
  'one-host': (compared) => moreFailures(partOf(compared, 'web-4')),
  'one-route': (compared) => moreFailures(partOf(compared, '/route/5')),
};

/** A judge as dashboards have it: the newest slot is over a line. */
export function plainThreshold(compared: readonly Comparison[]): boolean {
  const { before, after } = wholeOf(compared);
  const last = after.slots.at(-1);
  if (last === undefined) return false;
  const usual = medianOf(quantilesOf(before, 0.95));
  const now = quantilesOf({ ...after, slots: [last] }, 0.95)[0] ?? 0;
  const fails = last.requests > 0 && (last.errors ?? 0) / last.requests > 0.01;
  return fails || now > usual * 1.5 || (last.gauges.memory ?? 0) > gaugeOf(before, 'memory') * 1.2;
}

/** A judge as canary analysis has it: slots against slots by Mann and Whitney at 98 %, metric by metric, at every look. */
export function plainRankTest(compared: readonly Comparison[]): boolean {
  const { before, after } = wholeOf(compared);
  const signs: readonly ((stream: Stream) => readonly number[])[] = [
    ({ slots }) => slots.map(({ errors, requests }) => (requests === 0 ? 0 : (errors ?? 0) / requests)),
    (stream) => quantilesOf(stream, 0.5),
    ({ slots }) => slots.flatMap(({ gauges }) => gauges.memory ?? []),
  ];
  return signs.some((sign) => ranksAboveByChance(sign(before), sign(after).slice(-30)) < 0.02);
}

function wholeOf(compared: readonly Comparison[]): Comparison {
  const whole = compared.find(({ after }) => after.kind === 'all');
  if (whole === undefined) throw new Error('A release without a whole.');
  return whole;
}

/** The part of this name; of a release without one, its last. */
function partOf(compared: readonly Comparison[], name: string): Comparison {
  return compared.find(({ after }) => after.name === name) ?? compared.at(-1) ?? wholeOf(compared);
}

function moreFailures({ before, after }: Comparison): number {
  const sum = (slots: readonly Slot[]): { count: number; of: number } => ({
    count: slots.reduce((all, { errors }) => all + (errors ?? 0), 0),
    of: Math.max(
      1,
      slots.reduce((all, { requests }) => all + requests, 0),
    ),
  });
  return -Math.log10(risesByChance(sum(before.slots), sum(after.slots)) + 1e-300);
}

function slower({ before, after }: Comparison): number {
  const now = quantilesOf(after, 0.95);
  const mean = now.reduce((sum, value) => sum + Math.log(value), 0) / Math.max(1, now.length);
  return mean - Math.log(medianOf(quantilesOf(before, 0.95)) || 1);
}

function higher({ before, after }: Comparison, gauge: string, slots: number): number {
  return gaugeOf({ ...after, slots: after.slots.slice(-slots) }, gauge) / (gaugeOf(before, gauge) || 1);
}

function gaugeOf({ slots }: Stream, gauge: string): number {
  const values = slots.flatMap(({ gauges }) => gauges[gauge] ?? []);
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function quantilesOf({ bounds, slots }: Stream, quantile: number): readonly number[] {
  return slots.flatMap(({ durations }) => slotQuantile(bounds, durations ?? [], quantile) ?? []);
}
