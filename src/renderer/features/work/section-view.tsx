import { useMemo } from 'react';
import { carriedStates } from '../../../shared/run/shell/carried-state.ts';
import { carriedWords } from '../../../shared/run/shell/carried-words.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { RowList } from './row-list.tsx';
import { SectionBar } from './section-bar.tsx';
import { readSection } from './section-rows.ts';
import * as words from './words.ts';

/** One section (or one whole phase): what it is, what can be run, and its rows. */
export function SectionView({ id }: { id: string }) {
  const open = usePlanStore((store) => store.open);
  const section = useMemo(() => (open === null ? null : readSection(open, id)), [open, id]);
  const starts = useMemo(() => (open === null ? null : carriedStates(open)), [open]);
  if (open === null || section === null) return <p className="empty">{words.notInPlan}</p>;
  // A phase without commands of its own begins with those of its first section.
  const first = section.items.find(({ command }) => command !== undefined)?.phase ?? id;
  return (
    <>
      <SectionBar section={section} />
      {[...(starts?.get(first) ?? [])].map(([target, carried]) => (
        <p key={target} className="section-start" data-testid="section-start">
          {carriedWords(carried)}
          {words.onTarget(target)}
        </p>
      ))}
      {section.rows.length === 0 ? (
        <div className="empty">
          <strong>{section.phase.heading}</strong>
          <p>{words.onlyText(section.phase.line)}</p>
        </div>
      ) : (
        <RowList key={id} rows={section.rows} label={section.phase.heading} />
      )}
    </>
  );
}
