import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { scaleOf, useScaleStore } from '../../stores/scale/scale-store.ts';
import { useSelectionStore } from '../../stores/view/selection-store.ts';
import { RowView } from './row-view.tsx';
import type { Row } from './section-rows.ts';

const rowPx = 60;

/** A long section: only the rows in view are in the page. */
export function VirtualRows({ rows, label }: { rows: readonly Row[]; label: string }) {
  const scroll = useRef<HTMLDivElement>(null);
  const scale = useScaleStore(scaleOf);
  const density = useScaleStore((store) => store.density);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowPx * scale,
    overscan: 12,
    getItemKey: (index) => rows[index]?.key ?? index,
  });
  const selected = useSelectionStore((store) => store.item);
  // Rows out of view were measured at another size.
  useEffect(() => {
    void [scale, density];
    virtual.measure();
  }, [scale, density, virtual]);
  useEffect(() => {
    const index = rows.findIndex((row) => row.key === selected);
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  }, [selected, rows, virtual]);
  return (
    <div className="rows-scroll" ref={scroll}>
      <ul className="rows virtual" aria-label={label} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((shown) => {
          const row = rows[shown.index];
          return row === undefined ? null : (
            <li
              key={shown.key}
              ref={virtual.measureElement}
              data-index={shown.index}
              aria-setsize={rows.length}
              aria-posinset={shown.index + 1}
              style={{ transform: `translateY(${shown.start}px)` }}
            >
              <RowView row={row} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
