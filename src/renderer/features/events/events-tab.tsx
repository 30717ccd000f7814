import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRunEvents } from '../../stores/run/run-store.ts';
import { scaleOf, useScaleStore } from '../../stores/scale/scale-store.ts';
import { formatTime } from '../logs/log-line.tsx';
import { toneOfEvent } from './tone-of-event.ts';
import { describeEvent, quoted, title } from './words.ts';
import '../logs/logs.css';
import './events.css';

const linePx = 20;

/** The journal in words, the newest event last. */
export function EventsTab() {
  const events = useRunEvents();
  const byId = usePlanStore((store) => store.open?.byId);
  const scroll = useRef<HTMLDivElement>(null);
  const scale = useScaleStore(scaleOf);
  const virtual = useVirtualizer({
    count: events.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => linePx * scale,
    overscan: 10,
  });
  const count = events.length;
  // Every line has this height; what was measured at another size is void.
  useEffect(() => {
    void scale;
    virtual.measure();
  }, [scale, virtual]);
  useEffect(() => {
    if (count > 0) virtual.scrollToIndex(count - 1, { align: 'end' });
  }, [count, virtual]);
  const name = (item: string): string => quoted(byId?.get(item)?.title ?? item);
  return (
    <div
      className="logs events"
      ref={scroll}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      role="log"
      aria-live="off"
      aria-label={title}
      data-testid="events"
    >
      <div className="log-lines" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((shown) => {
          const event = events[shown.index];
          return event === undefined ? null : (
            <div
              key={event.seq}
              className={`log-line event ${toneOfEvent(event)}`}
              style={{ transform: `translateY(${shown.start}px)` }}
            >
              <span className="seq">{event.seq}</span>
              <span className="at">{formatTime(Date.parse(event.at))}</span>
              <span className="text">{describeEvent(event, name)}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
