import type { Sample } from '../../../../shared/wire/live.ts';

/** A source that is read every few seconds and has said nothing for this long, in ms, is not read now. */
const staleAfterMs = 30_000;
/** Slower sources may miss two readings. */
const missed = 3;

/** The moment of the last value where it is too old to be called current, epoch ms; null where it is current or there is none. Pure. */
export function staleSince(samples: readonly Sample[], now: number): number | null {
  const last = samples.findLastIndex(({ value }) => value !== null);
  const at = samples[last]?.at;
  if (at === undefined) return null;
  const pace = at - (samples[last - 1]?.at ?? at);
  return now - at > Math.max(staleAfterMs, pace * missed) ? at : null;
}
