import type { RestorePoint } from '../../shared/journal/events.ts';
import { comparedParts, leftOut } from '../../shared/restore-point/restore-point-words.ts';
import { statusText } from '../../shared/text/status-text.ts';

// What the rollback engine says: errors, what keeps it from being ready, and how a rollback ends.

const statusHint = 'List the runs with: slipway status';
const uponVersion = (version: string): string => version || 'the previous release';

// Which release
export const neitherRunNorFile = (what: string): string => `"${what}" is neither a run nor a file.`;
export const noRelease = 'There is no release to roll back on this machine.';
export const releaseHint = statusHint;

// Readiness
export const aPerson = 'by hand';
export const byHand =
  'every step is done by hand: a person carries it out, and the result cannot be verified by running it';
export const noSection = 'the checklist has no rollback section';
export const noRestorePoint = 'the sidecar declares no restore point, so the result cannot be verified';
export const notPinned = 'no restore point is pinned yet, because this run has deployed nothing';
export const damagedJournal = (
  { line, reason }: { readonly line: number; readonly reason: string },
  hasPoint: boolean,
): string =>
  `the run's journal is damaged at line ${line} (${reason}). What was done after that is not known; it may have changed production. ${hasPoint ? 'Its restore point is known' : 'No restore point of it is known, so the result cannot be verified'}`;
export const noTarget = (title: string): string => `no target is chosen for "${title}"`;
export const restores = (
  version: string,
  at: { readonly paths: string; readonly target: string },
  notes: readonly string[],
): string =>
  `${uponVersion(version)}: ${at.paths} on ${at.target}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}`;
export const refused = 'its connection was refused';
export const notReached = (host: string, why: string | null): string =>
  `${host} cannot be reached${why === null ? '' : `: ${why}`}`;

// Execution
export const rollingBack = 'rolling back';
export const cannotRunHere = 'the next step cannot run here';
export const stepEnded = (title: string, outcome: string): string => `"${title}": ${statusText(outcome)}`;
export const notVerified = (missing: readonly string[]): string => `not verified: ${missing.join('; ')}`;
export const needsKeyboard = (title: string): string =>
  `"${title}" needs a person at the keyboard and was not started. Continue in a terminal or in the window`;
export const passedUnverified = 'every rollback step passed; there was no restore point to verify against';
export const doneByHand = 'every step of the rollback was done by hand; nothing was verified';
export const isBack = (point: RestorePoint): string => {
  const { version, target } = point;
  const out = leftOut(point);
  return `${uponVersion(version)} is back on ${target}, verified by hash${version === '' ? '' : ' and version'} against the restore point: ${comparedParts(point)}${out === null ? '' : `; not ${out}`}`;
};

// Rolling back a run whose journal is damaged
export const beginningLost =
  'The first line of the journal cannot be read, so it is not known which checklist, folder and targets the run had. Nothing was started.';
export const beginningLostHint = (dir: string): string =>
  `Roll back by hand: the document and its rollback section are in ${dir} (plan.md), its targets in sidecar.json.`;

// Rolling back a run that another console drives
export const noAnswer = 'The console that drives this run did not answer. Nothing was started.';
export const noAnswerHint = 'Roll back in that console, or close it and start the rollback again.';

export const answerUnreadable =
  'The console that drives this run sent an answer that cannot be read. Whether it started a rollback is not known.';
export const answerUnreadableHint = 'Look at that console or run `slipway status` before you start one.';
export const requestUnreadable = 'The request cannot be read. Nothing was started.';

// The restore point
export const pinning = 'pinning the restore point';
export const whichServer =
  'The sidecar names several servers and does not say which one the restore point is on.';
export const whichServerHint = 'Add `on: NAME` to restorePoint.';
const noDeployment = 'Deployment starts only once a rollback is possible.';
export const notPinnedOn = (target: string, why: string): string =>
  `The restore point could not be taken on ${target}: ${why}. Nothing was deployed.`;
export const notPinnedHint = `Correct restorePoint in the sidecar or free space on the target. ${noDeployment}`;
export const releaseNotPinned = (target: string, why: string): string =>
  `The current release could not be pinned on ${target}: ${why}. Nothing was deployed.`;
export const releaseNotPinnedHint = `Correct restorePoint.releases in the sidecar. ${noDeployment}`;
export const status = (exit: number | null): string => `status ${exit}`;
export const notSwitched = (at: { path: string; host: string; to: string }, why: string): string =>
  `${at.path} on ${at.host} could not be switched back to ${at.to}: ${why}.`;
export const notSwitchedHint = 'Switch it by hand, then resume the rollback.';
export const damaged = (host: string, why: string): string =>
  `The restore point on ${host} is damaged: ${why}.`;
export const damagedHint = 'Restore the named files from another backup, then resume the rollback.';

// Verification
export const otherFiles = (paths: readonly string[]): string =>
  `${paths.join(', ')} ${paths.length === 1 ? 'does' : 'do'} not match the restore point`;
export const serviceSilent = (expected: string): string =>
  `the service does not answer (expected version ${expected})`;
export const otherVersion = (found: string, expected: string): string =>
  `version ${found} answers instead of ${expected}`;
export const otherRelease = (path: string, found: string, expected: string): string =>
  `${path} points to ${found} instead of ${expected}`;

// Proposals
export const proposalClosed =
  'This proposed rollback is no longer open: it was answered, or its trigger has cleared. Nothing was recorded.';

// The mark of a release on a server
export const marksFollow = (target: string, folder: string): string =>
  `Marks of other releases follow each other in ${folder} on ${target}: each time one was judged, another stood in its place. Nothing was deployed.`;
export const marksFollowHint = (folder: string): string =>
  `See who writes to ${folder}: other releases of the same, or an account that should not be able to. Then start again.`;
