import type { Phase } from '../../../shared/plan/plan.ts';
import { lastLine } from '../../../shared/text/line-breaks.ts';
import type { Block, ListItem } from '../markdown/blocks.ts';
import { bareText } from '../markdown/inline-text.ts';
import { wordPattern } from '../words/compile-words.ts';

/** What a heading or a label says of the lines below it. */
export interface Lead {
  /** Reasons to stop or to go back, values that alarm somebody, or values to reach. */
  readonly kind: 'stop' | 'alarm' | 'goal';
  /** Whether the release is to be taken back. */
  readonly rollback: boolean;
  /** The item that announces those nested below it; null where a heading or a paragraph does. */
  readonly parent: ListItem | null;
  readonly reason: string;
}

const stopLabel = wordPattern(({ thresholds }) => thresholds.stopLabels);
const alarmLabel = wordPattern(({ thresholds }) => thresholds.alarmLabels);
const goalLabel = wordPattern(({ thresholds }) => thresholds.goalLabels);
const takesBack = wordPattern(({ thresholds }) => thresholds.takesBack);
const staysUp = wordPattern(({ thresholds }) => thresholds.staysUp);
const triggerHeading = wordPattern(({ thresholds }) => thresholds.triggerHeadings);
const condition = wordPattern(({ thresholds }) => thresholds.conditions);
/** “Go/No-Go” names the decision, not one of its sides. */
const decision = /\bgo\s*(?:\/|\||or|vs\.?|und|oder|et|ou|o|y|e)\s*no[-\s]?go\b/gi;
const longestLabel = 120;

/** What a heading or a label announces; null where it announces no values. */
export function leadOf(label: string, parent: ListItem | null = null): Lead | null {
  if (label.length > longestLabel || staysUp.test(label)) return null;
  const text = label.replace(decision, ' ');
  const reason = `“${label.replace(/\s*[:：]\s*$/, '')}” announces it`;
  if (stopLabel.test(text)) return { kind: 'stop', rollback: takesBack.test(text), parent, reason };
  if (goalLabel.test(text)) return { kind: 'goal', rollback: false, parent, reason };
  if (alarmLabel.test(text)) return { kind: 'alarm', rollback: false, parent, reason };
  return null;
}

/** What stands above each item and table of a section, where that announces values: the nearest word counts. */
export function leadsOf(phase: Phase | null, blocks: readonly Block[]): ReadonlyMap<Block, Lead> {
  const leads = new Map<Block, Lead>();
  const heading = phase === null ? null : leadOf(phase.heading);
  const scene: Scene = { phase, heading, sides: sidesOf(phase), above: new Map(), label: undefined };
  for (const block of blocks) {
    if (block.type === 'paragraph' && block.item === null) scene.label = nextLabel(block.text, scene);
    const lead = block.type === 'item' ? itemLead(block.item, scene) : currentLead(scene);
    if (lead !== null && (block.type === 'item' || block.type === 'table')) leads.set(block, lead);
  }
  return leads;
}

interface Scene {
  readonly phase: Phase | null;
  readonly heading: Lead | null;
  readonly sides: Sides | null;
  readonly above: Map<ListItem, Lead | null>;
  /** What the last label announces; undefined where the heading counts. */
  label: Lead | null | undefined;
}

/** A label that announces something else ends what the heading says, but for goals; a sentence does not. */
function nextLabel(text: string, { phase, heading, label }: Scene): Lead | null | undefined {
  if (!isLabel(text)) return label === null ? null : undefined;
  return labelLead(text, phase) ?? (heading?.kind === 'goal' ? undefined : null);
}

function itemLead(item: ListItem, scene: Scene): Lead | null {
  const side = scene.label === undefined ? sideOf(item, scene.sides) : null;
  return parentLead(item, scene.above) ?? side ?? currentLead(scene);
}

function currentLead({ label, heading }: Scene): Lead | null {
  return label === undefined ? heading : label;
}

function isLabel(text: string): boolean {
  return /[:：](?:\*\*|__|\*|_)?\s*$|^(?:\*\*|__)[^*]+(?:\*\*|__)\s*$/.test(lastLine(text).trim());
}

function labelLead(text: string, phase: Phase | null): Lead | null {
  const label = bareText(lastLine(text).trim());
  const own = leadOf(label);
  if (own !== null || phase === null || label.length > longestLabel) return own;
  // "Execute if any of these occur:" below "Rollback triggers".
  return condition.test(label) && phase.path.some((heading) => triggerHeading.test(heading))
    ? { kind: 'stop', rollback: true, parent: null, reason: `“${label}” announces reasons to go back` }
    : null;
}

/** What the nearest item around one announces. */
function parentLead(item: ListItem, above: Map<ListItem, Lead | null>): Lead | null {
  const { parent } = item;
  if (parent === null) return null;
  const known = above.get(parent);
  if (known !== undefined) return known;
  const text = bareText(parent.text);
  const found = (/\d/.test(text) ? null : leadOf(text, parent)) ?? parentLead(parent, above);
  above.set(parent, found);
  return found;
}

interface Sides {
  readonly go: Lead;
  readonly noGo: Lead;
}

/** Below a heading about going or not, ticks and crosses in front of the lines tell the sides apart. */
function sidesOf(phase: Phase | null): Sides | null {
  const heading = phase?.path.find((each) => each.search(decision) !== -1);
  if (heading === undefined) return null;
  const of = (kind: Lead['kind'], mark: string): Lead => ({
    kind,
    rollback: false,
    parent: null,
    reason: `${mark} stands in front of it, below “${heading}”`,
  });
  return { go: of('goal', 'a tick'), noGo: of('stop', 'a cross') };
}

function sideOf({ text }: ListItem, sides: Sides | null): Lead | null {
  if (sides === null) return null;
  return /^[❌⛔🚫🔴]/u.test(text) ? sides.noGo : /^[✅✔🟢]/u.test(text) ? sides.go : null;
}
