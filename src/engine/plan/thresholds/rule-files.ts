import type { AlertRule } from '../../../shared/plan/plan.ts';
import { readAlert } from './alert-rule.ts';
import type { Claim } from './threshold-candidates.ts';

const units = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const start = /^\s*-?\s*alert:\s*["']?([\w .-]+?)["']?\s*$/;

/** Alert rules that a fence shows as a monitoring system reads them: `alert:` with its `expr:` and `for:`. */
export function readRuleFile(text: string, firstLine: number, claim: Claim): readonly AlertRule[] {
  if (!text.includes('alert:') || !text.includes('expr:')) return [];
  const lines = text.split('\n');
  const starts = lines.flatMap((line, at) => (start.test(line) ? [at] : []));
  return starts.map((at, index) => {
    const body = lines.slice(at, starts[index + 1] ?? lines.length);
    const name = start.exec(body[0] ?? '')?.[1] ?? '';
    const expression = settingOf(body, 'expr');
    const line = firstLine + at;
    claim({ text: name, line, decision: 'alert', reason: 'the fence shows it as an alert rule' });
    return { ...ruleOf(name, expression, line), ...heldFor(settingOf(body, 'for')) };
  });
}

function ruleOf(name: string, expression: string, line: number): AlertRule {
  const bound = /(<=|>=|<|>)\s*(\d+(?:\.\d+)?)\s*$/.exec(expression);
  if (bound === null) return { ...readAlert(name, line, null), metric: name };
  const [shown, op, value] = bound;
  return {
    text: `${name}: ${shown.trim()}`,
    metric: name,
    op: op as '<',
    value: Number(value),
    unit: '',
    line,
  };
}

/** A value of a rule, with the lines of a block joined. */
function settingOf(body: readonly string[], key: string): string {
  const at = body.findIndex((line) => line.trim().startsWith(`${key}:`));
  if (at === -1) return '';
  const own = (body[at] ?? '').replace(/^\s*\w+:\s*/, '').trim();
  if (!/^[|>][-+]?$/.test(own)) return own;
  const rest = body.slice(at + 1);
  const end = rest.findIndex((line) => /^\s*\w+:/.test(line));
  return rest
    .slice(0, end === -1 ? rest.length : end)
    .map((line) => line.trim())
    .join(' ');
}

function heldFor(text: string): { readonly forMs?: number } {
  const held = /^(\d+)([smhd])$/.exec(text);
  const unit = held?.[2] as keyof typeof units | undefined;
  return held === null || unit === undefined ? {} : { forMs: Number(held[1]) * units[unit] };
}
