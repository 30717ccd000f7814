import { memo } from 'react';
import type { LogLine } from '../../../shared/wire/live.ts';

interface Props {
  readonly line: LogLine;
  readonly top: number;
  /** Color class of the line's target. */
  readonly color: string;
  readonly names: { readonly target: number; readonly source: number };
}

/** One log line: its time, its source and its text. A mark takes the whole line. */
export const LogLineView = memo(function LogLineView({ line, top, color, names }: Props) {
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
    <div className={`log-line ${tone}`} style={place}>
      <span className="at" title={line.stamp}>
        {line.at === null ? '            ' : formatTime(line.at)}
      </span>
      <span className={`from ${color}`}>
        {line.target.padEnd(names.target).slice(0, names.target)}{' '}
        {line.source.padEnd(names.source).slice(0, names.source)}
      </span>
      <span className="text">{inOneRow(line.text)}</span>
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
