import type { Phase, PhaseKind, Plan, PlanItem } from '../../../shared/plan/plan.ts';
import type { Block, TableRow } from '../markdown/blocks.ts';
import { bareText } from '../markdown/inline-text.ts';
import { wordPattern, wordsOf } from '../words/compile-words.ts';

/** Who signs: words for people and the groups they belong to. */
const people = wordPattern(({ people }) => people.roles);
const signing = new RegExp(`(?:\\s|^)${wordsOf(({ people }) => people.approvals)}\\W*$`, 'iu');
/** Names of blanks that somebody signs. */
const signed = new RegExp(`^${wordsOf(({ people }) => people.signed)}$`, 'iu');
const signatureColumn = wordPattern(({ people }) => people.signatureColumns);
const signatureAlone = new RegExp(`^${wordsOf(({ people }) => people.signatures)}$`, 'iu');
const roleColumn = new RegExp(`^${wordsOf(({ people }) => people.roleColumns)}$`, 'iu');

/** The role a box stands for, when ticking it is signing; null for every other box. */
export function signoffRole(source: string, kind: PhaseKind | null): string | null {
  const inSection = kind === 'signoff';
  if (!inSection && !source.includes('___')) return null;
  const text = bareText(source);
  const blank = blankRole(text, inSection);
  if (blank !== null || !inSection) return blank;
  const label = /^(?:\*\*|__)([^*_]{2,40}?):?(?:\*\*|__)\s*(?:[:：—-]|$)/.exec(source.trim())?.[1];
  if (label !== undefined && people.test(label)) return clean(label);
  if (signing.test(text) && text.length <= 60) return clean(text);
  return shortRole(text);
}

/** `Release manager: ____`: a name in front of a line to sign on. Outside a section of sign-offs it must be one of a person. */
function blankRole(text: string, inSection: boolean): string | null {
  const blank = /^([^:：_]{2,60})[:：]?\s*_{3,}/.exec(text);
  if (blank === null) return null;
  const name = blank[1] ?? '';
  const isRole = /[:：]/.test(text) && (people.test(name) || signed.test(clean(name)));
  return inSection || isRole ? clean(name) : null;
}

/** A box of a few words that name a person, and do not say that anything has been done. */
function shortRole(text: string): string | null {
  const short = text
    .replace(/[:：]\s*$/, '')
    .replace(/\([^)]*\)/g, '')
    .trim();
  return people.test(short) &&
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

/** Sign-offs of a section: its boxes, the rows of its tables, or, where its headings name who signs, those. */
export function readSignoffs(
  phase: Phase | null,
  blocks: readonly Block[],
  items: readonly PlanItem[],
): Plan['signoffs'] {
  const inSection = phase?.kind === 'signoff';
  const boxItems = items.filter((item) => item.role === 'signoff');
  const lines = new Set(boxItems.map((item) => item.line));
  const sources = new Map(
    blocks.flatMap((block) =>
      block.type === 'item' && lines.has(block.item.line + 1)
        ? [[block.item.line + 1, block.item.text] as const]
        : [],
    ),
  );
  const boxes = boxItems.map((item) => ({
    role: signoffRole(sources.get(item.line) ?? item.text, phase?.kind ?? null) ?? item.text,
    item: item.id,
    line: item.line,
  }));
  const rows = blocks.flatMap((block) => (block.type === 'table' ? tableRoles(block.rows, inSection) : []));
  const found = [...boxes, ...rows];
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

function tableRoles(rows: readonly TableRow[], inSection: boolean): Plan['signoffs'] {
  const header = rows.find((row) => row.header)?.cells.map(bareText) ?? [];
  if (!header.some((cell) => signatureColumn.test(cell)) && !(inSection && header.length > 1)) return [];
  if (!inSection && !header.some((cell) => signatureAlone.test(cell))) return [];
  const first = /^(?:#|no\.?|nr\.?|№)$/i.test(header[0] ?? '') ? 1 : 0;
  const roleNext = roleColumn.test(header[first + 1] ?? '');
  return rows.flatMap((row) => {
    const name = bareText(row.cells[first] ?? '');
    const role = roleNext ? bareText(row.cells[first + 1] ?? '') : '';
    if (row.header || !/\p{L}/u.test(name)) return [];
    return [{ role: role === '' ? clean(name) : `${name} (${role})`, item: null, line: row.line + 1 }];
  });
}

/** Blanks that somebody signs stand for sign-offs in a document that has no other. */
export function signedFields(fields: Plan['fields']): Plan['signoffs'] {
  return fields
    .filter((field) => field.value === undefined && signed.test(field.name))
    .map(({ name, line }) => ({ role: name, item: null, line }));
}
