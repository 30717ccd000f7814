/** One sample of a scrape. */
export interface ScrapedSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  /** When it was taken, epoch ms, where the page says so. */
  readonly at: number | null;
}

/** How a page counts time: Prometheus text in milliseconds, OpenMetrics in seconds; null where its type does not say. */
export type ExpositionFormat = 'prometheus' | 'openmetrics' | null;

/** A line that is no sample although it begins like one; `name` is what it begins with, null where even that cannot be read. */
export interface BrokenLine {
  readonly name: string | null;
}

const bareName = /[a-zA-Z_:][\w:]*/y;
const blanks = /[ \t]*/y;
const token = /[^\s#{}",]+/y;
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const infinite = /^([+-]?)inf(?:inity)?$/i;

/** What is read of a line, and where. */
interface Cursor {
  readonly line: string;
  at: number;
}

/**
 * Reads one sample, by the grammars of Prometheus text 0.0.4, OpenMetrics 1.0, and the quoted names of Prometheus 3
 * (`{"a.b",x="y"} 1`). `line` is trimmed and neither empty nor a comment. An exemplar behind the sample is not the sample's.
 */
export function readSampleLine(line: string, format: ExpositionFormat): ScrapedSample | BrokenLine {
  const cursor: Cursor = { line, at: 0 };
  const bare = take(cursor, bareName);
  skipBlanks(cursor);
  const within = line[cursor.at] === '{' ? readBraces(cursor) : { name: null, labels: {} };
  const name = bare || within?.name || null;
  if (within === null || name === null || (bare !== '' && within.name !== null)) return { name };
  skipBlanks(cursor);
  const value = readNumber(take(cursor, token));
  if (value === null) return { name };
  skipBlanks(cursor);
  const time = take(cursor, token);
  const at = time === '' ? null : readNumber(time);
  if (time !== '' && at === null) return { name };
  skipBlanks(cursor);
  if (cursor.at < line.length && line[cursor.at] !== '#') return { name };
  return { name, labels: within.labels, value, at: at === null ? null : inMs(at, format) };
}

/** What stands between braces: labels, and before them a quoted name. Null where it is not closed or cannot be read. */
function readBraces(cursor: Cursor): { readonly name: string | null; readonly labels: Labels } | null {
  const labels: Labels = {};
  let name: string | null = null;
  for (let first = true; ; first = false) {
    cursor.at += 1;
    skipBlanks(cursor);
    if (cursor.line[cursor.at] === '}') break;
    const part = readPart(cursor);
    if (part === null) return null;
    if (part.value !== null) {
      if (Object.hasOwn(labels, part.name)) return null;
      setLabel(labels, part.name, part.value);
    } else if (first) name = part.name;
    else return null;
    const next = cursor.line[cursor.at];
    if (next === '}') break;
    if (next !== ',') return null;
  }
  cursor.at += 1;
  return { name, labels };
}

/** A label with its value, or a quoted name alone, which is the series' own. */
function readPart(cursor: Cursor): { readonly name: string; readonly value: string | null } | null {
  const isQuoted = cursor.line[cursor.at] === '"';
  const name = isQuoted ? readQuoted(cursor) : take(cursor, bareName);
  if (name === null || name === '') return null;
  skipBlanks(cursor);
  if (cursor.line[cursor.at] !== '=') return isQuoted ? { name, value: null } : null;
  cursor.at += 1;
  skipBlanks(cursor);
  const value = readQuoted(cursor);
  skipBlanks(cursor);
  return value === null ? null : { name, value };
}

type Labels = Record<string, string>;

/** Assigned, so that labels of one family share their shape; the one name that assignment would take for something else is defined. */
function setLabel(labels: Labels, name: string, value: string): void {
  if (name === '__proto__')
    Object.defineProperty(labels, name, { value, enumerable: true, configurable: true, writable: true });
  else labels[name] = value;
}

/** The text of quotes that open here; null where they do not, or are not closed. */
function readQuoted(cursor: Cursor): string | null {
  const { line } = cursor;
  if (line[cursor.at] !== '"') return null;
  const from = cursor.at + 1;
  let escaped = false;
  for (let at = from; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code === 0x5c) {
      escaped = true;
      at += 1;
    } else if (code === 0x22) {
      cursor.at = at + 1;
      const text = line.slice(from, at);
      return escaped ? withoutEscapes(text) : text;
    }
  }
  return null;
}

/** A backslash in front of anything else stands for itself. */
function withoutEscapes(text: string): string {
  return text.replace(/\\(["\\n])/g, (_all, escaped: string) => (escaped === 'n' ? '\n' : escaped));
}

function readNumber(text: string): number | null {
  if (decimal.test(text)) return Number(text);
  if (/^[+-]?nan$/i.test(text)) return Number.NaN;
  const sign = infinite.exec(text)?.[1];
  if (sign === undefined) return null;
  return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** Where the page's type does not say, what would be a time before 1973 in ms is one in seconds. */
function inMs(time: number, format: ExpositionFormat): number | null {
  if (!Number.isFinite(time) || time <= 0) return null;
  const isSeconds = format === null ? time < 1e11 : format === 'openmetrics';
  return isSeconds ? time * 1_000 : time;
}

function take(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.line)?.[0] ?? '';
  cursor.at += found.length;
  return found;
}

function skipBlanks(cursor: Cursor): void {
  const code = cursor.line.charCodeAt(cursor.at);
  if (code === 0x20 || code === 0x09) take(cursor, blanks);
}
