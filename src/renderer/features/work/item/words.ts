import { formatDuration } from '../../../../shared/text/duration.ts';
import { machine } from '../../../text/machine.ts';

// The line of an item
export const run = 'run';
export const follow = 'follow';
export const cancel = 'cancel';
export const stop = 'stop';
export const runItem = (title: string): string => `Run ${title}`;
export const byHand = 'by hand';
export const byCommands = 'by its commands';
export const notChosen = 'not chosen';
export const expects = (text: string): string => `expects ${text}`;
export const expectsHint = (text: string): string => `Expected output: ${text}`;
export const waived = (reason: string): string => `waived: ${reason}`;
export const partlyDone = (reason: string): string => `partly done: ${reason}`;
export const outcomeUnknown = 'outcome unknown';
export const lineLost = 'line lost';
export const nextBatch = 'next batch…';
export const box = (title: string, tickedBy: string | null): string =>
  tickedBy === null ? title : `${title}, ticked by ${tickedBy}`;

// Its actions
export const runOnce = 'Run';
export const runAgain = 'Run again';
export const cancelItem = 'Cancel';
export const tick = 'Tick';
export const untick = 'Untick';
export const waive = 'Waive…';
export const openTerminal = (target: string): string => `Open terminal on ${machine(target)}`;
export const output = 'Output';

// After a failure or an unknown outcome
export const markPassed = 'Mark as passed…';
export const markFailed = 'Mark as failed…';
export const retry = 'Retry';
export const retryOn = (where: string): string => `Retry on ${where}`;
export const runOn = (where: string): string => `Run on ${where} (not started there)`;
export const hosts = (n: number): string => `${n} hosts`;
export const rollBack = 'Roll back…';
export const checkTarget = 'Check the target first: the last attempt may have done its work.';

// Forms
export const cancelForm = 'Cancel';
export const reasons = {
  waive: {
    label: 'Reason for skipping',
    confirm: 'Waive',
    note: 'Recorded under your name. The waiver ends with this run.',
  },
  passed: {
    label: 'How do you know it passed?',
    confirm: 'Mark as passed',
    note: 'Recorded under your name.',
  },
  failed: {
    label: 'How do you know it failed?',
    confirm: 'Mark as failed',
    note: 'Recorded under your name.',
  },
} as const;
/** Around what a command does and where: `This removes files in production on web-1. It has not started.` */
export const danger = {
  this: 'This',
  where: 'in production on',
  notStarted: '. It has not started.',
} as const;
export const runDangerous = (target: string): string => `Run on ${machine(target)}`;

// Notices
export function silent({
  silentMs,
  leftMs,
}: {
  readonly silentMs: number;
  readonly leftMs: number | null;
}): string {
  const minutes = formatDuration(Math.floor(silentMs / 60_000) * 60_000).replace(/ 00 s$/, '');
  const end = leftMs === null ? '' : ` · times out in ${formatDuration(leftMs)}`;
  return `No output for ${minutes}${end} · It may be waiting for input: open a terminal there, or cancel it.`;
}

// Details
export const expectedOutput = 'expected output';
export const tickedBy = 'ticked by';
export const document = 'document';
export const noValue = 'no value yet';
export const attempts = 'Attempts';
export const attempt = (n: number): string => `attempt ${n}`;
export const confirmedBy = (actor: string): string => `confirmed by ${actor}`;
export const outputSize = (size: string, sha256: string): string =>
  `${size} · sha-256 ${sha256.slice(0, 8)}…`;

/** Where an item stands in the document, and what is special about it. */
export function traits(item: {
  readonly line: number;
  readonly checked: boolean;
  readonly verify: boolean;
  readonly follow: boolean;
  readonly asks: boolean;
}): string {
  return [
    `line ${item.line}`,
    item.checked ? 'ticked in the file before this run' : [],
    item.verify ? 'verification: retried until it passes' : [],
    item.follow ? 'followed: never blocks the run' : [],
    item.asks ? 'interactive: needs a person at the keyboard, does not survive a disconnect' : [],
  ]
    .flat()
    .join(' · ');
}

/** Who ticked a box whose words are an alert rule. */
export const byRule = 'by its rule';
/** A box that was ticked by its alert rule, and is open again because of it. */
export const unticked = (reason: string): string => `unticked: ${reason}`;
