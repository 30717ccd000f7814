import { count } from '../../text/count.ts';
import { formatDuration } from '../../text/duration.ts';
import { isItemSettled, type RunState } from '../run-state.ts';

// What the go/no-go card of a gate says, in the window and on the command line.

export const isDone = (state: RunState, id: string): boolean => isItemSettled(state, id);
export const isFailed = (status: string): boolean =>
  status === 'failed' || status === 'timed-out' || status === 'cancelled' || status === 'unknown';

// The verdict
export const titleGo = 'Go: nothing holds this gate';
export const titleCare = (rows: readonly string[]): string =>
  `Go with care: look at ${listed(rows.map((row) => row.toLowerCase()))}`;
export const titleNotYet = (missing: readonly string[]): string => `Not yet: ${listed(missing)}`;
export const titleOpen = 'This gate is open';
export const itemsOpen = (n: number): string => `${count(n, 'item')} ${n === 1 ? 'is' : 'are'} open`;
export const signoffsMissing = (roles: readonly string[]): string =>
  roles.length === 1
    ? `the sign-off of ${roles[0]} is missing`
    : `${count(roles.length, 'sign-off')} are missing`;
export const soakLeft = (ms: number): string => `it soaks for another ${whole(ms)}`;

// Work
export const checks = 'Checks';
export const byHand = 'By hand';
interface Counted {
  readonly done: number;
  readonly total: number;
  readonly waived: number;
  readonly failed: number;
}
export const passed = (counted: Counted): string => counts(counted, 'passed');
export const ticked = (counted: Counted): string => counts(counted, 'done');
const counts = ({ done, total, waived, failed }: Counted, verb: string): string =>
  [
    `${done} of ${total} ${verb}`,
    failed === 0 ? [] : `${failed} failed`,
    waived === 0 ? [] : `${waived} waived`,
  ]
    .flat()
    .join(', ');
export const waivedBecause = (title: string, reason: string, actor: string): string =>
  `Waived: ${title}: “${reason}”, ${actor}`;
export const moreWaived = (n: number): string => `and ${n} more waived`;
export const moreOpen = (n: number): string => `and ${n} more`;

// Sign-offs
export const signoffs = 'Sign-offs';
export const nobodySigns = 'The checklist names nobody who signs';
export const noneAsked = (named: number): string =>
  `None is asked for: the sidecar leaves out ${named === 1 ? 'the one' : `all ${named}`} that the checklist names`;
export const signedOf = (signed: number, all: number, missing: readonly string[]): string =>
  `${signed} of ${all} signed${missing.length === 0 ? '' : ` · missing: ${missing.join(', ')}`}`;
export const signedBy = (role: string, name: string): string => `${role}: ${name}`;

// Soak
export const soak = 'Soak';
export const soakNotBegun = (ms: number): string => `${whole(ms)}, counted from the end of the deployment`;
export const soakUntil = (leftMs: number, end: number): string =>
  `${whole(leftMs)} left, until ${new Date(end).toLocaleTimeString()}`;
export const soaked = (ms: number): string => `${whole(ms)} are over`;

// Servers
export const servers = 'Servers';
export const onlyHere = 'Everything runs on this machine';
export const reached = (
  hosts: readonly string[],
  away: readonly string[],
  latency: (host: string) => number | null,
): string => {
  if (hosts.length > 4)
    return `${hosts.length - away.length} of ${hosts.length} reached${away.length === 0 ? '' : ` · not reached: ${away.slice(0, 3).join(', ')}${away.length > 3 ? ` and ${away.length - 3} more` : ''}`}`;
  return hosts
    .map((host) => {
      if (away.includes(host)) return `${host} not reached`;
      const ms = latency(host);
      return `${host} reached${ms === null ? '' : `, ${Math.round(ms)} ms`}`;
    })
    .join(' · ');
};
export const why = (host: string, reason: string): string => `${host}: ${reason}`;
export const connectTo = (target: string): string => `Connect to ${target}`;

// Rollback
export const rollback = 'Rollback';
export const preview = 'Preview';
export const noRollback = 'The checklist has no rollback section: there is nothing to roll back with';
export const noRestorePoint = 'No restore point: the sidecar names none';
export const unverified = (steps: number): string =>
  `A rollback runs its ${count(steps, 'step')}; whether the old release is back cannot be verified.`;
export const pinnedLater = (paths: readonly string[], on: string | null): string =>
  `Kept before the first step: ${paths.join(', ')}${on === null ? '' : ` on ${on}`}`;
export const thenSteps = (steps: number): string =>
  `A rollback runs ${count(steps, 'step')} and verifies them.`;
export const rollbackNotReady = 'Not ready';
export const rollbackReady = (version: string, expectedMs: number | null): string =>
  `Ready: goes back to ${version === '' ? 'the saved files' : version}${expectedMs === null ? '' : ` in about ${formatDuration(expectedMs)}`}`;
export const kept = ({
  paths,
  on,
  ageMs,
}: {
  readonly paths: number;
  readonly on: readonly string[];
  readonly ageMs: number | null;
}): string =>
  `${count(paths, 'path')} kept and hashed on ${on.length > 3 ? count(on.length, 'host') : on.join(', ')}${ageMs === null ? '' : `, ${whole(ageMs)} ago`}`;

// Watched
export const watched = 'Watched';
export const show = 'Show';
export const nothingWatched = 'Nothing is watched: the sidecar names no metrics';
export const nameMetrics = (rules: number): string =>
  `${rules === 0 ? 'Nothing' : `None of the ${count(rules, 'alert rule')}`} can fire. Name a page of metrics in the sidecar to watch it.`;
export const watches = (sources: number, rules: number): string =>
  `${count(rules, 'alert rule')}, measured by ${count(sources, 'source')}`;
export const firing = (rules: readonly string[]): string => `Firing now: ${rules.join(', ')}`;
export const blind = (rules: readonly string[]): string => `Nothing measures: ${rules.join(', ')}`;
export const triggers = (n: number): string => `${count(n, 'rule')} can call for a rollback.`;

// Before and after
export const judged = 'Before and after';
export const notJudged = 'Nothing was measured before the change to compare with';
export const notWorse = (missingMs: number | null): string =>
  missingMs === 0
    ? 'Nothing measured got worse'
    : `Nothing measured got worse so far; ${missingMs === null ? 'too little to be sure' : `sure in about ${whole(missingMs)}`}`;
export const worse = (verdict: string, what: string): string => `${verdict}: ${what}`;

// What runs next
export const next = 'Runs next';
export const nothingNext = 'Nothing is left behind this gate';
export const showAll = 'Show all';
export const runsNext = ({
  commands,
  byHand: manual,
  sections,
  questions,
}: {
  readonly commands: number;
  readonly byHand: number;
  readonly sections: number;
  readonly questions: number;
}): string =>
  [
    commands === 0 ? [] : count(commands, 'command'),
    manual === 0 ? [] : `${manual} by hand`,
    `in ${count(sections, 'section')}`,
    questions === 0 ? [] : `${count(questions, 'choice')} open`,
  ]
    .flat()
    .join(' · ');
export const commandOn = (command: string, target: string | null): string =>
  `${command}  @ ${target === null ? 'no server chosen' : target === 'local' ? 'this machine' : target}`;
export const moreCommands = (n: number): string => `and ${count(n, 'more command')}`;

function whole(ms: number): string {
  return formatDuration(Math.max(1, Math.ceil(ms / 1_000)) * 1_000)
    .replace(/ 00 (s|min)$/, '')
    .replace(/\.00 s$/, ' s');
}

function listed(parts: readonly string[]): string {
  return parts.length < 3 ? parts.join(' and ') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
