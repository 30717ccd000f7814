// What is said where the noise of an alert rule cannot be changed.

export const noSuchDuration = 'A silence lasts from one second to 31 days. Nothing was silenced.';
export const durationHint = 'Give a duration such as 30m or 2h, or none: it then lasts until the run ends.';
export const noDriver =
  'No console drives this run, so its alert rules are not evaluated and make no noise. Nothing was recorded.';
export const noDriverHint = (run: string): string =>
  `Continue the run first, in the window or with \`slipway resume ${run}\`.`;
export const noAnswer =
  'The console that drives this run did not answer. It is not known whether it took the request.';
export const noAnswerHint = 'Look at that console, or run `slipway alerts RUN`.';
export const requestUnreadable = 'The request cannot be read. Nothing was recorded.';
export const answerUnreadable = 'The console that drives this run gave an answer that cannot be read.';
