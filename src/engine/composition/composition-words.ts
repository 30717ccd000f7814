// What the engine says when it composes runs.

export const nothingStarted = 'Nothing was started.';
export const noPractice = `This console has no practice server. ${nothingStarted}`;
export const notFollowed = (why: string): string =>
  `This run is no longer followed: ${why}. What you see may be out of date. Close the run and open it again.`;

// One release at a time
export const thisChecklist = 'this checklist';
export const thisPath = (path: string, host: string): string => `${path} on ${host}`;
export const underWay = (what: string, run: string, who: string): string =>
  `Another release of ${what} is under way: run ${run}, driven by ${who}. Nothing was started: two at once would overwrite each other, and the second would keep what is half done as its way back.`;
export const underWayHint = (run: string): string =>
  `Go on with run ${run} in its console (see: slipway status ${run}), or wait until it has ended. If it is to be given up, roll it back or close that console; then start again.`;
export const notClaimed = (dir: string, why: string): string =>
  `${dir} cannot be written to (${why}), so whether another release is under way is not known. ${nothingStarted}`;
export const notClaimedHint = 'Free space or correct the rights of that folder, then start again.';
