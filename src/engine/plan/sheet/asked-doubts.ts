import type { DraftLine } from './draft-line.ts';

/** From these odds on it is always asked whether a section is part of the release. */
const always = 0.1;
/** How many lesser doubts of a document are asked about as well, the greatest first: more would not be read with care. */
const besides = 3;

/**
 * The lines with those doubts that are asked about. A section in which nothing runs is not: whoever ticks its lines by hand
 * sees what they are. Nor is a check, where the doubt is a lesser one: it changes nothing.
 */
export function askedDoubts(drafts: readonly DraftLine[]): readonly DraftLine[] {
  if (drafts.every(({ doubt }) => doubt === undefined)) return drafts;
  const asked = new Set(worthAsking(drafts));
  return drafts.map((draft) => {
    if (draft.doubt === undefined) return draft;
    const { doubt, ...certain } = draft;
    const isIdle = draft.nature === 'check' && doubt.odds < always;
    return asked.has(doubt.about) && !isIdle ? draft : certain;
  });
}

/** What is asked about: sections by their headings. */
function worthAsking(drafts: readonly DraftLine[]): readonly string[] {
  const odds = new Map<string, number>();
  for (const { command, doubt } of drafts)
    if (command !== undefined && doubt !== undefined)
      odds.set(doubt.about, Math.max(odds.get(doubt.about) ?? 0, doubt.odds));
  const greatest = [...odds].sort(([, a], [, b]) => b - a);
  return greatest.filter(([, each], rank) => each >= always || rank < besides).map(([about]) => about);
}
