import type { ScrapedSample } from './exposition-line.ts';
import { indexOf, type Scrape } from './series-index.ts';

/** How much a series grew from one scrape to the next; NaN where that cannot be told. */
export interface Growth {
  readonly sample: ScrapedSample;
  readonly growth: number;
}

/** Whether a process started anew between two scrapes, or they are not of the same one; null where they do not say. */
export type Restart = 'same' | 'restarted' | 'another' | null;

/** When the process behind a page began, in seconds since the epoch. */
export const started = 'process_start_time_seconds';
/** Labels of a series that name who counts. */
const countedBy = ['instance', 'pod', 'pid', 'process', 'worker', 'host'] as const;

interface Compared {
  readonly before: Scrape;
  readonly byName: Map<string, readonly Growth[]>;
}

const compared = new WeakMap<Scrape, Compared>();

/**
 * The growth of the counters of one name between two scrapes. A counter that fell, or whose process started anew, began at zero; one
 * that was not there before did too, unless nobody says so: where the name, or whoever counts it, is itself new, there is only one
 * sample, which says nothing. Null without two scrapes, with time between them, of one process.
 */
export function growthOf(now: Scrape, before: Scrape | null, name: string): readonly Growth[] | null {
  const restart = before === null || now.at <= before.at ? 'another' : restartBetween(now, before);
  if (before === null || restart === 'another') return null;
  let known = compared.get(now);
  if (known?.before !== before) {
    known = { before, byName: new Map() };
    compared.set(now, known);
  }
  const growth = known.byName.get(name) ?? compare(now, before, name, restart);
  known.byName.set(name, growth);
  return growth;
}

/** Whether the process behind two scrapes is the same, by the time at which it says it started. */
export function restartBetween(now: Scrape, before: Scrape): Restart {
  const [from, to] = [startOf(before), startOf(now)];
  if (from === null || to === null) return null;
  // Some pages compute it anew each time, to the hundredth of a second.
  if (Math.abs(to - from) < 1) return 'same';
  return to > from ? 'restarted' : 'another';
}

function startOf(scrape: Scrape): number | null {
  const family = indexOf(scrape).family(started);
  const value = family.size === 1 ? family.values().next().value?.value : undefined;
  return value === undefined || !Number.isFinite(value) ? null : value;
}

function compare(now: Scrape, before: Scrape, name: string, restart: Restart): readonly Growth[] {
  const previous = indexOf(before).family(name);
  if (previous.size === 0) return [];
  const isNewcomer = newcomers(previous.values());
  const growth: Growth[] = [];
  let moved = false;
  for (const [key, sample] of indexOf(now).family(name)) {
    const last = previous.get(key);
    if (last === undefined && isNewcomer(sample)) continue;
    moved ||= sample.at === null || last === undefined || last.at === null || sample.at > last.at;
    growth.push({
      sample,
      growth: last === undefined ? fromZero(sample.value) : grown(sample, last, restart),
    });
  }
  // Where their own times all stand still, somebody repeats what was said before: nothing is known of the time since.
  return moved ? growth : [];
}

function grown(sample: ScrapedSample, last: ScrapedSample, restart: Restart): number {
  if (!Number.isFinite(last.value)) return Number.NaN;
  if (restart === 'restarted' || sample.value < last.value) return fromZero(sample.value);
  return fromZero(sample.value - last.value);
}

/** No counter is below zero or without end. */
function fromZero(value: number): number {
  return value >= 0 && Number.isFinite(value) ? value : Number.NaN;
}

/** Tells series of somebody who did not count before. */
export function newcomers(previous: Iterable<ScrapedSample>): (sample: ScrapedSample) => boolean {
  const known = new Map(countedBy.map((label) => [label, new Set<string | undefined>()]));
  for (const { labels } of previous) for (const label of countedBy) known.get(label)?.add(labels[label]);
  return ({ labels }) => countedBy.some((label) => !known.get(label)?.has(labels[label]));
}
