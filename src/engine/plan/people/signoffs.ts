import type { Phase, Plan, PlanItem } from '../../../shared/plan/plan.ts';
import type { Block, TableRow } from '../markdown/blocks.ts';
import { bareText } from '../markdown/inline-text.ts';
import { readHeading } from '../sections/match-heading.ts';
import { boxCell } from '../sections/section-content.ts';
import { wordPattern, wordsOf } from '../words/compile-words.ts';
import { anyLetter } from '../words/word-source.ts';
import { lineSignoffs } from './approval-lines.ts';

/** Who signs: words for people and the groups they belong to. */
const people = wordPattern(({ people }) => people.roles);
const signing = new RegExp(`(?:\\s|^)${wordsOf(({ people }) => people.approvals)}\\W*$`, 'i');
/** Names of blanks that somebody signs. */
const signedBlank = new RegExp(`^${wordsOf(({ people }) => people.signed)}$`, 'i');
const signatureColumn = wordPattern(({ people }) => people.signatureColumns);
const signatureAlone = new RegExp(`^${wordsOf(({ people }) => people.signatures)}$`, 'i');
const roleColumn = new RegExp(`^${wordsOf(({ people }) => people.roleColumns)}$`, 'i');

/** "Configured", "dokumentiert": what is the case and not who signs. */
const isState = new RegExp(`[${anyLetter}]{3,}${wordsOf(({ sections }) => sections.participles)}$`, 'i');

/**
 * The role a box stands for, when ticking it is signing; null for every other box. `announced`: the label above its list says
 * that who stands in it signs.
 */
export function signoffRole(source: string, phase: Phase | null, announced = false): string | null {
  const inSection = phase?.kind === 'signoff';
  const isSigned = inSection || announced || signsAbove(phase);
  if (!isSigned && !source.includes('___')) return null;
  const text = bareText(source);
  const blank = blankRole(text, inSection);
  if (blank !== null || !isSigned) return blank;
  const label = boldLabel(source);
  if (label !== null && people.test(label)) return clean(label);
  if (!inSection) return announced ? shortRole(text) : null;
  if (signing.test(text) && text.length <= 60) return clean(text);
  return shortRole(text);
}

/** Headings are read once a section, not once a box. */
const underSignature = new WeakMap<Phase, boolean>();

/** Whether a heading above says that what stands below is signed. */
function signsAbove(phase: Phase | null): boolean {
  if (phase === null || phase.path.length < 2) return false;
  const known = underSignature.get(phase);
  if (known !== undefined) return known;
  const found = phase.path.some((heading) => readHeading(heading).has('signoff'));
  underSignature.set(phase, found);
  return found;
}

function boldLabel(source: string): string | null {
  return /^(?:\*\*|__)([^*_]{2,40}?):?(?:\*\*|__)\s*(?:[:：—-]|$)/.exec(source.trim())?.[1] ?? null;
}

/** `Release manager: ____`: a name in front of a line to sign on. Outside a section of sign-offs it must be one of a person. */
function blankRole(text: string, inSection: boolean): string | null {
  const blank = /^([^:：_]{2,60})[:：]?\s*_{3,}/.exec(text);
  if (blank === null) return null;
  const name = blank[1] ?? '';
  const isRole = /[:：]/.test(text) && (people.test(name) || signedBlank.test(clean(name)));
  return inSection || isRole ? clean(name) : null;
}

/** A box of a few words that name a person, and do not say that anything has been done. */
function shortRole(text: string): string | null {
  const short = text
    .replace(/[:：]\s*$/, '')
    .replace(/\([^)]*\)/g, '')
    .trim();
  return people.test(short) &&
    !isState.test(short) &&
    short.split(/\s+/).length <= 5 &&
    !/\b(?:passed|complete[d]?|met|verified|tested|notified|ready|informed|trained|reviewed)\b|[.!?]/i.test(
      short,
    )
    ? clean(short)
    : null;
}

function clean(text: string): string {
  return text
    .replace(signing, '')
    .replace(/[\s:：—-]+$/, '')
    .trim();
}

/** Sign-offs of a section: its boxes, lines and sentences, the rows of its tables, or, where its headings name who signs, those. */
export function readSignoffs(
  phase: Phase | null,
  blocks: readonly Block[],
  items: readonly PlanItem[],
): Plan['signoffs'] {
  const inSection = phase?.kind === 'signoff';
  const boxes = boxSignoffs(phase, blocks, items);
  const taken = new Set(boxes.map(({ line }) => line));
  const lines = lineSignoffs(blocks, inSection).filter(({ line }) => !taken.has(line));
  const rows = blocks.flatMap((block) => (block.type === 'table' ? tableRoles(block.rows, inSection) : []));
  const found = [...boxes, ...lines, ...rows];
  // "Security team" over a list of what it looks at: the team signs, not the list.
  if (
    inSection &&
    found.length === 0 &&
    phase.parent !== null &&
    items.length > 0 &&
    people.test(phase.heading)
  ) {
    return [{ role: clean(phase.heading), item: null, line: phase.line }];
  }
  return found;
}

/** Boxes that are sign-offs by themselves, and, beside two of those, boxes under a label of the same kind. */
function boxSignoffs(
  phase: Phase | null,
  blocks: readonly Block[],
  items: readonly PlanItem[],
): Plan['signoffs'] {
  const sources = new Map(
    blocks.flatMap((block) =>
      block.type === 'item' ? [[block.item.line + 1, block.item.text] as const] : [],
    ),
  );
  const signed = items.filter((item) => item.role === 'signoff');
  const isLabelled = signed.some((item) => boldLabel(sources.get(item.line) ?? '') !== null);
  return items.flatMap((item) => {
    const source = sources.get(item.line) ?? item.text;
    const role = item.role === 'signoff' ? (signoffRole(source, phase) ?? item.text) : null;
    const label = role === null && isLabelled ? boldLabel(source) : null;
    return role === null && label === null
      ? []
      : [{ role: role ?? clean(label ?? ''), item: item.id, line: item.line }];
  });
}

function tableRoles(rows: readonly TableRow[], inSection: boolean): Plan['signoffs'] {
  const header = rows.find((row) => row.header)?.cells.map(bareText) ?? [];
  const first = /^(?:#|no\.?|nr\.?|№)$/i.test(header[0] ?? '') ? 1 : 0;
  const isSigned = header.some((cell) => signatureAlone.test(cell));
  const isApproved = inSection && header.some((cell) => signatureColumn.test(cell));
  if (!isSigned && !isApproved && !(inSection && namesPeople(rows, header, first))) return [];
  const roleNext = roleColumn.test(header[first + 1] ?? '');
  return rows.flatMap((row) => {
    const name = bareText(row.cells[first] ?? '');
    const role = roleNext ? bareText(row.cells[first + 1] ?? '') : '';
    if (row.header || !/\p{L}/u.test(name)) return [];
    return [{ role: role === '' ? clean(name) : `${name} (${role})`, item: null, line: row.line + 1 }];
  });
}

/** Whether the rows of a table stand for people: its first column says so, or most of its cells. */
function namesPeople(rows: readonly TableRow[], header: readonly string[], first: number): boolean {
  if (header.length < 2) return false;
  const names = rows.filter((row) => !row.header).map((row) => bareText(row.cells[first] ?? ''));
  const known = names.filter((name) => people.test(name) && !boxCell.test(name)).length;
  return roleColumn.test(header[first] ?? '') || known * 2 > names.length;
}

/** Blanks that somebody signs stand for sign-offs in a document that has no other. */
export function signedFields(fields: Plan['fields']): Plan['signoffs'] {
  return fields
    .filter((field) => field.value === undefined && signedBlank.test(field.name))
    .map(({ name, line }) => ({ role: name, item: null, line }));
}
