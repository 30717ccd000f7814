export const title = 'Record';
export const finished = 'of the finished run';
export const soFar = 'so far; the run continues';
export const copy = 'Copy';
export const copied = 'Copied';
export const save = 'Save…';
export const loading = 'Writing the record…';
export const writeRecord = 'write the record';
