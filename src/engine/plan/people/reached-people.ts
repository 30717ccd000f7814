import { remember } from '../../../shared/lib/remember.ts';
import type { Phase, Plan } from '../../../shared/plan/plan.ts';
import type { Block, ListItem } from '../markdown/blocks.ts';
import { bareText, codeSpans, plainText } from '../markdown/inline-text.ts';
import { readHeading } from '../sections/match-heading.ts';
import { wordPattern, wordsOf } from '../words/compile-words.ts';
import { anyLetter } from '../words/word-source.ts';
import { cutRole } from './cut-role.ts';

type Contact = Plan['contacts'][number];

const attribute = wordPattern(({ people }) => people.attributes);
const owner = wordPattern(({ people }) => people.owners);
const onCall = wordPattern(({ people }) => people.onCall);
const rank = wordPattern(({ people }) => people.ranks);
const contactLabel = wordPattern(({ people }) => people.contactLabels);
const notified = wordPattern(({ people }) => people.notified);
const reaches = new RegExp(`(?<![${anyLetter}-])${wordsOf(({ people }) => people.reaches)}\\s+(.+)$`, 'is');
const tells = new RegExp(`(?<![${anyLetter}-])${wordsOf(({ people }) => people.tells)}\\s+(.+)$`, 'is');
/** Tested before a line is looked at closely. */
const mayReach = new RegExp(
  `${wordsOf(({ people }) => people.reaches)}|${wordsOf(({ people }) => people.tells)}|mailing`,
  'i',
);
const address = /[\w.+-]+@[\w-]+\.\w{2,}|\+?\d[\d ()-]{6,}|(?:^|\s)[#@][\w-]{2,}/;

/** A list with a name that something is sent to. */
const mailingList =
  /\b(?:e-?mail|announce|post|send|write)\b[^.:]{0,80}?\bthe\s+((?!mailing)[\w.-]+\s+mailing[- ]list)\b/i;

interface Pair {
  readonly label: string;
  readonly value: string;
  readonly line: number;
}

/** `**Name**: value` of a list item or a line, whatever its emphasis. */
function pairOf(source: string, line: number): Pair | null {
  const match = /^\s*(?:\*\*|__)?([^:：*_`]{1,50}?)(?:\*\*|__)?\s*[:：](?:\*\*|__)?\s*(.*)$/s.exec(source);
  return match === null
    ? null
    : { label: (match[1] ?? '').trim(), value: plainText(match[2] ?? ''), line: line + 1 };
}

/** "Primary on-call" over its name and phone: the heading, or whoever is named as responsible, is the contact. */
export function sectionContact(phase: Phase | null, blocks: readonly Block[]): Contact | null {
  if (phase === null) return null;
  const items = blocks.flatMap((block) => (block.type === 'item' ? [block.item] : []));
  if (items.length < 2 || items.length > 8 || items.some(({ parent }) => parent !== null)) return null;
  const pairs = items.map(({ text, line }) => pairOf(text, line));
  const known = pairs.filter((pair) => pair !== null);
  if (known.length < pairs.length || blocks.some(({ type }) => type === 'table')) return null;
  const isOf = (pattern: RegExp) => (pair: Pair) => pattern.test(pair.label.toLowerCase());
  const attributes = known.filter(isOf(attribute));
  const named = known.find(isOf(owner));
  if (attributes.length + (named === undefined ? 0 : 1) < known.length) return null;
  const isOfContacts =
    phase.kind === 'contacts' || phase.path.some((each) => readHeading(each).has('contacts'));
  const isReached = attributes.some(({ value }) => address.test(value));
  if (!isOfContacts && !(named !== undefined && isReached)) return null;
  const value = attributes
    .map((each) => each.value)
    .filter((each) => each !== '')
    .join(' · ');
  return named === undefined || named.value === ''
    ? { role: phase.heading, value, line: phase.line }
    : { role: named.value, value, line: named.line };
}

/** Below "Notify immediately": the labels of its list are people. */
export function peopleToTell(phase: Phase | null, blocks: readonly Block[]): Contact[] {
  if (phase === null || phase.kind === 'contacts' || !notified.test(phase.heading)) return [];
  const bold = blocks.flatMap((block) =>
    block.type === 'item' && /^(?:\*\*|__)[^*_]{2,50}(?:\*\*|__)/.test(block.item.text) ? [block.item] : [],
  );
  return bold.length < 2
    ? []
    : bold.map(({ text, line }) => ({
        role: (/^(?:\*\*|__)([^*_]+?)[:：]?(?:\*\*|__)/.exec(text)?.[1] ?? '').trim(),
        value: '',
        line: line + 1,
      }));
}

/** `Escalation contact: ____`, and `Primary: Ann` below a line about being on call. */
export function labelledContact(source: string, line: number, parent: ListItem | null): Contact | null {
  if (!/[:：]/.test(source)) return null;
  const pair = pairOf(source, line);
  // A label with nothing behind it stands over a list.
  if (pair === null || pair.value === '') return null;
  const { label, value } = pair;
  if (parent !== null && parent.text.length < 80 && onCall.test(parent.text)) {
    if (rank.test(label.toLowerCase())) return { role: `On-call ${label}`, value, line: line + 1 };
    if (notified.test(label)) return { role: label, value, line: line + 1 };
  }
  return contactLabel.test(label.toLowerCase()) ? { role: label, value, line: line + 1 } : null;
}

/** "Escalate to the platform team": whom a sentence says to reach. */
export function reachedInText(source: string, line: number): Contact[] {
  return source.length > 600 ? [] : rolesReached(source).map((role) => ({ role, value: '', line: line + 1 }));
}

const rolesReached = remember((source): readonly string[] => {
  if (!mayReach.test(source)) return [];
  const text = bareText(withoutCode(source));
  const behind = reaches.exec(text)?.[1];
  const role = behind === undefined ? null : cutRole(behind);
  // Many are told something; only who has a name is somebody to reach.
  const told = role === null ? cutRole(tells.exec(text)?.[1] ?? '') : null;
  const named = told !== null && /^\p{Lu}[^/]*$/u.test(told) ? told : role;
  return [named, mailingList.exec(text)?.[1]].filter((each) => each != null);
});

/** A command is no sentence: what stands in code is cut. */
function withoutCode(source: string): string {
  return codeSpans(source).reduceRight(
    (text, { start, end }) => `${text.slice(0, start)}…${text.slice(end)}`,
    source,
  );
}
