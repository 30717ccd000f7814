const unitMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

const seconds = 's(?:ec(?:ond(?:e|o|i)?)?s?|eg(?:undos?)?|ekunden?)?|сек\\p{L}*|秒|초';
const minutes = 'm(?:in(?:ute[ns]?|uto?s?|uti)?s?)?|мин\\p{L}*|分钟?|分鐘|분';
const hours = 'h(?:(?:ou)?rs?)?|stunden?|heures?|horas?|час\\p{L}*|小时|小時|시간';
const days = 'd(?:ays?)?|tagen?|jours?|d[ií]as?|дн\\p{L}*|天|일';
const length = `(\\d+(?:\\.\\d+)?)\\s*[-\\s]?(?:(${seconds})|(${minutes})|(${hours})|(${days}))(?![\\p{L}\\p{N}])`;

/** How long a condition must hold: `for 10 minutes`, `sustained over 5 min`, `持续 5 分钟`, `10 минут подряд`. */
const held = [
  new RegExp(
    `(?:\\bfor(?: (?:more than|at least|longer than|over|about))?|\\b(?:sustained|lasting|persisting|persists?)(?: (?:for|over))?|\\b(?:over|within|in)(?: (?:a|any|the (?:last|first)))?|\\bwährend|\\bfür|\\blänger als|\\bpendant|\\bdurante|\\bpor (?:más de|mais de)?|\\ben los (?:primeros|últimos)|в течение|дольше|持续|連續|连续|持續|超过|지속)\\s*[<>≥]?\\s*${length}`,
    'giu',
  ),
  new RegExp(`${length}\\s*(?:in a row|straight|consecutively|lang\\b|подряд|以上|이상|동안|連続)`, 'giu'),
];

interface Span {
  readonly at: number;
  readonly end: number;
}

/**
 * How long the condition of a sentence must hold before it counts, in ms, and where that is said; null if it is not.
 * A length of time that is the bound itself ("response over 5 seconds") says nothing of how long it holds.
 */
export function readSustainedFor(text: string, bound: Span | null): (Span & { readonly ms: number }) | null {
  if (!/\d/.test(text)) return null;
  for (const pattern of held) {
    for (const match of text.matchAll(pattern)) {
      const at = match.index;
      const end = at + match[0].length;
      if (bound !== null && at < bound.end && end > bound.at) continue;
      const unit = match[2] ? 's' : match[3] ? 'm' : match[4] ? 'h' : 'd';
      return { ms: Math.round(Number(match[1]) * unitMs[unit]), at, end };
    }
  }
  return null;
}
