import type { Phase, Reference } from '../../../shared/plan/plan.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';
import type { OpenPlan } from '../../stores/run/plan-store.ts';

export type Row =
  | { readonly kind: 'item'; readonly key: string; readonly item: WorkItem }
  | { readonly kind: 'heading'; readonly key: string; readonly phase: Phase }
  | { readonly kind: 'reference'; readonly key: string; readonly reference: Reference };

export interface SectionContent {
  readonly phase: Phase;
  readonly rows: readonly Row[];
  readonly items: readonly WorkItem[];
}

/**
 * The rows of a section: its items and its reference blocks in document order. A top phase includes its sections, under their
 * headings.
 */
export function readSection(open: OpenPlan, id: string): SectionContent | null {
  const phase = open.plan.phases.find((candidate) => candidate.id === id);
  if (phase === undefined) return null;
  const top = open.outline.find((candidate) => candidate.phase.id === id);
  const sections = top?.sections ?? [phase];
  const rows: Row[] = [];
  const items: WorkItem[] = [];
  for (const section of sections) {
    const own = open.bySection.get(section.id) ?? [];
    const references = open.plan.references.filter((reference) => reference.phase === section.id);
    if (own.length === 0 && references.length === 0) continue;
    if (section.id !== id) rows.push({ kind: 'heading', key: `h ${section.id}`, phase: section });
    const inside: { line: number; row: Row }[] = [
      ...own.map((item) => ({ line: item.line, row: { kind: 'item' as const, key: item.id, item } })),
      ...references.map((reference) => ({
        line: reference.line,
        row: { kind: 'reference' as const, key: `r ${reference.line}`, reference },
      })),
    ];
    inside.sort((a, b) => a.line - b.line);
    rows.push(...inside.map(({ row }) => row));
    items.push(...own);
  }
  return { phase, rows, items };
}
