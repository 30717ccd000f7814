import type { AccountLine, DataKind } from '../../../../shared/plan/account.ts';
import type { Plan } from '../../../../shared/plan/plan.ts';
import type { SheetLine } from '../../../../shared/plan/sheet.ts';

/** What the margin says of a line: one color and one sign for each. */
export type MarkKind =
  | 'command'
  | 'manual'
  | 'choice'
  | 'rollback'
  | 'data'
  | 'reference'
  | 'heading'
  | 'prose'
  | 'fence'
  | 'blank';

export interface LineMark {
  readonly line: number;
  readonly kind: MarkKind;
  /** Signs in the margin; empty for what needs none. */
  readonly sign: string;
  readonly text: string;
  /** Why it is only read, where it is. */
  readonly why: string | null;
  readonly data: DataKind | null;
  /** Something begins here; a command of several lines goes on below. */
  readonly begins: boolean;
}

const signs: Readonly<Record<Exclude<MarkKind, 'data'>, string>> = {
  command: '▸',
  manual: '☐',
  choice: '◇',
  rollback: '↺',
  reference: '',
  heading: '',
  prose: '',
  fence: '',
  blank: '',
};
const dataSigns: Readonly<Record<DataKind, string>> = {
  threshold: '≤',
  contact: '@',
  'sign-off': '✎',
  field: '…',
  schedule: '↻',
  setting: '=',
};

/** The margin of a document, line by line. Pure. */
export function markLines(text: string, lines: readonly AccountLine[], plan: Plan): readonly LineMark[] {
  const source = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const sheet = new Map((plan.sheet ?? []).map((each) => [each.id, each]));
  const starts = new Set((plan.sheet ?? []).map(({ line }) => line));
  return lines.map((each) => {
    const text = source[each.line - 1] ?? '';
    const kind = kindOf(each, text, sheet.get(each.of ?? ''));
    const data = each.data ?? null;
    const begins = each.is !== 'sheet' || starts.size === 0 || starts.has(each.line);
    const sign = kind === 'data' ? (data === null ? '' : dataSigns[data]) : signs[kind];
    return {
      line: each.line,
      kind,
      sign: begins ? sign : '',
      text,
      why: each.why ?? null,
      data,
      begins,
    };
  });
}

function kindOf({ is, do: what }: AccountLine, text: string, on: SheetLine | undefined): MarkKind {
  if (is !== 'sheet') return is;
  if (/^\s*(?:>\s*)*(?:[-*+]\s+|\d+[.)]\s+)?(?:```|~~~)/.test(text)) return 'fence';
  if (on?.guard !== undefined) return 'choice';
  if (on?.when === 'back') return 'rollback';
  return what === 'manual' ? 'manual' : 'command';
}

/** How many lines of each kind there are, those of no kind left out. Pure. */
export function countMarks(marks: readonly LineMark[]): ReadonlyMap<MarkKind, number> {
  const counts = new Map<MarkKind, number>();
  for (const { kind, begins } of marks) if (begins) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  counts.delete('blank');
  counts.delete('fence');
  return counts;
}
