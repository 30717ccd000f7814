import { accessBounds } from './access-bounds.ts';

/** What an access log says of one slot of time: all of it, or one route. */
export interface SlotCounts {
  readonly requests: number;
  /** How many of them were answered with a status from 500 on. */
  readonly failed: number;
  /** How many took as long as each bound of {@link accessBounds}, by its index. */
  readonly durations: ReadonlyMap<number, number>;
}

/** Where the reading of a log stands; see scripts/watch/same-file.sh. */
export interface AccessPosition {
  readonly inode: string;
  readonly offset: string;
  readonly head: string;
}

/** What the script says of a log, taken apart. */
export interface AccessAnswer {
  /** Why it was not read: one of the script's words, and what it says of it; null where it was. */
  readonly refusal: { readonly kind: string; readonly detail: string } | null;
  /** The server's clock, epoch seconds; null where the script did not run. */
  readonly at: number | null;
  /** What a probe found; null without one. */
  readonly probe: { readonly format: string; readonly unit: string; readonly requests: number } | null;
  /** The busiest routes of a probe. */
  readonly routes: readonly string[];
  /** By route, `*` for everything, and by slot (the epoch in steps of 20 s). */
  readonly counts: ReadonlyMap<string, ReadonlyMap<number, SlotCounts>>;
  /** How many lines are no requests of the format, and how many there are. */
  readonly others: number;
  readonly lines: number;
  /** When the oldest request that was counted was answered, epoch seconds; null without one. */
  readonly first: number | null;
  /** Whether lines before these were not read. */
  readonly isLost: boolean;
  /** Null where the script did not come to its end. */
  readonly position: AccessPosition | null;
}

/** Everything of a log, as the script names it. */
export const everything = '*';
const mostRoutes = 30;
/** A number of the script; what is none is not taken. */
const digits = /^\d{1,15}$/;

interface Counting {
  requests: number;
  failed: number;
  readonly durations: Map<number, number>;
}

/** Takes the script's answer apart. What a log or a login puts in between is dropped: only whole lines of the known forms count. Pure. */
export function readAccessAnswer(text: string): AccessAnswer {
  const lines = text.split('\n').map((line) => line.split(' '));
  const last = (mark: string): readonly string[] | undefined => lines.findLast(([first]) => first === mark);
  const [, kind, ...detail] = last('no') ?? [];
  const sums = lines.filter(([mark]) => mark === 'l').map(([, ...numbers]) => numbers.map(numberOf));
  const firsts = sums.flatMap(([, , , , first = 0]) => (first > 0 ? [first] : []));
  const [, at] = last('at') ?? [];
  return {
    refusal: kind === undefined ? null : { kind, detail: detail.join(' ') },
    at: at === undefined || !digits.test(at) ? null : Number(at),
    probe: probeOf(last('f')),
    routes: lines
      .flatMap(([mark, route = '']) => (mark === 't' && isRoute(route) ? [route] : []))
      .slice(0, mostRoutes),
    counts: countsOf(lines),
    lines: sums.reduce((sum, [seen = 0]) => sum + seen, 0),
    others: sums.reduce((sum, [, others = 0]) => sum + others, 0),
    first: firsts.length === 0 ? null : Math.min(...firsts),
    isLost: last('lost') !== undefined,
    position: positionOf(last('p')),
  };
}

function numberOf(word: string): number {
  return digits.test(word) ? Number(word) : 0;
}

/** Printable, and of a path. */
function isRoute(name: string): boolean {
  return /^\/[!-~]{0,199}$/.test(name);
}

function probeOf(words: readonly string[] | undefined): AccessAnswer['probe'] {
  const [, format = '', unit = '', requests = ''] = words ?? [];
  if (!/^(?:combined|haproxy|json)$/.test(format) || !/^(?:s|ms|us|S|n|-)$/.test(unit)) return null;
  return { format, unit: unit === '-' ? '' : unit, requests: numberOf(requests) };
}

function positionOf(words: readonly string[] | undefined): AccessPosition | null {
  const [, inode = '', offset = '', head = ''] = words ?? [];
  return digits.test(inode) && digits.test(offset) ? { inode, offset, head } : null;
}

function countsOf(lines: readonly (readonly string[])[]): AccessAnswer['counts'] {
  const counts = new Map<string, Map<number, Counting>>();
  for (const [mark, name = '', slot = '', ...tags] of lines) {
    if (mark !== 'n' || !digits.test(slot) || !(name === everything || isRoute(name))) continue;
    const ofName = counts.get(name) ?? new Map<number, Counting>();
    if (counts.size >= mostRoutes + 1 && !counts.has(name)) continue;
    counts.set(name, ofName);
    const at = Number(slot);
    const counting = ofName.get(at) ?? { requests: 0, failed: 0, durations: new Map() };
    ofName.set(at, counting);
    for (const tag of tags) addTag(counting, tag);
  }
  return counts;
}

/** `c5:3`: three answers of status 5xx; `80:2`: two that took as long as the bound with the number 80. There are many of them. */
function addTag(counting: Counting, tag: string): void {
  const colon = tag.indexOf(':');
  const count = Number(tag.slice(colon + 1));
  if (colon < 1 || !(count >= 0 && count < 1e9)) return;
  if (tag.startsWith('c')) {
    counting.requests += count;
    if (tag.startsWith('c5:')) counting.failed += count;
    return;
  }
  const bucket = Number(tag.slice(0, colon));
  if (bucket in accessBounds) counting.durations.set(bucket, (counting.durations.get(bucket) ?? 0) + count);
}
