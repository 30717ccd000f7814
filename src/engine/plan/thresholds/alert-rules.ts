import { remember } from '../../../shared/lib/remember.ts';
import type { AlertRule, Phase } from '../../../shared/plan/plan.ts';
import type { Block, ListItem } from '../markdown/blocks.ts';
import { bareText } from '../markdown/inline-text.ts';
import { wordPattern, wordsOf } from '../words/compile-words.ts';
import { readAlert } from './alert-rule.ts';
import { isGoodSide, readBound } from './bounds.ts';
import { type Lead, leadsOf } from './leads.ts';
import { readRuleFile } from './rule-files.ts';
import { stopsIf } from './stop-sentences.ts';
import { tableAlerts } from './table-alerts.ts';
import { type Claim, ignoreCandidate } from './threshold-candidates.ts';

/** “Alerts” heads a list of rules, “Monitoring and alerts” or “Alerts & logs” a list of work, “Alert script” a program. */
const alertHeading = new RegExp(
  `(?<!&\\s|and )\\balerts?\\b(?!.*(?:&|\\band\\b)|\\s+(?:scripts?|jobs?|cron|bots?|services?|managers?|handlers?|channels?)\\b)|${wordsOf(({ thresholds }) => thresholds.alertHeadings)}`,
  'i',
);
const triggerHeading = wordPattern(({ thresholds }) => thresholds.triggerHeadings);
const whenHeading = wordPattern(({ thresholds }) => thresholds.whenHeadings);
/** What is said of the alerting itself, once it has been set up. */
const setUp = new RegExp(`${wordsOf(({ thresholds }) => thresholds.setUp)}\\W*$`, 'i');
const negated = wordPattern(({ thresholds }) => thresholds.staysUp);
const takesBack = wordsOf(({ thresholds }) => thresholds.takesBack);
const conditions = wordsOf(({ thresholds }) => thresholds.conditions);
const rollbackIf = new RegExp(`${takesBack}[^.]{0,80}?${conditions}\\s*[:：]?\\s*(.+)$`, 'is');
/** What the list under "Rollback is successful when:" states is the end of the way back, not its cause. */
const achieved = wordPattern(({ thresholds }) => thresholds.achieved);
const goesBackIf = new RegExp(`${takesBack}[^.]{0,60}${conditions}`, 'i');
const takingBack = new RegExp(takesBack, 'i');
const stops = wordPattern(({ thresholds }) => thresholds.stops);
const expected = wordPattern(({ commands }) => commands.expectationTitles);
const instructs = wordPattern(({ instructions }) => instructions.imperatives);
const otherRule = new RegExp(
  `\\s+${wordsOf(({ thresholds }) => thresholds.andOr)}\\s+|\\s*[、；;]\\s*|\\s*${wordsOf(({ thresholds }) => thresholds.andOrInside)}\\s*`,
  'i',
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
  const leads = leadsOf(phase, blocks);
  const state: AlertState = {
    phase,
    section: sectionRules(phase, claim),
    watched: watchedLeads(leads),
    skipping: false,
    announced: false,
    claim,
  };
  return blocks.flatMap((block) => {
    switch (block.type) {
      case 'paragraph':
        return paragraphAlerts(block, state);
      case 'item':
        return itemAlerts(block.item, leads.get(block), state);
      case 'table':
        return state.skipping
          ? []
          : tableAlerts(block.rows, { phase, lead: tableLead(leads.get(block), state), claim });
      case 'fence':
        return readRuleFile(block.text, block.line + 2, claim);
      default:
        return [];
    }
  });
}

interface AlertState {
  readonly phase: Phase | null;
  /** How the lines of a list are read where the heading announces rules; null where it does not. */
  readonly section: RuleContext | null;
  /** What announces alarms and is followed by values: without one, it is followed by work. */
  readonly watched: ReadonlySet<Lead>;
  readonly claim: Claim;
  /** Whether the sentence above says that nothing is rolled back for what follows. */
  skipping: boolean;
  /** Whether the sentence above announces conditions of a rollback. */
  announced: boolean;
}

function tableLead(lead: Lead | undefined, { section }: AlertState): Lead | null {
  if (section === null) return lead?.kind === 'stop' ? lead : null;
  return { kind: 'stop', rollback: section.trigger, parent: null, reason: section.reason };
}

function watchedLeads(leads: ReadonlyMap<Block, Lead>): ReadonlySet<Lead> {
  const watched = new Set<Lead>();
  for (const [block, lead] of leads) {
    if (lead.kind !== 'alarm' || block.type !== 'item' || expected.test(block.item.text)) continue;
    const text = bareText(block.item.text);
    const found = readBound(text);
    if (found !== null && !isGoodSide(text, found)) watched.add(lead);
  }
  return watched;
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
  return state.section?.trigger === true ? [] : sentenceAlerts(text, line + 1, state);
}

function itemAlerts(item: ListItem, lead: Lead | undefined, state: AlertState): readonly AlertRule[] {
  if (state.skipping) return [];
  const line = item.line + 1;
  const isAlarm = lead !== undefined && state.watched.has(lead);
  const context = listContext(item, lead, state);
  // Most lines stand in no such list: their words are looked at only where they do.
  if (context === null && !isAlarm) return sentenceAlerts(item.text, line, state);
  const text = withoutMark(bareText(item.text));
  if (context !== null) return isProperty(item.text) ? [] : rulesOf(text, line, context);
  return isAlarm ? alarmOf(item, text, lead, state.claim) : [];
}

/** How a line is read where something says that what holds is a reason to act; null where nothing does. */
function listContext(
  item: ListItem,
  lead: Lead | undefined,
  { section, announced, claim }: AlertState,
): RuleContext | null {
  if (section !== null) return { ...section, measured: section.measured || item.parent !== null };
  if (lead?.kind !== 'stop' && !announced) return null;
  const isStop = lead?.kind === 'stop';
  return {
    measured: item.parent !== (lead?.parent ?? null),
    trigger: announced || lead?.rollback === true,
    reason: isStop ? lead.reason : 'the sentence above says to go back if any of these holds',
    claim,
    stated: true,
  };
}

/** “Schedule:” with code behind it: what something is set to is nothing that fires. */
function isProperty(source: string): boolean {
  return /^[^:：`]{2,40}[:：][*_\s]*`[^`]+`\W*$/.test(source) && readBound(bareText(source)) === null;
}

/** A cross or a tick in front of a line is said by what announces it. */
function withoutMark(text: string): string {
  return text.replace(/^[❌⛔🚫🔴✗✘]\uFE0F?\s*/u, '');
}

/** A line of a list of alarms: its values on the bad side, and what happens beside them; no work and no expectations. */
function alarmOf(item: ListItem, text: string, lead: Lead, claim: Claim): readonly AlertRule[] {
  const found = readBound(text);
  const isWork = item.box !== null || instructs.test(text);
  if (expected.test(text)) return [];
  if (found === null ? isWork || item.parent !== lead.parent : isGoodSide(text, found)) return [];
  return rulesOf(text, item.line + 1, { measured: false, trigger: false, reason: lead.reason, claim });
}

/** "Roll back if any of these occurs:" over a list. */
function announces(source: string): boolean {
  if (source.length > 400 || !takingBack.test(source)) return false;
  const text = bareText(source);
  return /[:：]\s*$/.test(text) && goesBackIf.test(text) && !achieved.test(text);
}

/** What a sentence says of going back, or of not going on. */
function sentenceAlerts(source: string, line: number, { phase, claim }: AlertState): readonly AlertRule[] {
  if (source.length > 2_000) return [];
  const measured = conditional(source, line, claim);
  if (measured.length > 0) return measured;
  const scored = /\d/.test(source) ? scoredStop(bareText(source), line, claim) : [];
  return scored.length > 0 ? scored : stopsIf(source, line, phase, claim);
}

const saysStop = remember((text) => stops.test(text));

/** "Score < 75: no-go": a value with what it leads to. */
function scoredStop(text: string, line: number, claim: Claim): readonly AlertRule[] {
  if (text.length > 200 || !saysStop(text)) return [];
  const found = readBound(text);
  if (found === null || !/^[^:：→]{0,20}(?:[:：→]|->|=>)/.test(text.slice(found.end))) return [];
  if (!stops.test(text.slice(found.end))) return [];
  const trigger = takingBack.test(text.slice(found.end));
  return rulesOf(text, line, { measured: true, trigger, reason: 'it says what the value leads to', claim });
}

/** "The script undoes the rollout if p95 exceeds 100 ms": a rule in a sentence, by its numbers alone. */
function conditional(source: string, line: number, claim: Claim): readonly AlertRule[] {
  if (!/\d/.test(source) || !takingBack.test(source)) return [];
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
  /** Whether every line is a condition: none says of the alerting that it is set up. */
  readonly stated?: boolean;
}

/** The rules of one line: two of them where it names two bounds. */
function rulesOf(
  text: string,
  line: number,
  { measured, trigger, reason, claim, stated = false }: RuleContext,
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
          : !stated && setUp.test(rule.text)
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
