import { stripVTControlCharacters } from 'node:util';
import { showHidden } from '../../../shared/text/control-characters.ts';
import type { LogLine } from '../../../shared/wire/live.ts';

type Level = LogLine['level'];

const levels: readonly (readonly [RegExp, Level])[] = [
  [
    /\b(?:FATAL|CRITICAL|EMERG(?:ENCY)?|ALERT|PANIC)\b|\blevel=(?:fatal|panic)\b|"level":\s*"(?:fatal|panic)"/,
    'fatal',
  ],
  [/\b(?:ERROR|ERR|SEVERE)\b|\blevel=error\b|"level":\s*"error"/, 'error'],
  [/\b(?:WARN(?:ING)?)\b|\blevel=warn(?:ing)?\b|"level":\s*"warn(?:ing)?"/, 'warn'],
  [/\b(?:INFO|NOTICE)\b|\blevel=info\b|"level":\s*"info"/, 'info'],
  [/\bDEBUG\b|\blevel=debug\b|"level":\s*"debug"/, 'debug'],
  [/\bTRACE\b|\blevel=trace\b|"level":\s*"trace"/, 'trace'],
];

const timestamp = /^\[?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)\]?\s*/;
/** What is left of a control sequence that does not end, and controls that stand alone. */
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * Time, level and text of one raw line. Time is epoch ms, null when the line carries none. One without a zone is of `zone`
 * (`+02:00`), the server's; `stamp` is then what the line said. Without a zone it is not known when that was.
 */
export function readLine(
  raw: string,
  zone: string | null = null,
): Pick<LogLine, 'at' | 'level' | 'text' | 'stamp'> {
  // A log's control sequences are somebody else's drawing: they are left out, never followed. What turns its words around is written out.
  const clean = showHidden(stripVTControlCharacters(raw).replace(controls, ''));
  const time = timestamp.exec(clean);
  const stamp = time?.[1] ?? '';
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/.test(stamp.slice(19));
  const written = stamp.replace(' ', 'T').replace(',', '.');
  const at = hasZone || zone !== null ? Date.parse(hasZone ? written : `${written}${zone}`) : Number.NaN;
  const text = time === null || Number.isNaN(at) ? clean : clean.slice(time[0].length);
  return {
    at: Number.isNaN(at) ? null : at,
    level: levels.find(([pattern]) => pattern.test(text.slice(0, 300)))?.[1] ?? 'none',
    text,
    ...(hasZone || Number.isNaN(at) ? {} : { stamp }),
  };
}

/** syslog priorities 0..7 as levels. */
export function priorityLevel(priority: number): Level {
  return priority <= 2
    ? 'fatal'
    : priority === 3
      ? 'error'
      : priority === 4
        ? 'warn'
        : priority === 7
          ? 'debug'
          : 'info';
}
