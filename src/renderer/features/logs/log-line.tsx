import { memo } from 'react';
import type { LogLine } from '../../../shared/wire/live.ts';
import { findMatches } from './filter/find-matches.ts';
import type { LogFilter } from './filter/log-filter.ts';

interface Props {
  readonly line: LogLine;
  readonly top: number;
  /** Color class of the line's target. */
  readonly color: string;
  readonly names: { readonly target: number; readonly source: number };
  readonly filter: LogFilter;
  /** It is shown whole. */
  readonly isOpen: boolean;
  onOpen(line: LogLine): void;
}

/** One log line: its time, its source and its text. A mark takes the whole line. */
export const LogLineView = memo(function LogLineView(props: Props) {
  const { line, top, color, names, filter, isOpen, onOpen } = props;
  const place = { transform: `translateY(${top}px)` };
  if (line.level === 'mark') {
    return (
      <div className="log-line mark" style={place}>
        <span>{line.text}</span>
      </div>
    );
  }
  const tone = line.level === 'none' || line.level === 'info' ? toneOf(line.text) : line.level;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a convenience; by keyboard the whole line is in the saved file.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same.
    <div className={`log-line ${tone}${isOpen ? ' open' : ''}`} style={place} onClick={() => onOpen(line)}>
      <span className="at" title={line.stamp}>
        {line.at === null ? '            ' : formatTime(line.at)}
      </span>
      <span className={`from ${color}`}>
        {line.target.padEnd(names.target).slice(0, names.target)}{' '}
        {line.source.padEnd(names.source).slice(0, names.source)}
      </span>
      <span className="text">
        {findMatches(inOneRow(line.text), filter).map(({ text, isMatch }, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other name.
          isMatch ? <mark key={index}>{text}</mark> : text,
        )}
      </span>
    </div>
  );
});

/** An entry of several lines takes one row, like every other. */
function inOneRow(text: string): string {
  return text.includes('\n') ? text.trimEnd().replaceAll('\n', ' ↵ ') : text;
}

/** `14:06:41.118` in local time. */
export function formatTime(at: number): string {
  const date = new Date(at);
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  return `${pad(date.getHours(), 2)}:${pad(date.getMinutes(), 2)}:${pad(date.getSeconds(), 2)}.${pad(date.getMilliseconds(), 3)}`;
}

/** Lines about a started unit get a color: people wait for them. */
function toneOf(text: string): string {
  return /^Started\b/.test(text) ? 'good' : 'plain';
}
