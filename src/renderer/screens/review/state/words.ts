import type { Environment } from '../../../../shared/plan/environment.ts';
import type { Stage } from '../../../../shared/plan/sheet.ts';
import { count } from '../../../../shared/text/count.ts';
import { machine } from '../../../text/machine.ts';

// What could not be done
export const saveAnswer = 'save the answer';
export const undoAnswer = 'undo the answer';
export const clearTicks = 'clear the ticks';

// What an answer changed
export const saved = 'Saved.';
export const takenBack = 'Answer removed.';
export const undone = (told: string): string => `Undone: ${told}`;
export const environment: Readonly<Record<Environment, string>> = {
  production: 'Production: anything dangerous is confirmed before it runs.',
  staging: 'Staging: dangerous commands run without a second confirmation.',
  practice: 'Practice: shown as a rehearsal everywhere.',
};
export const decidedLater = 'The run asks when it comes to it.';
const lines = (n: number): string => count(n, 'line');
const commands = (n: number): string => count(n, 'command');
const verb = (n: number, one: string, many: string): string => (n === 1 ? one : many);
export const chosen = (answer: string, runs: number, dropped: number): string =>
  `${answer}: ${lines(runs)} ${verb(runs, 'runs', 'run')}${dropped > 0 ? `, ${lines(dropped)} of the other ways ${verb(dropped, 'is', 'are')} skipped` : ''}.`;
export const caseApplies = (n: number): string =>
  `Needed: ${lines(n)} ${verb(n, 'is', 'are')} part of this release.`;
export const caseDropped = (n: number): string => `Not needed: ${lines(n)} ${verb(n, 'is', 'are')} skipped.`;
export const filled = (name: string, value: string, n: number): string =>
  `${name} is ${value} in ${commands(n)}.`;
export const secretFrom = (name: string, reference: string): string =>
  reference === 'prompt'
    ? `${name} is asked for before the run. Its value is never written to a file.`
    : `${name} comes from ${reference}. Its value is never written to a file.`;
export const uploads = (n: number): string =>
  n === 0
    ? 'Nothing is uploaded.'
    : `${count(n, 'path')} ${verb(n, 'is', 'are')} uploaded before the commands that need ${verb(n, 'it', 'them')}.`;
export const noRestorePoint = 'No restore point: nothing is copied before the first change.';
export const restorePoint = (point: {
  readonly paths?: readonly string[] | undefined;
  readonly keepIn?: string | undefined;
  readonly releases?: string | undefined;
}): string =>
  point.paths === undefined
    ? `The current release in ${point.releases ?? ''} is pinned before the first change.`
    : `${count(point.paths.length, 'path')} ${verb(point.paths.length, 'is', 'are')} copied to ${point.keepIn ?? ''} before the first change.`;
export const watches = (metrics: number, logs: number): string =>
  `The run watches ${count(metrics, 'metric source')} and ${count(logs, 'log')}.`;
export const rollsBackWith = (heading: string): string => `Rollback runs “${heading}”.`;
export const literal = (name: string): string => `${name} is used as written.`;
export const groupTaken = (name: string, servers: number, strategy: string | undefined): string =>
  strategy === 'rolling'
    ? `${name}: ${servers} servers, one at a time. A failure stops before the next one.`
    : `${name}: ${servers} servers, all at once.`;
export const targetKnown = (name: string): string => `${name} was added.`;
export const nowRunOn = (n: number, target: string | null): string =>
  target === null
    ? `${commands(n)} ${verb(n, 'has', 'have')} no server now.`
    : `${commands(n)} now ${verb(n, 'runs', 'run')} on ${machine(target)}.`;
export const byHand = (n: number): string => `${lines(n)} ${verb(n, 'is', 'are')} ticked by hand now.`;
export const nowRun = (n: number): string => `${lines(n)} ${verb(n, 'runs', 'run')} a command now.`;
export const rewritten = (n: number): string => `${lines(n)} ${verb(n, 'runs', 'run')} another command now.`;
export const gone = (n: number): string =>
  `${lines(n)} ${verb(n, 'is', 'are')} no longer part of the release.`;
export const added = (n: number): string => `${lines(n)} ${verb(n, 'was', 'were')} added to the release.`;
export const stages: Readonly<Record<Stage, string>> = {
  before: 'Before',
  change: 'Change',
  after: 'After',
  back: 'Rollback',
  routine: 'Routine',
  demand: 'On demand',
};
export const movedTo = (n: number, stage: Stage): string => `${lines(n)} moved to ${stages[stage]}.`;
export const asked = (n: number): string => `${lines(n)} ${verb(n, 'waits', 'wait')} for a choice now.`;
export const notAsked = (n: number): string =>
  `${lines(n)} no longer ${verb(n, 'waits', 'wait')} for a choice.`;
export const ticksCleared = (n: number): string => `${count(n, 'box', 'boxes')} cleared in the file.`;

// What is still open
export const noTarget = (n: number): string => count(n, 'section has no server', 'sections have no server');
export const noValue = (n: number): string => count(n, 'value is missing', 'values are missing');
