/** One sample of a scrape. */
export interface ScrapedSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  /** When it was taken, epoch ms, where the page says so. */
  readonly at: number | null;
}

const sampleLine = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)(?:\s+([\d.e+-]+))?(?:\s*#.*)?$/;
const labelPair = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g;

/** Reads Prometheus text or OpenMetrics. Lines that are neither samples nor comments are skipped: a scrape is never all or nothing. */
export function parseExposition(text: string): readonly ScrapedSample[] {
  const samples: ScrapedSample[] = [];
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const match = sampleLine.exec(line.trim());
    if (match === null) continue;
    const value = numberOf(match[3] ?? '');
    if (Number.isNaN(value) && match[3] !== 'NaN') continue;
    const labels: Record<string, string> = {};
    for (const pair of (match[2] ?? '').matchAll(labelPair)) {
      labels[pair[1] ?? ''] = (pair[2] ?? '').replace(/\\(["\\n])/g, (_all, c: string) =>
        c === 'n' ? '\n' : c,
      );
    }
    samples.push({ name: match[1] ?? '', labels, value, at: formatTime(match[4]) });
  }
  return samples;
}

/** Prometheus text counts milliseconds, OpenMetrics seconds; what would be a time before 1973 in ms is one in seconds. */
function formatTime(text: string | undefined): number | null {
  const time = Number(text ?? Number.NaN);
  if (!Number.isFinite(time) || time <= 0) return null;
  return time < 1e11 ? time * 1_000 : time;
}

function numberOf(text: string): number {
  if (text === '+Inf' || text === 'Inf') return Number.POSITIVE_INFINITY;
  if (text === '-Inf') return Number.NEGATIVE_INFINITY;
  return Number(text);
}
