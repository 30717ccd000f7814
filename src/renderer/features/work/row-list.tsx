import { lazy, Suspense } from 'react';
import { RowView } from './row-view.tsx';
import type { Row } from './section-rows.ts';

/** Longer lists render only the rows in view. */
const virtualAbove = 100;

const VirtualRows = lazy(async () => ({ default: (await import('./virtual-rows.tsx')).VirtualRows }));

/** The rows of a section, as a list that scrolls. */
export function RowList({ rows, label }: { rows: readonly Row[]; label: string }) {
  if (rows.length > virtualAbove) {
    return (
      <Suspense>
        <VirtualRows rows={rows} label={label} />
      </Suspense>
    );
  }
  return (
    <div className="rows-scroll">
      <ul className="rows" aria-label={label}>
        {rows.map((row) => (
          <li key={row.key}>
            <RowView row={row} />
          </li>
        ))}
      </ul>
    </div>
  );
}
