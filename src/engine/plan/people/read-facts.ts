import type { Phase, Plan, PlanItem } from '../../../shared/plan/plan.ts';
import { commandInText } from '../commands/command-text.ts';
import type { Block, ListItem, TableRow } from '../markdown/blocks.ts';
import { bareText, plainText } from '../markdown/inline-text.ts';
import { wordPattern } from '../words/compile-words.ts';

/** `**Name**: value` lines of a paragraph; the colon may stand inside or outside the emphasis. */
export function readPairs(
  text: string,
  line: number,
): readonly { name: string; value: string; line: number }[] {
  return text.split('\n').flatMap((raw, index) => {
    const match = /^\s*(?:\*\*|__)([^*_:：]{2,40})[:：]?(?:\*\*|__)\s*[:：]?\s*(.*?)\s*$/.exec(raw);
    if (match === null || !/[:：]/.test(raw)) return [];
    return [{ name: (match[1] ?? '').trim(), value: plainText(match[2] ?? ''), line: line + index + 1 }];
  });
}

/** Whether a value is a blank to be filled in: underscores, dots, empty brackets or nothing. */
export function isBlank(value: string): boolean {
  return /^(?:_{2,}.*|\[\s*\])$/.test(value) || /^[\s._…*\\-]*$/.test(value);
}

/** Blanks to fill: in paragraphs everywhere, in lists where a form is meant. */
export function readFields(phase: Phase | null, blocks: readonly Block[]): Plan['fields'] {
  const isForm = phase?.kind === 'signoff' || phase?.kind === 'record';
  return blocks
    .flatMap((block) => {
      if (block.type === 'paragraph') return readPairs(block.text, block.line);
      return block.type === 'item' && isForm && block.item.box === null
        ? readPairs(block.item.text, block.item.line)
        : [];
    })
    .filter((pair) => isBlank(pair.value))
    .map((pair) => ({ name: pair.name, line: pair.line }));
}

const contactLead = wordPattern(({ people }) => people.contacts);

/** People and how to reach them: the lists and tables of a contact section, and lists under a line that announces them. */
export function readContacts(phase: Phase | null, blocks: readonly Block[]): Plan['contacts'] {
  const inSection = phase?.kind === 'contacts';
  if (!inSection && !blocks.some((block) => contactLead.test(textOf(block)))) return [];
  let announced = inSection;
  return blocks.flatMap((block): Plan['contacts'] => {
    if (block.type === 'paragraph') announced = inSection || announcesContacts(block.text);
    return announced || isBelowContacts(block) ? contactsOf(block) : [];
  });
}

function announcesContacts(text: string): boolean {
  return /[:：]\W*$/.test(text) && text.length < 80 && contactLead.test(text);
}

function isBelowContacts(block: Block): boolean {
  const around = block.type === 'item' ? block.item.parent : null;
  return around !== null && around.text.length < 80 && contactLead.test(around.text);
}

function contactsOf(block: Block): Plan['contacts'] {
  if (block.type === 'item') return contactOfItem(block.item);
  if (block.type !== 'table') return [];
  return body(block.rows).map(({ cells, line }) => ({
    role: bareText(cells[0] ?? ''),
    value: cells
      .slice(1)
      .map(bareText)
      .filter((cell) => cell !== '')
      .join(' · '),
    line: line + 1,
  }));
}

function contactOfItem({ text, line }: ListItem): Plan['contacts'] {
  const match = /^(?:\*\*|__)?([^:：*_]{2,50}?)(?:\*\*|__)?\s*[:：](?:\*\*|__)?\s*(.*)$/s.exec(text);
  const value = match?.[2]?.trim() ?? '';
  if (match === null || isNobody(value)) return [];
  return [{ role: (match[1] ?? '').trim(), value: plainText(value), line: line + 1 }];
}

/** A file to look into, a command and a link within the project are no person. */
function isNobody(value: string): boolean {
  return (
    /^`[^`\s]*[/.][^`\s]*`/.test(value) ||
    commandInText(value)?.before === '' ||
    /^\[[^\]]*\]\((?!https?:|mailto:|tel:)[^)]+\)$/.test(value)
  );
}

function textOf(block: Block): string {
  return block.type === 'paragraph' ? block.text : block.type === 'item' ? block.item.text : '';
}

const recurrences: readonly (readonly [RegExp, Plan['maintenance'][number]['every']])[] = [
  [wordPattern(({ recurrence }) => recurrence.daily), 'day'],
  [wordPattern(({ recurrence }) => recurrence.weekly), 'week'],
  [wordPattern(({ recurrence }) => recurrence.monthly), 'month'],
  [wordPattern(({ recurrence }) => recurrence.quarterly), 'quarter'],
  [wordPattern(({ recurrence }) => recurrence.yearly), 'year'],
];

export function readMaintenance(
  phase: Phase | null,
  blocks: readonly Block[],
  items: readonly PlanItem[],
): Plan['maintenance'] {
  if (phase?.kind !== 'maintenance') return [];
  const every = recurrences.find(([pattern]) => pattern.test(phase.heading))?.[1];
  if (every === undefined) return [];
  const boxAt = new Map(items.map((item) => [item.line, item.id]));
  return blocks.flatMap((block) =>
    block.type !== 'item'
      ? []
      : [
          {
            every,
            text: plainText(block.item.text),
            item: boxAt.get(block.item.line + 1) ?? null,
            line: block.item.line + 1,
          },
        ],
  );
}

function body(rows: readonly TableRow[]): readonly TableRow[] {
  return rows.filter((row) => !row.header);
}
