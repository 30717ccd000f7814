import type { AlertRule } from '../../../shared/plan/plan.ts';
import { type Bound, readBound } from './bounds.ts';
import { readSustainedFor } from './sustained-for.ts';

/** A line of an alert list as a rule. `High error rate (>1%)` has a bound; `Service down` is an event. */
export function readAlert(text: string, line: number, found: Bound | null = readBound(text)): AlertRule {
  const stat = /\bp(\d{2,3})\b/i.exec(text)?.[0]?.toLowerCase();
  const held = readSustainedFor(text, found);
  const base = {
    text,
    line,
    ...(stat === undefined ? {} : { stat }),
    ...(held === null ? {} : { forMs: held.ms }),
  };
  if (found === null) return { ...base, metric: eventMetric(text), op: 'event', value: null, unit: '' };
  const name = nameWithout(text, found, held);
  return {
    ...base,
    metric: alertMetric(name, found.op, stat),
    op: found.op,
    value: found.value,
    unit: found.unit,
  };
}

interface Span {
  readonly at: number;
  readonly end: number;
}

/** The sentence without its bound and without how long that must hold. */
function nameWithout(text: string, found: Span, held: Span | null): string {
  const cuts = [found, ...(held === null ? [] : [held])].sort((a, b) => b.at - a.at);
  return cuts.reduce((left, { at, end }) => `${left.slice(0, at)} ${left.slice(end)}`, text);
}

function alertMetric(text: string, op: string, stat: string | undefined): string {
  const name = text
    .replace(/\([^)]*\)/g, ' ')
    .replace(/^\s*(?:rollback\s+)?if\s+/i, ' ')
    .replace(/\b(?:high|low|excessive|elevated|for [<>]?\s*\d+ \w+|p\d{2,3})\b/gi, ' ')
    .replace(/[:()\s]+/g, ' ')
    .trim();
  const lowered = /^[A-Z]{2,}\b/.test(name) ? name : name.toLowerCase();
  const full = op.startsWith('<') && /\bdisk\b/.test(lowered) ? `free ${lowered}` : lowered;
  return stat === undefined ? full : `${full} ${stat}`;
}

function eventMetric(text: string): string {
  const lowered = text.toLowerCase();
  if (/certificate|\bssl\b|\btls\b/.test(lowered)) return 'certificate expiry';
  if (
    /(?:service|server|site|application|health\S*)\b.*\b(?:down|unavailable|unreachable|fail\w*)/.test(
      lowered,
    )
  )
    return 'service up';
  return lowered
    .replace(/\b(?:exhausted|failed|failing|failure|down|full|expiring)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
