import type { AlertRule, Budget, Phase, Plan, PlanItem } from '../../shared/plan.ts';
import type { Block, TableRow } from './blocks.ts';
import { bareText, plainText } from './inline-text.ts';
import { isAlertList } from './read-items.ts';
import { isShellFence } from './shell-fence.ts';
import { readAlert, readBudget } from './thresholds.ts';

/** `**Name**: value` lines of a paragraph; the colon may stand inside or outside the emphasis. */
export function readPairs(text: string, line: number): readonly { name: string; value: string; line: number }[] {
  return text.split('\n').flatMap((raw, index) => {
    const match = /^\s*(?:\*\*|__)([^*_:]{2,40}):?(?:\*\*|__)\s*:?\s*(.*?)\s*$/.exec(raw);
    if (match === null || !/:/.test(raw)) return [];
    return [{ name: (match[1] ?? '').trim(), value: plainText(match[2] ?? ''), line: line + index + 1 }];
  });
}

/** Whether a value is a blank to be filled in: underscores, dots, empty brackets or nothing. */
export function isBlank(value: string): boolean {
  return /^(?:_{2,}.*|\.{3,}|\[\s*\]|\s*)$/.test(value);
}

export function readFields(blocks: readonly Block[]): Plan['fields'] {
  return blocks.flatMap((block) =>
    block.type !== 'paragraph'
      ? []
      : readPairs(block.text, block.line)
          .filter((pair) => isBlank(pair.value))
          .map((pair) => ({ name: pair.name, line: pair.line })),
  );
}

/** Budgets stated in list items, tables and non-shell fences of a section. */
export function readBudgets(phase: Phase | null, blocks: readonly Block[]): readonly Budget[] {
  if (phase !== null && (isAlertList(phase) || phase.kind === 'rollback')) return [];
  return blocks.flatMap((block): readonly Budget[] => {
    if (block.type === 'item') return keep(readBudget(bareText(block.item.text), block.item.line + 1));
    if (block.type === 'fence' && !isShellFence(block.info, block.text) && !/^\w/.test(block.info)) {
      return block.text
        .split('\n')
        .flatMap((text, index) => keep(readBudget(text.replace(/^\s*[-*]\s+/, '').trim(), block.line + 2 + index)));
    }
    if (block.type === 'table') {
      return body(block.rows).flatMap((row) =>
        keep(readBudget(`${bareText(row.cells[0] ?? '')}: ${bareText(row.cells[1] ?? '')}`, row.line + 1)),
      );
    }
    return [];
  });
}

export function readAlerts(phase: Phase | null, blocks: readonly Block[]): readonly AlertRule[] {
  if (phase === null || !isAlertList(phase)) return [];
  return blocks.flatMap((block) => {
    if (block.type === 'item') return [readAlert(bareText(block.item.text), block.item.line + 1)];
    if (block.type === 'table') {
      return body(block.rows).map((row) => readAlert(row.cells.slice(0, 2).map(bareText).join(' '), row.line + 1));
    }
    return [];
  });
}

export function readContacts(phase: Phase | null, blocks: readonly Block[]): Plan['contacts'] {
  if (phase?.kind !== 'contacts') return [];
  return blocks.flatMap((block): Plan['contacts'] => {
    if (block.type === 'item') {
      const match = /^(?:\*\*|__)?([^:*_]{2,50}?)(?:\*\*|__)?\s*:(?:\*\*|__)?\s*(.*)$/s.exec(block.item.text);
      if (match === null) return [];
      return [{ role: (match[1] ?? '').trim(), value: plainText(match[2] ?? ''), line: block.item.line + 1 }];
    }
    if (block.type === 'table') {
      return body(block.rows).map((row) => ({
        role: bareText(row.cells[0] ?? ''),
        value: row.cells.slice(1).map(bareText).filter((cell) => cell !== '').join(' · '),
        line: row.line + 1,
      }));
    }
    return [];
  });
}

export function readSignoffs(phase: Phase | null, blocks: readonly Block[], items: readonly PlanItem[]): Plan['signoffs'] {
  const boxes = items
    .filter((item) => item.role === 'signoff')
    .map((item) => ({ role: item.text.replace(/:?\s*_{2,}.*$/, '').replace(/:$/, '').trim(), item: item.id, line: item.line }));
  if (phase?.kind !== 'signoff') return boxes;
  const rows = blocks.flatMap((block) =>
    block.type !== 'table'
      ? []
      : body(block.rows).map((row) => ({ role: bareText(row.cells[0] ?? ''), item: null, line: row.line + 1 })),
  );
  return [...boxes, ...rows.filter((row) => row.role !== '')];
}

const recurrences: readonly (readonly [RegExp, Plan['maintenance'][number]['every']])[] = [
  [/\bdaily\b|every day|täglich|quotidien|diari|ежедневн|每日|매일/i, 'day'],
  [/\bweekly\b|every week|wöchentlich|hebdo|semanal|еженедельн|每周|매주/i, 'week'],
  [/\bmonthly\b|every month|monatlich|mensuel|mensual|mensal|ежемесячн|每月|매월/i, 'month'],
  [/\bquarterly\b|vierteljähr|trimest|квартал|每季|분기/i, 'quarter'],
  [/\b(?:yearly|annual(?:ly)?)\b|jährlich|annuel|anual|ежегодн|每年|매년/i, 'year'],
];

export function readMaintenance(phase: Phase | null, blocks: readonly Block[], items: readonly PlanItem[]): Plan['maintenance'] {
  if (phase?.kind !== 'maintenance') return [];
  const every = recurrences.find(([pattern]) => pattern.test(phase.heading))?.[1];
  if (every === undefined) return [];
  const boxAt = new Map(items.map((item) => [item.line, item.id]));
  return blocks.flatMap((block) =>
    block.type !== 'item'
      ? []
      : [{ every, text: plainText(block.item.text), item: boxAt.get(block.item.line + 1) ?? null, line: block.item.line + 1 }],
  );
}

function body(rows: readonly TableRow[]): readonly TableRow[] {
  return rows.filter((row) => !row.header);
}

function keep<T>(value: T | null): readonly T[] {
  return value === null ? [] : [value];
}
