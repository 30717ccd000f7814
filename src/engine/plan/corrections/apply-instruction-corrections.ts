import type { PlanItem } from '../../../shared/plan/plan.ts';
import { findCorrection, isPlain, keyOf, overruledBy, type ParseContext } from '../context/parse-context.ts';

/** Text that may ask a person to do something, and what the rules make of it. */
interface Said {
  /** Heading texts from the outermost, then the text itself. */
  readonly path: readonly string[];
  readonly text: string;
  /** 1-based. */
  readonly line: number;
  readonly asks: boolean;
  readonly reason: string;
}

const because = {
  box: 'it is a box of the list',
  asks: 'it reads like something a person is asked to do',
  tells: 'it reads like an explanation',
  code: 'it is code, or a comment between commands, that no shell of a run can carry out',
} as const;

/** Whether a text is something to do, once a person has been heard; the decision goes into the trace. */
function settle({ corrections, trace }: ParseContext, { path, text, line, asks, reason }: Said): boolean {
  const said = findCorrection(corrections?.instructions, path);
  trace?.decisions.push({
    kind: 'instruction',
    line,
    text,
    decision: (said ?? asks) ? 'instruction' : 'text',
    reasons: [
      ...(said === undefined ? [] : [overruledBy(asks ? 'an instruction' : 'not an instruction')]),
      reason,
    ],
    overruled: said !== undefined,
    key: keyOf(path),
  });
  return said ?? asks;
}

/** {@link settle} for a text without a box, or for code that a person carries out. `line` is 0-based. */
export function settleInstruction(
  reading: ParseContext,
  headings: readonly string[],
  { text, line, asks, code }: { text: string; line: number; asks: boolean; code?: boolean },
): boolean {
  if (isPlain(reading)) return asks;
  const reason = code === true ? because.code : asks ? because.asks : because.tells;
  return settle(reading, { path: [...headings, text], text, line: line + 1, asks, reason });
}

/** The boxes of a section without those that a person left out of the release, with whatever they run. */
export function settleItems(
  items: readonly PlanItem[],
  headings: readonly string[],
  reading: ParseContext,
): readonly PlanItem[] {
  if (isPlain(reading)) return items;
  return items.filter(({ text, line }) =>
    settle(reading, { path: [...headings, text], text, line, asks: true, reason: because.box }),
  );
}
