import type { AlertRule, Budget } from '../../shared/plan.ts';

const comparison = String.raw`(<=|>=|≤|≥|<|>|under|below|less than|above|over|exceeds|greater than|more than)`;
const quantity = String.raw`(\d[\d,]*(?:\.\d+)?)\s*(%|ms\b|min(?:utes?)?\b|s(?:ec(?:onds?)?)?\b|req(?:uests)?\/s(?:ec)?|rps\b|[KMGT]i?B\b|connections?\b|\/s\b|days?\b|hours?\b)?`;
const bound = new RegExp(`${comparison}\\s*${quantity}`, 'i');
const statistic = /\b(p\d{2,3}|95th|99th|average|avg|mean|median|max(?:imum)?|gzipped)\b/i;

interface Bound {
  readonly op: '<' | '<=' | '>' | '>=';
  readonly value: number;
  readonly unit: string;
  readonly at: number;
}

function readBound(text: string): Bound | null {
  const match = bound.exec(text);
  if (match === null) return null;
  return {
    op: operatorOf(match[1] ?? ''),
    value: Number((match[2] ?? '').replaceAll(',', '')),
    unit: unitOf(match[3] ?? ''),
    at: match.index,
  };
}

function operatorOf(word: string): Bound['op'] {
  const text = word.toLowerCase();
  if (text === '<=' || text === '≤') return '<=';
  if (text === '>=' || text === '≥') return '>=';
  return ['<', 'under', 'below', 'less than'].includes(text) ? '<' : '>';
}

function unitOf(word: string): string {
  const text = word.toLowerCase();
  if (/^s(?:ec|$)/.test(text)) return 's';
  if (text.startsWith('min')) return 'min';
  if (/^(?:req|rps)/.test(text)) return 'req/s';
  if (text === '/s') return '/s';
  return word;
}

/** `Request latency: <100ms (p95)` as a budget; null when the line states no bound behind a colon. */
export function readBudget(text: string, line: number): Budget | null {
  const match = /^([^:]{2,60}):\s*(.+)$/.exec(text);
  if (match === null) return null;
  const rest = match[2] ?? '';
  const found = readBound(rest);
  if (found === null || found.at > 24) return null;
  const name = (match[1] ?? '').trim();
  const stat = statistic.exec(rest)?.[1]?.toLowerCase();
  return {
    text,
    metric: budgetMetric(name, rest),
    ...(stat === undefined ? {} : { stat }),
    op: found.op,
    value: found.value,
    unit: found.unit,
    line,
  };
}

function budgetMetric(name: string, rest: string): string {
  const metric = /^[A-Z]{2,}\b/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
  return /\bcoverage\b/i.test(rest) ? `${metric.replace(/tests$/i, 'test')} coverage` : metric;
}

/** A line of an alert list as a rule. `High error rate (>1%)` has a bound; `Service down` is an event. */
export function readAlert(text: string, line: number): AlertRule {
  const found = readBound(text);
  const stat = /\bp(\d{2,3})\b/i.exec(text)?.[0]?.toLowerCase();
  const held = /\bfor\s+(\d+)\s*(s|sec|seconds?|m|min|minutes?|h|hours?)\b/i.exec(text);
  const forMs = held === null ? undefined : Number(held[1]) * ({ s: 1e3, m: 6e4, h: 36e5 }[(held[2] ?? 's').charAt(0).toLowerCase()] ?? 1e3);
  const base = { text, line, ...(stat === undefined ? {} : { stat }), ...(forMs === undefined ? {} : { forMs }) };
  if (found === null) return { ...base, metric: eventMetric(text), op: 'event', value: null, unit: '' };
  return { ...base, metric: alertMetric(text, found.op, stat), op: found.op, value: found.value, unit: found.unit };
}

function alertMetric(text: string, op: string, stat: string | undefined): string {
  const name = text
    .replace(/\([^)]*\)/g, ' ')
    .replace(bound, ' ')
    .replace(/^\s*(?:rollback\s+)?if\s+/i, ' ')
    .replace(/\b(?:high|low|excessive|elevated|for \d+ \w+|p\d{2,3})\b/gi, ' ')
    .replace(/[:\s]+/g, ' ')
    .trim();
  const lowered = /^[A-Z]{2,}\b/.test(name) ? name : name.toLowerCase();
  const full = op.startsWith('<') && /\bdisk\b/.test(lowered) ? `free ${lowered}` : lowered;
  return stat === undefined ? full : `${full} ${stat}`;
}

function eventMetric(text: string): string {
  const lowered = text.toLowerCase();
  if (/certificate|\bssl\b|\btls\b/.test(lowered)) return 'certificate expiry';
  if (/(?:service|server|site|application|health\S*)\b.*\b(?:down|unavailable|unreachable|fail\w*)/.test(lowered)) return 'service up';
  return lowered.replace(/\b(?:exhausted|failed|failing|failure|down|full|expiring)\b/g, ' ').replace(/\s+/g, ' ').trim();
}
