import { formatDuration } from '../../shared/text/duration.ts';
import type { MarkNote } from '../rollback/restore-point/mark-note.ts';

// What the engine says when it composes runs.

export const nothingStarted = 'Nothing was started.';
export const nothingToDo = (file: string): string =>
  `Nothing to run was found in ${file}: no box, no command, no instruction, and nothing to watch. ${nothingStarted}`;
export const nothingToDoHint =
  'Check that this is the right file. What was made of each line: slipway plan FILE --account';
export const nothingAsked = 'No server was asked.';
export const noPractice = `This console has no practice server. ${nothingStarted}`;
export const notFollowed = (why: string): string =>
  `This run is no longer followed: ${why}. What you see may be out of date. Close the run and open it again.`;

// One release at a time
export const thisChecklist = 'this checklist';
export const thisPath = (path: string, host: string): string => `${path} on ${host}`;
export const underWay = (what: string, run: string, who: string): string =>
  `Another release of ${what} is under way: run ${run}, driven by ${who}. Nothing was started: two at once would overwrite each other, and the restore point of the second would hold a half-finished release.`;
export const underWayHint = (run: string): string =>
  `Go on with run ${run} in its console (see: slipway status ${run}), or wait until it has ended. If it is to be given up, roll it back or close that console; then start again.`;
export const notClaimed = (dir: string, why: string): string =>
  `${dir} cannot be written to (${why}), so whether another release is under way is not known. ${nothingStarted}`;
export const notClaimedHint = 'Free space or correct the rights of that folder, then start again.';

// The mark of another release on a server
export const markPlace = (target: string, folder: string): string => `what is kept in ${folder} on ${target}`;
/** `now` in epoch ms; `isGone` where the console that drove it has ended for certain. */
export const markedBy = ({ run, actor, host, at }: MarkNote, now: number, isGone: boolean): string => {
  const age = now - Date.parse(at);
  const since = age >= 0 ? ` (${formatDuration(age)} ago)` : '';
  const owner = isGone ? '; its console has ended without finishing it' : '';
  return `run ${run}, driven by ${actor} on ${host}, marked it at ${at}${since}${owner}`;
};
export const unreadableMark = 'a mark stands there that cannot be read';
export const noMark = 'something stands where the mark belongs that is no file (a folder, a link, a pipe)';
export const byStranger = (who: string, account: string): string =>
  `${who}. It was put there by another account of the server (number ${account}), which may have written anything`;
export const markTitle = (place: string): string => `Is another release of ${place} over?`;
export const markQuestion = (who: string): string =>
  `Before this release: ${who}, and whether that is over cannot be seen from here. Two releases at once would overwrite each other, and the restore point of this one would hold a half-finished release.`;
export const marked = (place: string, who: string): string =>
  `Another release of ${place} may be under way: ${who}, and whether that is over cannot be seen from here. Nothing was deployed.`;
export const markedHint = (run: string, target: string, folder: string, note: MarkNote | null): string => {
  const named = note === null ? '' : `, with \`slipway resume ${run} --take-over ${note.run}\``;
  return `Ask whoever drives it. Once it is over, go on with \`slipway resume ${run}\` in a terminal, which asks you${named}, or remove ${folder}/.slipway-release on ${target} and resume.`;
};

export const nothingImported = 'No rule was imported.';
export const noRuleFile = (file: string, why: string): string =>
  `${file} could not be read as a Prometheus rule file: ${why}. Nothing was written.`;
