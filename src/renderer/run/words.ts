import type { Outcome } from '../../shared/journal/outcome.ts';
import type { PhaseKind } from '../../shared/plan/plan.ts';
import type { Move } from '../../shared/run/moves/move.ts';
import { count } from '../../shared/text/count.ts';
import type { AlertState, Prompt } from '../../shared/wire/live.ts';
import { clockTime } from '../text/clock-time.ts';
import { statusWords } from '../text/statuses.ts';

/** What a move does; completes "Couldn't …". */
export const moveWords: Readonly<Record<Move['do'], string>> = {
  run: 'run the item',
  cancel: 'cancel the item',
  tick: 'tick the box',
  untick: 'untick the box',
  decide: 'record the outcome',
  waive: 'waive the item',
  choose: 'record the choice',
  prepare: 'confirm the preparation',
  'open-gate': 'open the gate',
  sign: 'sign off',
  unsign: 'withdraw the sign-off',
  'waive-signoff': 'waive the sign-off',
  advance: 'run on',
  pause: 'pause the run',
  'cancel-all': 'cancel what is running',
  finish: 'end the run',
  'take-document': 'switch to the edited checklist',
  reconnect: 'reconnect',
  'roll-back': 'roll back',
  decline: 'decline the rollback',
  acknowledge: 'acknowledge the alert',
  silence: 'silence the alert',
  unsilence: 'end the silence',
};

/** What an advance runs; completes "Couldn't …". */
export const runChecks = 'run the checks';
export const runPreparation = 'run the preparation';
export const runSection = 'run the section';
export const runToGate = 'run to the gate';
export const reconnectTo = (target: string): string => `reconnect to ${target}`;

/** What subscriptions and reads are for; completes "Couldn't …". */
export const followRun = 'follow the run';
export const followLogs = 'follow the logs';
export const unexpectedError = 'Slipway met an unexpected error';
export const followLive = 'follow connections and metrics';
export const readDocument = 'read the checklist on disk';
export const readEditedPlan = 'read the edited plan';

/** Questions before something that cannot be taken back. */
export const asking = {
  finish: 'End this run?',
  finishText: (name: string, left: number): string =>
    left === 0
      ? `Everything in ${name} is done. The run ends and can’t be continued. Production stays as it is.`
      : `${count(left, 'item')} of ${name} ${left === 1 ? 'is' : 'are'} left. The run ends as canceled and can’t be continued. Production stays as it is.`,
  finishConfirm: 'End run',
  cancel: (steps: number): string => (steps === 1 ? 'Cancel this step?' : `Cancel ${count(steps, 'step')}?`),
  cancelText: (title: string, steps: number): string =>
    `“${title}”${steps === 1 ? ' is' : ` and ${steps - 1} more are`} stopped where ${steps === 1 ? 'it is' : 'they are'}. What ${steps === 1 ? 'it has' : 'they have'} already changed stays changed.`,
  cancelConfirm: 'Stop it now',
} as const;

/** Reasons that the journal keeps when somebody uses this window. */
export const pausedHere = 'paused in the window';
export const canceledHere = 'canceled in the window';

/** Why running on starts nothing. `words` is what the run waits for. */
export const nothingStarts = (words: string): string => `Nothing can start: ${words}.`;
export const sectionDone = 'Everything in this section is done.';

const doing: Readonly<Partial<Record<PhaseKind, string>>> = {
  preflight: 'Checking',
  deploy: 'Deploying',
  verify: 'Verifying',
  monitor: 'Monitoring',
  rollback: 'Rolling back',
};

const ruleStates: Readonly<Record<AlertState['state'], string>> = {
  inactive: 'not firing',
  pending: 'close to firing',
  firing: 'firing',
  resolved: 'has fired',
  'no-data': 'no data yet',
};

/** What a person does next; completes "Your turn: …". */
export const turn = {
  prompt: ({ kind, target, title }: Pick<Prompt, 'kind' | 'target' | 'title'>): string =>
    kind === 'host-key'
      ? `check the key of ${target}`
      : kind === 'confirm'
        ? title
        : `answer ${target === 'local' ? title : target}`,
  proposal: 'roll back, or decline',
  rollback: 'see the rollback',
  unknown: (title: string): string => `decide what became of ${quoted(title)}`,
  failed: (title: string): string => `look at ${quoted(title)}`,
  tick: (title: string): string => `tick ${quoted(title)}`,
  /** Says all of it: nobody has to do anything. */
  rule: (rule: string, more: number, since: number | null, state: AlertState['state']): string =>
    `Waiting for a rule${since === null ? '' : ` since ${clockTime(new Date(since).toISOString())}`} (${ruleStates[state]}): ${quoted(rule)}${more === 0 ? '' : ` and ${more} more`}`,
  see: (title: string): string => `see ${quoted(title)}`,
  confirm: (title: string): string => `confirm ${quoted(title)}`,
  choose: (question: string): string => `choose: ${question}`,
  prepare: (steps: number): string => `let ${count(steps, 'step')} prepare the release`,
  sign: (roles: readonly string[]): string =>
    roles.length === 1 ? `sign-off of ${roles[0]}` : `${count(roles.length, 'sign-off')}`,
  gate: 'go or no-go',
  gateHeld: 'see what holds the gate',
} as const;

function quoted(title: string): string {
  return `“${title}”`;
}

/** The one primary button, by what it does. */
export const primary = {
  runChecks: (checks: number): string => `Run ${count(checks, 'check')}`,
  prepare: (steps: number): string => `Prepare: ${count(steps, 'step')}`,
  goToGate: 'Go to gate',
  endRun: 'End this run',
  tick: (title: string): string => `Tick ${quoted(title)}`,
  goTo: (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}…`,
  goOn: (kind: PhaseKind, steps: number): string => `${does[kind] ?? 'Run'}: ${count(steps, 'step')}`,
  retry: (title: string): string => `Retry ${quoted(title)} and go on`,
  wait: 'Soaking',
} as const;

const does: Readonly<Partial<Record<PhaseKind, string>>> = {
  deploy: 'Deploy',
  verify: 'Verify',
  monitor: 'Monitor',
  rollback: 'Roll back',
};

/** The window's title: what waits or runs, the release, and the product. */
export const windowTitle = (state: string, release: string, firing: number): string =>
  `${firing === 0 ? '' : `${alertsFiring(firing)} · `}${state} · ${release}`;
export const alertsFiring = (n: number): string => `${count(n, 'alert')} firing`;
export const product = 'Slipway';

/** What the run is doing, for the state chip. */
export const status = {
  lineLost: (target: string, doing: string): string => `Line to ${target} lost · ${doing}`,
  yourTurn: (what: string): string => `Your turn: ${what}`,
  opening: 'Loading…',
  ready: 'Ready to start',
  needsDecision: 'Needs a decision',
  proposal: 'Rollback proposed',
  rollingBack: 'Rolling back',
  rollbackPaused: 'Rollback paused',
  rollbackStopped: 'Rollback stopped',
  checksFailed: (n: number): string => `${count(n, 'check')} failed`,
  rolledBack: 'Rolled back',
  rolledBackOpen: 'Rolled back · end the run',
  rollbackFailed: 'Rollback failed',
  stopped: 'Stopped · a step failed',
  allDone: 'All done · end the run',
  paused: (reason: string | null): string => (reason === null ? 'Paused' : `Paused · ${reason}`),
  ended: (outcome: Outcome | null): string =>
    outcome === null ? 'Ended' : `Ended · ${statusWords[outcome]}`,
  waiting: (done: number, total: number): string => `Waiting · ${done} of ${total} done`,
  doing: (kind: PhaseKind, place: string): string => `${doing[kind] ?? 'Running'} · ${place}`,
  step: (n: number, total: number): string => `step ${n} of ${total}`,
  checks: (done: number, total: number): string => `${done} of ${total} done`,
} as const;
