// What the engine says when it composes runs.

export const nothingStarted = 'Nothing was started.';
export const noPractice = `This console has no practice server. ${nothingStarted}`;
export const notFollowed = (why: string): string =>
  `This run is no longer followed: ${why}. What you see may be out of date. Close the run and open it again.`;
