import type { WorkItem } from '../../plan/work.ts';
import type { Refusal } from './move.ts';

// Every sentence that says why a move may not be made, in one place.

export const observing = (driver: string): Refusal => ({
  code: 'observing',
  message: `This run is driven by ${driver}; this console only watches.`,
  hint: 'Close the other console, or work there.',
});

interface Damage {
  readonly line: number;
  readonly reason: string;
}

const damagedMessage = ({ line, reason }: Damage): string =>
  `The run's journal is damaged at line ${line} (${reason}). What was done after that is not known; it may have changed production. Nothing was started.`;

export const damaged = (damage: Damage): Refusal => ({
  code: 'damaged',
  message: damagedMessage(damage),
  hint: 'The run opens for reading only. Compare production with the checklist by hand, or roll back.',
});

export const damagedRollback = (damage: Damage): Refusal => ({
  code: 'damaged',
  message: damagedMessage(damage),
  hint: 'Look at production first. To roll back from the last good restore point all the same, say so: `--from-damaged` on the command line, or the box in the rollback preview.',
});

export const runEnded: Refusal = {
  code: 'run-ended',
  message: 'This run has ended; its journal is closed.',
  hint: 'Start a new run of the checklist.',
};

export const runNotRunning: Refusal = { code: 'not-running', message: 'The run has not started.' };

export const alreadyPaused: Refusal = {
  code: 'not-running',
  message: 'The run is already paused. What is running continues to its end; nothing else starts.',
};

export const notInPlan = (what: 'item' | 'gate', id: string): Refusal => ({
  code: 'not-in-plan',
  message: `The plan has no ${what} ${id}.`,
});

export const nothingToRun = (item: WorkItem): Refusal => ({
  code: 'nothing-to-run',
  message: `"${item.title}" has no command; a person ticks it.`,
});

export const unconfirmed = (danger: string): Refusal => ({
  code: 'needs-confirmation',
  message: `${danger}. It was not started; production is as it was.`,
  hint: 'Read its command, then confirm that it is to run. On the command line: --allow-dangerous.',
});

export const running = (item: WorkItem): Refusal => ({
  code: 'running',
  message: `"${item.title}" is running already.`,
});

export const runningTick = (item: WorkItem): Refusal => ({
  code: 'running',
  message: `"${item.title}" is running; wait for its outcome.`,
});

export const runningWaive = (item: WorkItem): Refusal => ({
  code: 'running',
  message: `"${item.title}" is running; cancel it first.`,
});

export const runningFinish = (item: WorkItem): Refusal => ({
  code: 'running',
  message: `"${item.title}" is still running. The run was not ended.`,
  hint: 'Wait for it, or cancel it first.',
});

export const runningDocument = (item: WorkItem): Refusal => ({
  code: 'running',
  message: `"${item.title}" is running under the current plan. The run keeps the plan it has.`,
  hint: 'Wait for it or cancel it, then switch to the edited checklist.',
});

export const rollingBack = (item: WorkItem): Refusal => ({
  code: 'rolling-back',
  message: `The release is being rolled back. "${item.title}" was not started.`,
  hint: 'Finish the rollback first, then start a new run.',
});

export const rollbackKeepsPlan: Refusal = {
  code: 'keeps-plan',
  message: 'A rollback keeps the plan of the release it rolls back.',
};

export const rolledBackKeepsPlan: Refusal = {
  code: 'keeps-plan',
  message: 'A rollback was started under the current plan. The run keeps it.',
  hint: 'End this run and start a new one with the edited checklist.',
};

export const itemNotRunning = (item: WorkItem): Refusal => ({
  code: 'not-running',
  message: `"${item.title}" is not running.`,
});

export const outcomeUnknown = (item: WorkItem): Refusal => ({
  code: 'outcome-unknown',
  message: `The last attempt of "${item.title}" has an unknown outcome; running it again could do it twice.`,
  hint: 'Check its output and the target, then decide whether it passed or failed.',
});

export const outcomeKnown = (item: WorkItem): Refusal => ({
  code: 'outcome-known',
  message: `The outcome of "${item.title}" is known.`,
});

export const needsRun = (item: WorkItem): Refusal => ({
  code: 'needs-run',
  message: `"${item.title}" is a step: run it, or waive it with a reason.`,
});

export const notTicked = (item: WorkItem): Refusal => ({
  code: 'not-ticked-by-hand',
  message: `"${item.title}" was not ticked by hand.`,
});

export const reasonMissing: Refusal = { code: 'reason-missing', message: 'A waiver needs a reason.' };

export const decisionReasonMissing: Refusal = {
  code: 'reason-missing',
  message: 'A decision needs a reason: how do you know?',
};

export const nothingToWaive = (item: WorkItem): Refusal => ({
  code: 'not-waivable',
  message: `"${item.title}" is already done; there is nothing to waive.`,
});

export const notWaivable = (item: WorkItem, why: string): Refusal => ({
  code: 'not-waivable',
  message: `"${item.title}" cannot be waived: ${why}. Nothing was recorded.`,
  hint: 'Let it pass, or ask whoever keeps the checklist to change that.',
});

export const behindGate = (item: WorkItem, gate: string, holds: readonly string[]): Refusal => ({
  code: 'gate-shut',
  message: `"${item.title}" is behind the ${gate} gate, which is shut${holds.length === 0 ? '' : `: ${holds.join('; ')}`}.`,
  hint: holds.length === 0 ? 'Open the gate first.' : 'Pass or waive what is open, then open the gate.',
});

export const gateShut = (holds: readonly string[]): Refusal => ({
  code: 'gate-shut',
  message: `The gate stays shut: ${holds.join('; ')}.`,
  hint: 'Pass or waive what is open, then open it.',
});

export const noSuchSignoff = (role: string): Refusal => ({
  code: 'not-in-plan',
  message: `The plan asks for no sign-off by "${role}".`,
});

export const notSigned = (role: string): Refusal => ({
  code: 'not-signed',
  message: `"${role}" has not signed.`,
});

export const signoffDemanded = (role: string): Refusal => ({
  code: 'not-waivable',
  message: `The sidecar demands the sign-off of "${role}", so it cannot be waived. Nothing was recorded.`,
  hint: 'Let the person sign, or change `gates.deploy.signoffs` in the sidecar and start a new run.',
});

export const alreadySigned = (role: string): Refusal => ({
  code: 'not-waivable',
  message: `"${role}" has signed; there is nothing to waive.`,
});

export const isRollback: Refusal = {
  code: 'is-rollback',
  message: 'This run is a rollback itself; resume it instead.',
  hint: 'Roll back the release it belongs to.',
};

export const noRollback: Refusal = {
  code: 'no-rollback',
  message:
    'The document has no rollback section, so there is nothing to roll back with. Nothing was started.',
  hint: 'Add one to the checklist, or restore the previous release by hand in a terminal.',
};

export const noProposal: Refusal = {
  code: 'no-proposal',
  message: 'No rollback is proposed. A proposal ends when it is answered or its condition clears.',
};

export const needsChoice = (item: WorkItem, question: string): Refusal => ({
  code: 'needs-choice',
  message: `"${item.title}" is one of several ways, and none has been chosen: ${question}. It was not started.`,
  hint: 'Choose one first.',
});

export const notChosen = (item: WorkItem, answer: string): Refusal => ({
  code: 'not-chosen',
  message: `"${item.title}" was not chosen; this run uses "${answer}". It was not started.`,
  hint: 'Choose again to use another way.',
});

export const neverRun = (item: WorkItem): Refusal => ({
  code: 'never-run',
  message: `"${item.title}" is shown in the document and not run. It was not started.`,
  hint: 'Correct the plan in the review if it is to run.',
});

export const noSuchQuestion = (question: string): Refusal => ({
  code: 'not-in-plan',
  message: `The plan leaves no choice called "${question}".`,
});

export const noSuchAnswer = (question: string, answers: readonly string[]): Refusal => ({
  code: 'not-in-plan',
  message: `"${question}" has no such answer. Nothing was recorded.`,
  hint: `Choose one of: ${answers.join(', ')}.`,
});

export const choiceStarted = (item: WorkItem): Refusal => ({
  code: 'running',
  message: `"${item.title}" has already been started, so the choice stands.`,
  hint: 'Finish it, or roll back.',
});

export const nothingChanged: Refusal = {
  code: 'nothing-changed',
  message: 'This run has changed nothing yet, so there is nothing to roll back. Nothing was started.',
  hint: 'To roll back all the same, give a reason.',
};

export const alreadyPrepared: Refusal = {
  code: 'not-running',
  message: 'The preparation is already confirmed.',
};

export const noSuchRule = (text: string): Refusal => ({
  code: 'not-in-plan',
  message: `The document has no alert rule “${text}”. Nothing was recorded.`,
  hint: 'Name a rule by its words, as the document has them.',
});

export const notFiring = (text: string): Refusal => ({
  code: 'not-firing',
  message: `“${text}” does not fire, so there is nothing to acknowledge.`,
  hint: 'To hear nothing of it in advance, silence it.',
});

export const alreadyAcknowledged = (text: string, actor: string): Refusal => ({
  code: 'acknowledged',
  message: `${actor} has already acknowledged “${text}”.`,
});

export const silenceReasonMissing: Refusal = {
  code: 'reason-missing',
  message: 'A silence needs a reason; the record keeps it. Nothing was silenced.',
};

export const notSilenced = (text: string): Refusal => ({
  code: 'not-silenced',
  message: `“${text}” is not silenced.`,
});
