import type { AlertRule } from '../../../shared/plan/plan.ts';

/** Rules that name no duration of their own fire after this long, in ms, so that one bad sample is no alarm. */
const defaultForMs = 10_000;

/** How long a rule's condition must hold before it fires, in ms. */
export function leastForMs({ forMs }: Pick<AlertRule, 'forMs'>): number {
  return forMs ?? defaultForMs;
}

const units = [
  ['y', 365 * 86_400_000],
  ['w', 7 * 86_400_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;
const written = new RegExp(`^(?:${units.map(([unit]) => `(?:(\\d{1,12})${unit})?`).join('')}|0)$`);

/** A duration as Prometheus writes it: `90000` ms is `1m30s`. */
export function prometheusDuration(ms: number): string {
  let left = Math.round(ms);
  const parts = units.flatMap(([unit, length]) => {
    const many = Math.floor(left / length);
    left -= many * length;
    return many === 0 ? [] : [`${many}${unit}`];
  });
  return parts.length === 0 ? '0s' : parts.join('');
}

/** What `1m30s` is in ms; null for a text that is no duration of Prometheus. */
export function readPrometheusDuration(text: string): number | null {
  const found = text === '' ? null : written.exec(text);
  if (found === null) return null;
  return units.reduce((sum, [, length], index) => sum + Number(found[index + 1] ?? 0) * length, 0);
}
