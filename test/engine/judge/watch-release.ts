import { type Judgment, judge } from '../../../src/engine/judge/judge.ts';
import { slotMs } from '../../../src/engine/judge/slots.ts';
import { drawRelease, type ReleaseSpec } from './synthetic-release.ts';

/** What became of a release that was looked at slot by slot. */
export interface Watched {
  /** When it was first called worse for certain, in seconds since the change; null where it never was. */
  readonly foundAfter: number | null;
  readonly last: Judgment;
}

/** Looks at a release as a console does, until it says to go back or the soak is over. */
export function watchRelease(spec: ReleaseSpec): Watched {
  const release = drawRelease(spec);
  let last = judge([], 1, release.slots);
  for (let slots = 1; slots <= release.slots; slots += 1) {
    last = judge(release.upTo(slots), slots, release.slots);
    if (last.verdict === 'go-back') return { foundAfter: (slots * slotMs) / 1_000, last };
  }
  return { foundAfter: null, last };
}

export function seedsFrom(first: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_none, at) => first + at);
}

/** The time by which this share of releases was found, in seconds; infinite where it never was. */
export function foundBy(watched: readonly Watched[], share: number): number {
  const times = watched.map(({ foundAfter }) => foundAfter ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
  return times[Math.ceil(share * times.length) - 1] ?? Number.POSITIVE_INFINITY;
}
