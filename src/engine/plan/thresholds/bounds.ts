/** A number with a direction: what budgets and alert rules are made of. */
export interface Bound {
  readonly op: '<' | '<=' | '>' | '>=';
  readonly value: number;
  readonly unit: string;
  readonly at: number;
  readonly end: number;
}

const below =
  'under|below|less than|fewer than|lower than|unter|weniger als|moins de|inférieure? à|menos de|menor que|abaixo de|inferior a|meno di|менее|меньше|ниже|小于|低于|少于|미만|未満';
const above =
  'above|over|exceed(?:s|ing)?|greater than|more than|higher than|longer than|über|mehr als|plus de|supérieure? à|más de|mayor (?:que|a)|mais de|maior que|acima de|superior a|più di|более|больше|выше|свыше|превыш\\p{L}*|超过|超過|大于|高于|多于|초과';
const atMost =
  'at most|up to|within|no more than|max(?:imum|\\.)?|höchstens|maximal|innerhalb von|au plus|maximum|como máximo|no máximo|até|al massimo|не более|до|в течение|不超过|不超過|至多|最多';
const atLeast =
  'at least|minimum|min\\.|no less than|mindestens|minimal|au moins|al menos|mínimo|pelo menos|no mínimo|almeno|не менее|минимум|至少|不少于|不低于|최소';
const units =
  '%|ms\\b|millisec\\p{L}*|мс|毫秒|min(?:ute|uten|uti|utos)?s?\\b|мин\\p{L}*|分钟?|分鐘|분|s(?:ec(?:ond[ei]?|onde)?s?|eg(?:undos?)?|ekunden?)?\\b|сек\\p{L}*|秒|초|h(?:ou)?rs?\\b|h\\b|stunden?|heures?|horas?|час\\p{L}*|小时|小時|시간|weeks?\\b|wochen?\\b|semaines?\\b|semanas?\\b|weken\\b|недел\\p{L}*|周|週|days?\\b|tagen?\\b|jours?\\b|d[ií]as?\\b|дн\\p{L}*|天|일|req(?:uests)?\\/(?:s(?:ec)?|min)|rps\\b|qps\\b|items\\/s(?:ec)?|[KMGT]i?B\\b|[кмгт]б|[KMGT]o\\b|(?:cpu )?cores?\\b|vcpus?\\b|connections?\\b|requests?\\b|\\/s\\b|x\\b|×|(?:ETH|BTC|SOL|USDC?|EUR|GBP)\\b';
const number = '(\\d[\\d,]*(?:\\.\\d+)?)';
const notVersion = '(?![\\d.]*\\.[x\\d])';

const symbol = new RegExp(
  `(?<![-=<>])(<=|>=|≤|≥|<|>|＜|＞)\\s*${number}${notVersion}(\\+?)\\s*(${units})?`,
  'iu',
);
const worded = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(${below})|(${above})|(${atMost})|(${atLeast}))(?![\\p{L}])\\s*${number}${notVersion}\\s*(${units})?`,
  'iu',
);
const wordedCjk = new RegExp(
  `(?:(小于|低于|少于)|(超过|超過|大于|高于|多于)|(不超过|不超過|至多|最多)|(至少|不少于|不低于|최소))\\s*${number}${notVersion}\\s*(${units})?`,
  'iu',
);
/** The direction stands behind the number: `3회 이상`, `10 MB max`, `5 or more`, `30 分钟以内`. */
const behind = new RegExp(
  `${number}${notVersion}\\s*(${units})?(?:\\p{L}{0,2})?\\s*(?:(이상|以上|or more|or higher|minimum)|(이하|이내|以下|以内|以內|or less|or fewer|max(?:imum)?\\b)|(초과|超)|(미만|未満))`,
  'iu',
);
/** `4GB+ recommended`, `2+ cores recommended`. */
const plus = new RegExp(
  `${number}\\s*(${units})?\\+\\s*(${units})?(?=\\s*(?:recommended|required|minimum|free|available|empfohlen|recommandé|recomendad))`,
  'iu',
);

/** A value with a direction or a unit: what every budget has, tested before a text is looked at closely. */
export const statesValue = new RegExp(`[<>≤≥＜＞]\\s*\\d|\\d\\s*(?:\\+|${units})`, 'iu');

/** Words without which no bound but one by symbol can be stated. */
const directed = new RegExp(
  `${below}|${above}|${atMost}|${atLeast}|\\+|이상|이하|이내|초과|미만|以上|以下|以内|以內|未満|超|小|低|少|大|高|多|or (?:more|less|fewer|higher)`,
  'iu',
);

/** The first bound a text states; null when it states none. A symbol is meant, words may only look like a bound. */
export function readBound(text: string): Bound | null {
  if (!/\d/.test(text)) return null;
  const bySymbol = /[<>≤≥＜＞]/.test(text) ? symbol.exec(text) : null;
  if (bySymbol !== null) return boundAt(bySymbol, operatorOf(bySymbol[1] ?? ''), bySymbol[2], bySymbol[4]);
  if (!directed.test(text)) return null;
  const found: Bound[] = [];
  for (const pattern of [worded, wordedCjk]) {
    if (pattern === wordedCjk && !/[\u3000-\uffef]/.test(text)) continue;
    const match = pattern.exec(text);
    if (match !== null)
      found.push(
        boundAt(match, match[1] ? '<' : match[2] ? '>' : match[3] ? '<=' : '>=', match[5], match[6]),
      );
  }
  const after = /[이초미以超未]|\b(?:or |max|minimum)/i.test(text) ? behind.exec(text) : null;
  if (after !== null)
    found.push(boundAt(after, after[3] ? '>=' : after[4] ? '<=' : after[5] ? '>' : '<', after[1], after[2]));
  const more = text.includes('+') ? plus.exec(text) : null;
  if (more !== null) found.push(boundAt(more, '>=', more[1], more[2] ?? more[3]));
  return found.sort((a, b) => a.at - b.at)[0] ?? null;
}

function boundAt(match: RegExpExecArray, op: Bound['op'], value = '', unit = ''): Bound {
  return {
    op,
    value: Number(value.replaceAll(',', '')),
    unit: unitOf(unit),
    at: match.index,
    end: match.index + match[0].length,
  };
}

/** A length of time and nothing else, as tables of targets give it: `10 minutes`, `1h`. */
export function readDuration(text: string): { readonly value: number; readonly unit: string } | null {
  const match = new RegExp(`^\\W*~?${number}\\s*(${units})\\W*$`, 'iu').exec(text.trim());
  const unit = unitOf(match?.[2] ?? '');
  return match === null || !['ms', 's', 'min', 'h', 'days'].includes(unit)
    ? null
    : { value: Number((match[1] ?? '').replaceAll(',', '')), unit };
}

function operatorOf(mark: string): Bound['op'] {
  if (mark === '<=' || mark === '≤') return '<=';
  if (mark === '>=' || mark === '≥') return '>=';
  return mark === '<' || mark === '＜' ? '<' : '>';
}

/** Units as they are compared and shown, whatever the language wrote. */
function unitOf(word: string): string {
  const text = word.toLowerCase();
  if (/^(?:ms|millisec|мс|毫秒)/.test(text)) return 'ms';
  if (/^(?:min|мин|分|분)/.test(text)) return 'min';
  if (/^(?:req|rps|qps)/.test(text)) return text.endsWith('min') ? 'req/min' : 'req/s';
  if (text.startsWith('items')) return 'items/s';
  if (/^(?:s$|sec|seg|sek|сек|秒|초)/.test(text)) return 's';
  if (/^(?:h$|hr|hour|stund|heure|hora|час|小时|小時|시간)/.test(text)) return 'h';
  if (/^(?:week|woche|semain|seman|weken|недел|周|週)/.test(text)) return 'weeks';
  if (/^(?:day|tag|jour|d[ií]a|дн|天|일)/.test(text)) return 'days';
  if (/^[kmgt]o$/.test(text)) return `${word.charAt(0).toUpperCase()}B`;
  if (/^[кмгт]б$/.test(text)) return `${{ к: 'K', м: 'M', г: 'G', т: 'T' }[text.charAt(0)] ?? ''}B`;
  if (/cores?$|vcpu/.test(text)) return 'cores';
  return word;
}
