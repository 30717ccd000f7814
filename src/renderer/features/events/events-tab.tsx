import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRunEvents } from '../../stores/run/run-store.ts';
import { formatTime } from '../logs/log-line.tsx';
import { describeEvent, toneOf } from './describe-event.ts';
import '../logs/logs.css';
import './events.css';

const linePx = 20;

/** The journal in words, newest at the end. */
export function EventsTab() {
  const events = useRunEvents();
  const byId = usePlanStore((store) => store.open?.byId);
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: events.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => linePx,
    overscan: 10,
  });
  const count = events.length;
  useEffect(() => {
    if (count > 0) virtual.scrollToIndex(count - 1, { align: 'end' });
  }, [count, virtual]);
  const title = (item: string): string => `“${byId?.get(item)?.title ?? item}”`;
  return (
    <div
      className="logs events"
      ref={scroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      role="log"
      aria-live="off"
      aria-label="Events"
      data-testid="events"
    >
      <div className="log-lines" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((shown) => {
          const event = events[shown.index];
          return event === undefined ? null : (
            <div
              key={event.seq}
              className={`log-line event ${toneOf(event)}`}
              style={{ transform: `translateY(${shown.start}px)` }}
            >
              <span className="seq">{event.seq}</span>
              <span className="at">{formatTime(Date.parse(event.at))}</span>
              <span className="text">{describeEvent(event, title)}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
