import type { Judged } from '../journal/judgment-shape.ts';
import { formatDuration } from '../text/duration.ts';

const names: Readonly<Record<string, { readonly label: string; readonly unit: string }>> = {
  errors: { label: 'error rate', unit: '%' },
  p50: { label: 'p50', unit: 'ms' },
  p95: { label: 'p95', unit: 'ms' },
  p99: { label: 'p99', unit: 'ms' },
  slow: { label: 'very slow answers', unit: '%' },
  memory: { label: 'memory', unit: 'MB' },
  database: { label: 'database connections', unit: '' },
};

/** What the numbers advise, in the words of a go/no-go call. */
export function verdictWords({ verdict }: Pick<Judged, 'verdict'>): string {
  return { go: 'Go', wait: 'Wait', 'go-back': 'Go back' }[verdict];
}

/**
 * What changed, by how much and how sure that is, in one sentence without the verdict. `time` writes a moment as the reader's clock shows
 * it.
 */
export function judgmentWords(judged: Judged, time: (iso: string) => string): string {
  const { worse, steady, since } = judged;
  const from = `Since ${time(since)}`;
  const rest = steady.map(labelOf).join(', ');
  if (worse.length > 0) return `${from}: ${worseWords(judged)}${rest === '' ? '' : `; unchanged: ${rest}`}.`;
  return `${from}, nothing measured got worse${rest === '' ? '' : `: ${rest}`}${waitWords(judged)}.`;
}

/** What got worse, by how much and how sure that is: `error rate 0.04 % → 2.1 % (certain), p95 of web-3 84 ms → 131 ms (likely)`. */
export function worseWords({ worse }: Pick<Judged, 'worse'>): string {
  return worse
    .map(({ measure, where, before, after, sure }) => {
      const what = `${labelOf(measure)}${where === null ? '' : ` of ${where}`}`;
      return `${what} ${figure(measure, before)} → ${figure(measure, after)} (${sure})`;
    })
    .join(', ');
}

/** How long until a change that matters would have been seen. */
function waitWords({ missingMs, verdict }: Judged): string {
  if (verdict !== 'wait') return '';
  if (missingMs === null) return '; there is too little traffic, or no baseline, to be sure';
  return `; sure in about ${formatDuration(roundUp(missingMs))}`;
}

function roundUp(ms: number): number {
  const step = ms > 90_000 ? 60_000 : 10_000;
  return Math.max(step, Math.ceil(ms / step) * step);
}

function labelOf(measure: string): string {
  return names[measure]?.label ?? measure;
}

function figure(measure: string, value: number | null): string {
  if (value === null) return 'no data';
  const unit = names[measure]?.unit ?? '';
  return unit === '' ? short(value) : `${short(value)} ${unit}`;
}

/** Three digits at most: `0.04`, `2.1`, `131`. */
function short(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 100) return String(Math.round(value));
  if (size >= 1) return String(Number(value.toFixed(1)));
  return String(Number(value.toPrecision(2)));
}
