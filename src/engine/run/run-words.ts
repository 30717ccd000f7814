import { statusText } from '../../shared/text/status-text.ts';

// What the run engine says: errors, the reasons an attempt ends with, and how far things are.

const nothingStarted = 'Nothing was started.';
const statusHint = 'List the runs with: slipway status';

// How attempts end
export const noLongerFollowed = 'no longer followed';
export const exitedByItself = (program: string, status: number | null): string =>
  `${program} exited by itself with status ${status}`;
export const outputNotKept = (why: string): string => `slipway: the rest of this output is not kept: ${why}`;
export const neverBegan = 'it never started there; nothing ran';
export const outcomeUnknown = 'its outcome is unknown';
export const followerEnded = 'the console that followed it ended';
export const consoleClosed = 'the console was closed';
export const timedOut = (limitMs: number): string => `timed out after ${Math.round(limitMs / 1_000)} s`;
export const canceledByPerson = 'canceled by a person';
/** What stopped an attempt, then why its outcome cannot be told. */
export const stoppedThenUnknown = (cause: string, reason: string): string => `${cause}; ${reason}`;
export const commandNotFound = 'exit 127: a command was not found';
export const notExecutable = 'exit 126: a file is not executable';
export const noDirectory = 'exit 97: cannot enter the working directory';
export const endedBySignal = (signal: number): string => `ended by signal ${signal}`;
export const exited = (status: number): string => `exit ${status}`;
export const commandsPassed = 'its commands have passed';
export const commandFailedAfterAll = 'one of its commands failed when it ran again';
export const runsAgain = 'its outcome is unknown; it runs again because the checklist marks it idempotent';

/** An attempt on hosts that refuse the sign-in. */
export const unreachable = (title: string, hosts: string, stillRuns: boolean, why: string): string =>
  `"${title}" on ${hosts}: ${stillRuns ? 'the step may still run there; ' : ''}its outcome is not known yet. ${why}`;

// How a run ends
export const releaseBack = 'the previous release is back';
export const allSettled = (items: number): string => `all ${items} items passed or waived`;
export const leftOpen = (open: number, items: number): string => `${open} of ${items} items were left open`;

// Boxes that alert rules tick
export const ruleNotEvaluated = (title: string, rules: readonly string[]): string =>
  `"${title}" was not ticked: ${rules.map((rule) => `“${rule}”`).join(', ')} ${rules.length === 1 ? 'has' : 'have'} not been evaluated over ${rules.length === 1 ? 'its' : 'their'} time`;

// Items that cannot start
export const needsValues = (title: string, missing: readonly string[]): string =>
  `"${title}" needs a value for ${missing.join(', ')}. ${nothingStarted}`;
export const needsValuesHint = 'Enter it in the review, or add it under `values` in the sidecar.';
export const noCommand = (title: string): string =>
  `"${title}" has no command; a person ticks it. ${nothingStarted}`;
export const hiddenMarks = (title: string): string =>
  `"${title}" contains invisible direction marks; it may not do what it appears to. It was not run.`;
export const hiddenMarksHint = 'Remove them from the document.';
export const noTarget = (title: string): string => `No target is chosen for "${title}". ${nothingStarted}`;
export const noTargetHint = 'Choose one in the review; it is saved in the sidecar.';
export const alreadyRunning = (title: string): string => `"${title}" is already running.`;
export const notRunningHere = (title: string): string => `"${title}" is not running here.`;
export const noItem = (id: string): string => `The plan has no item ${id}.`;
export const noGate = (id: string): string => `The plan has no gate ${id}.`;

// The run as a whole
export const alreadyAdvancing = 'The run is already advancing.';
export const stillRunning = 'Something is still running. The run was not ended.';
export const stillRunningHint = 'Wait for it, or cancel it.';
export const newRunTaken = (driver: string): string => `The new run is already driven by ${driver}.`;
export const anotherConsole = 'another console';
export const damagedJournal = (line: number, reason: string): string =>
  `nobody: its journal is damaged at line ${line} (${reason}), so it opens read-only`;
export const lostAt = (reason: string, line: number): string => `${reason} (line ${line})`;
export const notARun = (run: string): string => `"${run}" is not the name of a run.`;
export const noRun = (run: string): string => `There is no run ${run} on this machine.`;
export const noRunHint = statusHint;
export const noRunFolder = (dir: string, why: string): string =>
  `The run's folder ${dir} could not be created: ${why}. ${nothingStarted}`;
export const noHeads = (file: string, why: string): string =>
  `The heads of the run's journal could not be kept in ${file}: ${why}. ${nothingStarted}`;
export const noRunFolderHint = 'Make it writable, or set SLIPWAY_HOME to a writable folder.';

// An edited checklist
const keepsPlan = 'The run keeps its current plan.';
export const takesNothing = keepsPlan;
export const onlyOpenRelease = `Only an open release can switch to an edited checklist. ${keepsPlan}`;
export const rollbackStarted = `A rollback was started with the current plan. ${keepsPlan}`;
export const rollbackStartedHint = 'End this run and start a new one with the edited checklist.';
export const stepRunning = `Can't switch to the edited checklist while a step is running. ${keepsPlan}`;
export const stepRunningHint = 'Wait for the step or cancel it, then switch to the edited checklist.';

// Groups
export const notInGroup = (hosts: readonly string[], group: string): string =>
  `${hosts.join(', ')} ${hosts.length === 1 ? 'is' : 'are'} not in ${group}. ${nothingStarted}`;
export const runsOn = (title: string, hosts: readonly string[]): string =>
  `"${title}" runs on: ${hosts.join(', ')}.`;
export const andMore = (names: string, more: number): string => `${names} and ${more} more`;
export const statusOn = (status: string, hosts: string): string => `${statusText(status)} on ${hosts}`;
export const passedOf = (parts: readonly string[], passed: number, hosts: number): string =>
  `${parts.join('; ')} (${passed} of ${hosts} passed)`;

// How far a rolling group is
export const progress = (parts: readonly string[]): string =>
  `${parts.join('; ')}. Resuming continues each host from its current step`;
export const hostNotStarted = 'not started';
export const hostDone = 'done';
export const stepNotStarted = 'not started there';
export const atStep = (title: string, status: string): string => `at "${title}" (${statusText(status)})`;
export const pausedAt = (title: string, outcome: string, howFar: string): string =>
  `"${title}": ${statusText(outcome)}. ${howFar}`;

// Artifacts
export const uploading = (path: string, target: string): string => `uploading ${path} to ${target}`;
export const outsideFolder = (artifact: string): string =>
  `The artifact "${artifact}" is outside the checklist's folder. Nothing was uploaded.`;
export const outsideFolderHint = 'Use a relative path without "..".';
export const noArtifact = (artifact: string): string =>
  `The artifact ${artifact} does not exist yet. Nothing was uploaded.`;
export const noArtifactHint = 'Run the step that builds it, or correct `artifacts` in the sidecar.';
export const oddArtifact = (artifact: string): string =>
  `The artifact ${artifact} is neither a file nor a folder. Nothing was uploaded.`;
export const oddArtifactHint = 'Correct `artifacts` in the sidecar.';
export const noWorkFolder = (target: string, why: string): string =>
  `The run's folder on ${target} could not be prepared: ${why}. Nothing was uploaded.`;

// Choices that the document leaves open
export const theSidecar = 'the sidecar';
export const unknownChoice = (key: string): string =>
  `The sidecar answers "${key}", which the document does not ask. Nothing was started.`;
export const openChoices = (questions: readonly string[]): string =>
  questions.length === 0
    ? 'Remove it from `choose`: this document leaves no choice open.'
    : `The document asks: ${questions.map((each) => `"${each}"`).join(', ')}.`;
export const unknownAnswer = (key: string, answer: string): string =>
  `The sidecar answers "${key}" with "${answer}", which is none of the answers. Nothing was started.`;
export const possibleAnswers = (answers: readonly string[]): string =>
  `Use one of: ${answers.map((each) => `"${each}"`).join(', ')}.`;

// Where the noise of an alert rule cannot be changed
export const noSuchSilence = 'A silence lasts from one second to 31 days. Nothing was silenced.';
export const noSuchSilenceHint =
  'Give a duration such as 30m or 2h, or none: it then lasts until the run ends.';
export const noRuleDriver =
  'No console drives this run, so its alert rules are not evaluated and make no noise. Nothing was recorded.';
export const noRuleDriverHint = (run: string): string =>
  `Continue the run first, in the window or with \`slipway resume ${run}\`.`;
export const noRuleAnswer =
  'The console that drives this run did not answer. It is not known whether it took the request.';
export const noRuleAnswerHint = 'Look at that console, or run `slipway alerts RUN`.';
export const ruleRequestUnreadable = 'The request cannot be read. Nothing was recorded.';
export const ruleAnswerUnreadable = 'The console that drives this run gave an answer that cannot be read.';
