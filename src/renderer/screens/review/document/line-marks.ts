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
}

const signs: Readonly<Record<Exclude<MarkKind, 'data'>, string>> = {
  command: '▸',
  manual: '☐',
  choice: '◇',
  rollback: '↺',
  reference: '',
  heading: '',
  prose: '',
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
  return lines.map((each) => {
    const kind = kindOf(each, sheet.get(each.of ?? ''));
    const data = each.data ?? null;
    return {
      line: each.line,
      kind,
      sign: kind === 'data' ? (data === null ? '' : dataSigns[data]) : signs[kind],
      text: source[each.line - 1] ?? '',
      why: each.why ?? null,
      data,
    };
  });
}

function kindOf({ is, do: what }: AccountLine, on: SheetLine | undefined): MarkKind {
  if (is !== 'sheet') return is;
  if (on?.guard !== undefined) return 'choice';
  if (on?.when === 'back') return 'rollback';
  return what === 'manual' ? 'manual' : 'command';
}

/** How many lines of each kind there are, those of no kind left out. Pure. */
export function countMarks(marks: readonly LineMark[]): ReadonlyMap<MarkKind, number> {
  const counts = new Map<MarkKind, number>();
  for (const { kind } of marks) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  counts.delete('blank');
  return counts;
}
