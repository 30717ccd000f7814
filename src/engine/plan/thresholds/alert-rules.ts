import type { AlertRule, Phase } from '../../../shared/plan/plan.ts';
import type { Block } from '../markdown/blocks.ts';
import { bareText } from '../markdown/inline-text.ts';
import { wordPattern, wordsOf } from '../words/compile-words.ts';
import { readBound } from './bounds.ts';
import { readSustainedFor } from './sustained-for.ts';
import { type Claim, ignoreCandidate } from './threshold-candidates.ts';

/** “Alerts” heads a list of rules, “Monitoring and alerts” or “Alerts & logs” a list of work. */
const alertHeading = new RegExp(
  `(?<!&\\s|and )\\balerts?\\b(?!.*(?:&|\\band\\b))|${wordsOf(({ thresholds }) => thresholds.alertHeadings)}`,
  'iu',
);
const triggerHeading = wordPattern(({ thresholds }) => thresholds.triggerHeadings);
const whenHeading = wordPattern(({ thresholds }) => thresholds.whenHeadings);
/** What is said of the alerting itself, once it has been set up. */
const setUp = new RegExp(`${wordsOf(({ thresholds }) => thresholds.setUp)}\\W*$`, 'iu');
const negated = wordPattern(({ thresholds }) => thresholds.staysUp);
const takesBack = wordsOf(({ thresholds }) => thresholds.takesBack);
const conditions = wordsOf(({ thresholds }) => thresholds.conditions);
const rollbackIf = new RegExp(`${takesBack}[^.]{0,80}?${conditions}\\s*[:：]?\\s*(.+)$`, 'isu');
/** What the list under "Rollback is successful when:" states is the end of the way back, not its cause. */
const achieved = wordPattern(({ thresholds }) => thresholds.achieved);
const goesBackIf = new RegExp(`${takesBack}[^.]{0,60}${conditions}`, 'iu');
const takingBack = new RegExp(takesBack, 'iu');
const otherRule = new RegExp(
  `\\s+${wordsOf(({ thresholds }) => thresholds.andOr)}\\s+|\\s*[、；;]\\s*|\\s*${wordsOf(({ thresholds }) => thresholds.andOrInside)}\\s*`,
  'iu',
);

/** Whether a section's list names alert rules or the conditions of the way back: its heading says so. */
export function isAlertSection(phase: Phase): boolean {
  if (phase.kind === 'monitor') return alertHeading.test(phase.heading);
  return phase.kind === 'rollback' && (triggerHeading.test(phase.heading) || whenHeading.test(phase.heading));
}

/** Whether a sentence says by which values a release is taken back. */
export function rollsBackIf(text: string): boolean {
  const clause = takingBack.test(text) ? rollbackIf.exec(text)?.[1] : undefined;
  return clause !== undefined && readBound(clause) !== null;
}

export function readAlerts(
  phase: Phase | null,
  blocks: readonly Block[],
  claim: Claim = ignoreCandidate,
): readonly AlertRule[] {
  const section = phase !== null && isAlertSection(phase);
  // "When to roll back" collects judgements; only what can be measured is a rule there.
  const measured = section && !triggerHeading.test(phase.heading) && phase.kind === 'rollback';
  const trigger = section && phase.kind === 'rollback';
  const reason = `the heading “${phase?.heading ?? ''}” announces conditions that call for action`;
  const alerts: AlertRule[] = [];
  let skipping = false;
  let announced = false;
  for (const block of blocks) {
    if (block.type === 'paragraph') {
      skipping = negated.test(block.text);
      announced = !section && !skipping && announces(block.text);
      // Beside a list of what is watched, a sentence may say what of it is a reason to go back.
      if (!trigger) alerts.push(...conditional(block.text, block.line + 1, claim));
    } else if (block.type === 'item') {
      if (announced)
        alerts.push(
          ...rulesOf(bareText(block.item.text), block.item.line + 1, {
            measured: block.item.parent !== null,
            trigger: true,
            reason: 'the sentence above says to go back if any of these holds',
            claim,
          }),
        );
      else if (!section) alerts.push(...conditional(block.item.text, block.item.line + 1, claim));
      else if (!skipping)
        alerts.push(
          ...rulesOf(bareText(block.item.text), block.item.line + 1, {
            measured: measured || block.item.parent !== null,
            trigger,
            reason,
            claim,
          }),
        );
    } else if (block.type === 'table' && section && !skipping) {
      for (const row of block.rows) {
        if (row.header) continue;
        const cells = row.cells.map(bareText).filter((cell) => cell !== '');
        const [name = ''] = cells;
        const measure = cells.find((cell) => readBound(cell) !== null);
        const text =
          measure === undefined || measure === name ? cells.slice(0, 2).join(' ') : `${name} ${measure}`;
        alerts.push(...rulesOf(text, row.line + 1, { measured, trigger, reason, claim }));
      }
    }
  }
  return alerts;
}

/** "Roll back if any of these occurs:" over a list. */
function announces(source: string): boolean {
  if (source.length > 400 || !takingBack.test(source)) return false;
  const text = bareText(source);
  return /[:：]\s*$/.test(text) && goesBackIf.test(text) && !achieved.test(text);
}

/** "The script undoes the rollout if p95 exceeds 100 ms": a rule in a sentence, by its numbers alone. */
function conditional(source: string, line: number, claim: Claim): readonly AlertRule[] {
  if (source.length > 2_000 || !/\d/.test(source) || !takingBack.test(source)) return [];
  const text = bareText(source);
  if (negated.test(text)) return [];
  const clause = rollbackIf.exec(text)?.[1];
  const reason = 'the sentence says when to go back';
  return clause === undefined
    ? []
    : rulesOf(clause.replace(/\.\s.*$/s, ''), line, { measured: true, trigger: true, reason, claim });
}

interface RuleContext {
  /** Whether only what names a number counts. */
  readonly measured: boolean;
  /** Whether the release is to be taken back when it fires. */
  readonly trigger: boolean;
  readonly reason: string;
  readonly claim: Claim;
}

/** The rules of one line: two of them where it names two bounds. */
function rulesOf(
  text: string,
  line: number,
  { measured, trigger, reason, claim }: RuleContext,
): readonly AlertRule[] {
  const parts = text.split(otherRule).filter((part) => readBound(part) !== null);
  const rules = (parts.length > 1 ? parts : [text]).map(
    (part): AlertRule => ({
      ...readAlert(part, line),
      ...(trigger || rollsBackIf(text) ? { rollback: true } : {}),
    }),
  );
  return rules.filter((rule) => {
    const dropped =
      rule.op !== 'event'
        ? null
        : measured
          ? 'it names no number, and is a judgement rather than a rule'
          : setUp.test(rule.text)
            ? 'it says of the alerting that it is set up'
            : null;
    claim({
      text: rule.text,
      line,
      decision: dropped === null ? 'alert' : 'text',
      reason: dropped ?? reason,
    });
    return dropped === null;
  });
}

/** A line of an alert list as a rule. `High error rate (>1%)` has a bound; `Service down` is an event. */
export function readAlert(text: string, line: number): AlertRule {
  const found = readBound(text);
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
