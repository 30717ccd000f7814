import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { LogLine } from '../../../shared/wire/live.ts';
import { useLogsStore } from '../../stores/run/logs-store.ts';
import { scaleOf, useScaleStore } from '../../stores/scale/scale-store.ts';
import { useFilteredLines } from './filter/use-filtered-lines.ts';
import { LogDetail } from './log-detail.tsx';
import { LogLineView } from './log-line.tsx';
import { targetColors } from './target-colors.ts';
import * as words from './words.ts';
import './logs.css';

const linePx = 18;
/** Closer to the end than this counts as at the end. */
const nearEndPx = 24;

/** The merged log. Only the lines in view are in the page; scrolling up pauses it, scrolling to the end follows again. */
export function LogsTab() {
  const lines = useLogsStore((store) => store.lines);
  const following = useLogsStore((store) => store.following);
  const setFollowing = useLogsStore((store) => store.setFollowing);
  const sources = useLogsStore((store) => store.sources);
  const { filter, lines: shown } = useFilteredLines();
  const [whole, setWhole] = useState<LogLine | null>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const scale = useScaleStore(scaleOf);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => linePx * scale,
    overscan: 10,
  });
  const widest = useMemo(() => nameWidth(shown), [shown]);

  const colorOf = useMemo(() => targetColors(sources.map((source) => source.target)), [sources]);

  // Every line has this height; what was measured at another size is void.
  useEffect(() => {
    void scale;
    virtual.measure();
  }, [scale, virtual]);
  useEffect(() => {
    if (following && shown.length > 0) virtual.scrollToIndex(shown.length - 1, { align: 'end' });
  }, [following, shown, virtual]);

  if (lines.length === 0) {
    return (
      <div className="empty">
        <strong>{sources.length === 0 ? words.noSourcesTitle : words.noLinesTitle}</strong>
        <p>{sources.length === 0 ? words.noSourcesText : words.noLinesText}</p>
      </div>
    );
  }
  return (
    <div className="logs-tab">
      <div
        className="logs"
        ref={scroll}
        role="log"
        aria-live="off"
        aria-label={words.logs}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        data-testid="logs"
        onWheel={(event) => {
          if (event.deltaY < 0) setFollowing(false);
        }}
        onKeyDown={(event) => {
          if (event.key === 'PageUp' || event.key === 'ArrowUp' || event.key === 'Home') setFollowing(false);
          if (event.key === 'End') setFollowing(true);
          if (/^(Page|Arrow|Home|End)/.test(event.key)) event.stopPropagation();
        }}
        onScroll={(event) => {
          const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
          if (!following && scrollHeight - scrollTop - clientHeight < nearEndPx && scrollTop > 0)
            setFollowing(true);
        }}
      >
        <div className="log-lines" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const line = shown[item.index];
            return line === undefined ? null : (
              <LogLineView
                key={line.n}
                line={line}
                top={item.start}
                names={widest}
                color={colorOf(line.target)}
                filter={filter}
                isOpen={whole?.n === line.n}
                onOpen={setWhole}
              />
            );
          })}
        </div>
      </div>
      {whole !== null && <LogDetail line={whole} onClose={() => setWhole(null)} />}
    </div>
  );
}

/** Widths of the two name columns in characters, from the newest lines. Bounded, so that one long name does not push the text away. */
function nameWidth(lines: readonly LogLine[]): { readonly target: number; readonly source: number } {
  const recent = lines.slice(-400).filter((line) => line.level !== 'mark');
  const most = (pick: (line: LogLine) => string): number =>
    Math.min(16, Math.max(3, ...recent.map((line) => pick(line).length)));
  return { target: most((line) => line.target), source: most((line) => line.source) };
}
