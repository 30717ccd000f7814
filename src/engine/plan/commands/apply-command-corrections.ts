import { findCorrection, isPlain, keyOf, overruledBy, type ParseContext } from '../context/parse-context.ts';
import type { Verdict } from '../context/verdict.ts';
import { byRules, type SettleSpan } from './command-text.ts';

/** What a person said of a command: not one, one, or another text in its place; undefined where nobody said anything. */
export type CommandCorrection = boolean | string | undefined;

/** Text that may be a command, and what the rules make of it. */
export interface Candidate {
  /** Heading texts from the outermost, then the element's own words. */
  readonly path: readonly string[];
  /** The span, or the line of a fence. */
  readonly text: string;
  readonly verdict: Verdict;
  /** 1-based. */
  readonly line: number;
}

/** Settles the spans of one element: its own words stand at the end of `path`, behind the headings above it. */
export function correctIn(reading: ParseContext, path: readonly string[], line: number): SettleSpan {
  if (isPlain(reading)) return byRules;
  return (text, verdict) => applyCommandCorrection(reading, { path, text, verdict, line });
}

/** The command to run for a span or a line of a fence, or null; the decision goes into the trace. */
export function applyCommandCorrection(reading: ParseContext, candidate: Candidate): string | null {
  const { path, text, verdict } = candidate;
  const corrected = correctionOf(reading, path, text);
  traceCommandDecision(reading, { ...candidate, path: [...path, text] }, corrected);
  const command = corrected ?? verdict.is;
  if (typeof command === 'string') return command;
  return command ? text : null;
}

/** Puts a decision about a command into the trace, if there is one. */
export function traceCommandDecision(
  { trace }: ParseContext,
  { path, text, verdict, line }: Candidate,
  corrected: CommandCorrection,
): void {
  if (trace === null) return;
  const is = corrected === undefined ? verdict.is : corrected !== false;
  const rules = verdict.is ? 'a command' : 'not a command';
  trace.decisions.push({
    kind: 'command',
    line,
    text,
    decision: is ? 'command' : 'text',
    reasons: [
      ...(corrected === undefined ? [] : [overruledBy(rules)]),
      ...(typeof corrected === 'string' ? [`“${corrected}” is run in its place`] : []),
      verdict.reason,
    ],
    overruled: corrected !== undefined,
    key: keyOf(path),
  });
}

/** A span's own correction first, then its element's, then a `false` for a whole section. */
function correctionOf(
  { corrections }: ParseContext,
  path: readonly string[],
  span: string,
): CommandCorrection {
  const table = corrections?.commands;
  if (table === undefined) return undefined;
  const own = findCorrection(table, [...path, span]);
  if (own !== undefined) return own;
  const element = findCorrection(table, path);
  if (typeof element === 'boolean') return element;
  return findCorrection(table, path, 'any') === false ? false : undefined;
}
