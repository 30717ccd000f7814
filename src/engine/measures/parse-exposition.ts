/** One sample of a scrape. */
export interface ScrapedSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  /** When it was taken, epoch ms, where the page says so. */
  readonly at: number | null;
}

/** A brace within quotes ends no labels, and those of an exemplar behind the value (`# {trace_id="…"} 1`) are not the sample's. */
const sampleLine =
  /^([a-zA-Z_:][\w:]*)(?:\{((?:[^"}]|"(?:[^"\\]|\\.)*")*)\})?\s+(\S+)(?:\s+([\d.e+-]+))?(?:\s*#.*)?$/;
const labelPair = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g;

/** Reads Prometheus text or OpenMetrics. Lines that are neither samples nor comments are skipped: a scrape is never all or nothing. */
export function parseExposition(text: string): readonly ScrapedSample[] {
  return text.split('\n').flatMap((line) => readSample(line) ?? []);
}

function readSample(line: string): ScrapedSample | null {
  if (line === '' || line.startsWith('#')) return null;
  const match = sampleLine.exec(line.trim());
  if (match === null) return null;
  const [, name = '', labels = '', value = '', at] = match;
  const number = numberOf(value);
  if (Number.isNaN(number) && value !== 'NaN') return null;
  return { name, labels: readLabels(labels), value: number, at: readTime(at) };
}

function readLabels(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(labelPair)].map(([, name = '', value = '']) => [
      name,
      value.replace(/\\(["\\n])/g, (_all, escaped: string) => (escaped === 'n' ? '\n' : escaped)),
    ]),
  );
}

/** Prometheus text counts milliseconds, OpenMetrics seconds; what would be a time before 1973 in ms is one in seconds. */
function readTime(text: string | undefined): number | null {
  const time = Number(text ?? Number.NaN);
  if (!Number.isFinite(time) || time <= 0) return null;
  return time < 1e11 ? time * 1_000 : time;
}

function numberOf(text: string): number {
  if (text === '+Inf' || text === 'Inf') return Number.POSITIVE_INFINITY;
  if (text === '-Inf') return Number.NEGATIVE_INFINITY;
  return Number(text);
}
