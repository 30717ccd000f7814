import type { AlertRule, Phase } from '../../../shared/plan/plan.ts';
import type { Block, ListItem, TableRow } from '../markdown/blocks.ts';
import { bareText } from '../markdown/inline-text.ts';
import { wordPattern, wordsOf } from '../words/compile-words.ts';
import { readAlert } from './alert-rule.ts';
import { readBound } from './bounds.ts';
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

/** Alert rules and conditions of a rollback in a section; `claim` hears of every sentence that could have been one. */
export function readAlerts(
  phase: Phase | null,
  blocks: readonly Block[],
  claim: Claim = ignoreCandidate,
): readonly AlertRule[] {
  const state: AlertState = { section: sectionRules(phase, claim), skipping: false, announced: false, claim };
  return blocks.flatMap((block) => {
    switch (block.type) {
      case 'paragraph':
        return paragraphAlerts(block, state);
      case 'item':
        return itemAlerts(block.item, state);
      case 'table':
        return state.section === null || state.skipping ? [] : tableAlerts(block.rows, state.section);
      default:
        return [];
    }
  });
}

interface AlertState {
  /** How the lines of a list are read where the heading announces rules; null where it does not. */
  readonly section: RuleContext | null;
  readonly claim: Claim;
  /** Whether the sentence above says that nothing is rolled back for what follows. */
  skipping: boolean;
  /** Whether the sentence above announces conditions of a rollback. */
  announced: boolean;
}

function sectionRules(phase: Phase | null, claim: Claim): RuleContext | null {
  if (phase === null || !isAlertSection(phase)) return null;
  const trigger = phase.kind === 'rollback';
  return {
    // "When to roll back" collects judgements; only what can be measured is a rule there.
    measured: trigger && !triggerHeading.test(phase.heading),
    trigger,
    reason: `the heading “${phase.heading}” announces conditions that call for action`,
    claim,
  };
}

function paragraphAlerts(
  { text, line }: { readonly text: string; readonly line: number },
  state: AlertState,
): readonly AlertRule[] {
  state.skipping = negated.test(text);
  state.announced = state.section === null && !state.skipping && announces(text);
  // Beside a list of what is watched, a sentence may say what of it is a reason to go back.
  return state.section?.trigger === true ? [] : conditional(text, line + 1, state.claim);
}

function itemAlerts(
  item: ListItem,
  { section, skipping, announced, claim }: AlertState,
): readonly AlertRule[] {
  const line = item.line + 1;
  if (announced)
    return rulesOf(bareText(item.text), line, {
      measured: item.parent !== null,
      trigger: true,
      reason: 'the sentence above says to go back if any of these holds',
      claim,
    });
  if (section === null) return conditional(item.text, line, claim);
  if (skipping) return [];
  const measured = section.measured || item.parent !== null;
  return rulesOf(bareText(item.text), line, { ...section, measured });
}

function tableAlerts(rows: readonly TableRow[], section: RuleContext): readonly AlertRule[] {
  return rows.flatMap((row) => {
    if (row.header) return [];
    const cells = row.cells.map(bareText).filter((cell) => cell !== '');
    const [name = ''] = cells;
    const measure = cells.find((cell) => readBound(cell) !== null);
    const text =
      measure === undefined || measure === name ? cells.slice(0, 2).join(' ') : `${name} ${measure}`;
    return rulesOf(text, row.line + 1, section);
  });
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
