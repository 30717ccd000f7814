import type { AlertRule, Budget, Phase } from '../../../shared/plan/plan.ts';
import type { PlanCorrections } from '../../../shared/sidecar/sidecar.ts';
import { findCorrection, overruledBy, type ParseContext } from '../context/parse-context.ts';
import type { Block } from '../markdown/blocks.ts';
import { bareText } from '../markdown/inline-text.ts';
import { readAlert } from './alert-rule.ts';
import { readAlerts } from './alert-rules.ts';
import { readBound } from './bounds.ts';
import { forceBudget, mayHoldBudgets } from './budgets.ts';
import { readBudgets } from './table-budgets.ts';
import type { ThresholdCandidate } from './threshold-candidates.ts';

export interface Thresholds {
  readonly budgets: readonly Budget[];
  readonly alerts: readonly AlertRule[];
}

/** Budgets and alert rules of a section, with a person's corrections, each decision in the trace. */
export function readThresholds(
  phase: Phase | null,
  blocks: readonly Block[],
  reading: ParseContext,
): Thresholds {
  const corrections = reading.corrections?.thresholds;
  if (corrections === undefined && reading.trace === null)
    return { budgets: readBudgets(phase, blocks), alerts: readAlerts(phase, blocks) };
  const heard: ThresholdCandidate[] = [];
  const claim = (each: ThresholdCandidate): void => void heard.push(each);
  const budgets = readBudgets(phase, blocks, claim);
  const alerts = readAlerts(phase, blocks, claim);
  const claims = strongest([...heard, ...passedOver(phase, blocks, heard)]);
  for (const each of claims) note(each, corrections, reading);
  return corrections === undefined ? { budgets, alerts } : correct({ budgets, alerts }, claims, corrections);
}

/** Sentences with a bound that no reader looked at, because of the section they stand in. */
function passedOver(
  phase: Phase | null,
  blocks: readonly Block[],
  heard: readonly ThresholdCandidate[],
): readonly ThresholdCandidate[] {
  const lines = new Set(heard.map(({ line }) => line));
  const reason = mayHoldBudgets(phase)
    ? 'its number is no bound to keep to'
    : `a section of kind ${phase?.kind ?? 'reference'} states no budgets`;
  return blocks.flatMap((block): readonly ThresholdCandidate[] => {
    if (block.type !== 'item' || lines.has(block.item.line + 1)) return [];
    const text = bareText(block.item.text);
    return readBound(text) === null ? [] : [{ text, line: block.item.line + 1, decision: 'text', reason }];
  });
}

/** One claim a sentence: who took it for a threshold goes before who did not. */
function strongest(claims: readonly ThresholdCandidate[]): readonly ThresholdCandidate[] {
  const best = new Map<string, ThresholdCandidate>();
  for (const claim of claims) {
    const key = `${claim.line}\u0000${claim.text}`;
    if (claim.decision !== 'text' || !best.has(key)) best.set(key, claim);
  }
  return [...best.values()];
}

type Corrections = PlanCorrections['thresholds'];

function note(claim: ThresholdCandidate, corrections: Corrections, { trace }: ParseContext): void {
  const corrected = findCorrection(corrections, [claim.text]);
  trace?.decisions.push({
    kind: 'threshold',
    line: claim.line,
    text: claim.text,
    decision: corrected ?? claim.decision,
    reasons: corrected === undefined ? [claim.reason] : [overruledBy(claim.decision), claim.reason],
    overruled: corrected !== undefined,
    key: claim.text,
  });
}

function correct(
  { budgets, alerts }: Thresholds,
  claims: readonly ThresholdCandidate[],
  corrections: Corrections,
): Thresholds {
  const saidOf = (text: string): 'budget' | 'alert' | 'text' | undefined =>
    findCorrection(corrections, [text]);
  const moved = claims.filter((claim) => (saidOf(claim.text) ?? claim.decision) !== claim.decision);
  const to = (decision: 'budget' | 'alert'): readonly ThresholdCandidate[] =>
    moved.filter((claim) => saidOf(claim.text) === decision);
  return {
    budgets: [
      ...budgets.filter(({ text }) => (saidOf(text) ?? 'budget') === 'budget'),
      ...to('budget').flatMap(({ text, line }) => forceBudget(text, line) ?? []),
    ],
    alerts: [
      ...alerts.filter(({ text }) => (saidOf(text) ?? 'alert') === 'alert'),
      ...to('alert').map(({ text, line }) => readAlert(text, line)),
    ],
  };
}
