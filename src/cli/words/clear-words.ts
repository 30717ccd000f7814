import { count } from '../../shared/text/count.ts';

// What `slipway clear` says, and `slipway run` of boxes that are ticked before it starts.

const boxes = (n: number): string => count(n, 'box', 'boxes');

export const cleared = (n: number): string => `Cleared ${boxes(n)}.`;
export const nothingTicked = 'No box is ticked. Nothing was changed.';
export const noneOfRuns = 'No earlier run ticked a box here. Nothing was changed.';
export const others = (n: number): string =>
  `${boxes(n)} ${n === 1 ? 'was' : 'were'} not ticked by a run and ${n === 1 ? 'stays' : 'stay'} ticked. To clear every box: slipway clear FILE --all`;
export const ofOpenRun = (n: number, run: string): string =>
  `${boxes(n)} ${n === 1 ? 'was' : 'were'} ticked by run ${run}, which is not over, and ${n === 1 ? 'stays' : 'stay'} ticked.`;

export const openRun = (run: string): string =>
  `Run ${run} is not over and has ticked boxes here. Nothing was cleared.`;
export const openRunHint = (run: string): string =>
  `Finish it with slipway resume ${run}, or end it with slipway cancel ${run}. Without --all, only boxes of earlier runs are cleared.`;
export const changed = (file: string, n: number): string =>
  `${file} was edited meanwhile. ${n === 0 ? 'Nothing was cleared.' : `${boxes(n)} had been cleared before.`}`;
export const changedHint = 'Run the command again: it reads the file as it is now.';
export const readOnly = (file: string, n: number): string =>
  `${file} cannot be written. ${n === 0 ? 'Nothing was cleared.' : `${boxes(n)} had been cleared before.`}`;
export const readOnlyHint = 'Make the file writable, or set `ticks: copy` in the sidecar.';
export const missing = (file: string): string => `${file} is gone. Nothing was cleared.`;
export const missingHint = 'Check the path.';

// In front of a run
export const askFresh = (n: number): string =>
  `${boxes(n)} in the file ${n === 1 ? 'is' : 'are'} still ticked from earlier runs. This run starts with none of them done.\nClear ${n === 1 ? 'it' : 'them'} in the file first? [y]es, [n]o: `;
export const left = (n: number): string =>
  `${boxes(n)} in the file ${n === 1 ? 'is' : 'are'} still ticked from earlier runs. This run starts with none of them done and leaves the ticks as they are; clear them with slipway clear FILE.`;
