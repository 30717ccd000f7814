import type { Phase, Plan, PlanItem } from '../../../shared/plan/plan.ts';
import type { Block } from '../markdown/blocks.ts';
import { plainText } from '../markdown/inline-text.ts';
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
  return /^(?:_{2,}.*|\[\s*\]|TB[DA])$/.test(value) || /^[\s._…*\\-]*$/.test(value);
}

/** Blanks to fill: marked ones everywhere, and labels with nothing behind them where they make up a form. */
export function readFields(phase: Phase | null, blocks: readonly Block[]): Plan['fields'] {
  const isForm = phase?.kind === 'signoff' || phase?.kind === 'record';
  return blocks.flatMap((block, index): Plan['fields'] => {
    if (block.type === 'paragraph') return paragraphFields(block, blocks[index + 1], isForm);
    if (block.type !== 'item' || block.item.box !== null) return [];
    const { text, line } = block.item;
    const pairs = isForm ? readPairs(text, line).filter((pair) => isBlank(pair.value)) : [];
    return pairs.length > 0 ? pairs.map(toField) : markedBlanks(text, line);
  });
}

function paragraphFields(
  { text, line }: { readonly text: string; readonly line: number },
  next: Block | undefined,
  isForm: boolean,
): Plan['fields'] {
  const pairs = readPairs(text, line);
  const lines = text.split('\n');
  const isRow = pairs.length > 1 && pairs.length === lines.length;
  // The last label of a paragraph may stand over a list, a table or a fence, which is what is behind it.
  const over = next !== undefined && ['item', 'table', 'fence'].includes(next.type) ? line + lines.length : 0;
  return lines.flatMap((each, index) => {
    const [pair] = pairs.filter((some) => some.line === line + index + 1);
    if (pair === undefined || !isBlank(pair.value)) return markedBlanks(each, line + index);
    const isEmpty = pair.value === '';
    return isEmpty && !((isForm || isRow) && pair.line !== over) ? [] : [toField(pair)];
  });
}

function toField({ name, line }: { readonly name: string; readonly line: number }): Plan['fields'][number] {
  return { name, line };
}

/** `Version: ____`, as often as a line has one. */
function markedBlanks(text: string, line: number): Plan['fields'] {
  if (!/__|\bTB[DA]\b/.test(text) || text.length > 1_000) return [];
  const marked =
    /(?:^|[\s*|,;(])(\p{L}[\p{L}\p{N} /'()-]{1,40}?)(?:\*\*)?[:：](?:\*\*)?\s*(?:`?_{3,}|\\_\\_|`?TB[DA]\b)/gu;
  return [...text.matchAll(marked)].map(([, name = '']) => ({ name: name.trim(), line: line + 1 }));
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
