import { count } from '../../../shared/text/count.ts';

// What `slipway metrics` says.

export const onlyWithDiscover =
  '--write goes with --discover or --import-rules. Nothing was asked or written.';
export const headings = {
  sources: 'Sources',
  tiles: 'Values',
  rules: 'Alert rules',
  budgets: 'Budgets',
} as const;
export const noSources = 'The sidecar names no source of metrics.';
export const noSourcesHint = (file: string): string =>
  `To look for some, run: slipway metrics --discover ${JSON.stringify(file)}`;
export const noRules = 'The checklist has no alert rules.';
export const noData = 'no data';
export const read = 'read';
export const onHost = (host: string): string => ` on ${host}`;
export const found = (target: string): string => `Found on ${target}`;
export const notLookedAt = (target: string, why: string): string =>
  `${target} could not be looked at: ${why}`;
export const nothingFound = 'no page of metrics';
export const page = (address: string, program: string, series: number, measures: number): string =>
  `${address}${program === '' ? '' : ` (${program})`}: ${count(series, 'sample')}, tells of ${count(measures, 'measure')}`;
export const watcherPage = (address: string, program: string): string =>
  `${address}${program === '' ? '' : ` (${program})`}: a program that watches others; it is not used as a source`;
export const accessLog = (path: string, format: string, isTimed: boolean): string =>
  `${path}: access log (${format}), tells of error rate and throughput${isTimed ? ', and of latency' : '; it does not say how long requests take'}`;
export const figures = 'processor, memory and disk of the host';
export const logs = (files: readonly string[]): string => `logs: ${files.join(', ')}`;
export const matched = (text: string, by: string): string => `${text}: ${by}`;
export const notWatched = (text: string, why: string): string => `${text}: not watched; ${why}`;
export const wouldWrite = 'The sidecar would say:';
export const written = (file: string, sources: number): string =>
  `Wrote ${count(sources, 'source')} into ${file}. Runs that begin from now on use ${sources === 1 ? 'it' : 'them'}.`;
export const nothingToWrite = 'Nothing was found that could be a source, so nothing was written.';
export const howToWrite = (file: string): string =>
  `To write this, run: slipway metrics --discover --write ${JSON.stringify(file)}`;

// Prometheus rule files
export const oneAtATime =
  '--discover, --export-rules and --import-rules are one at a time. Nothing was asked or written.';
export const exportedTo = (file: string, rules: number, left: number): string =>
  `Wrote ${count(rules, 'rule')} to ${file}${leftWords(left)}`;
export const exported = (rules: number, left: number): string =>
  `${count(rules, 'rule')} exported${leftWords(left)}`;
const leftWords = (left: number): string =>
  left === 0 ? '.' : `; ${count(left, 'rule')} cannot be expressed, and the file says why.`;
export const willNotReplace = (file: string): string => `${file} is there already. Nothing was written.`;
export const willNotReplaceHint = 'Name another file, or remove this one.';
export const wouldTake = (text: string, by: string): string => `${text}: ${by}`;
export const byTile = (metric: string): string => `measured as ${metric}`;
export const bySeries = (series: string): string => `measured by ${series}`;
export const byQuery = 'evaluated by the Prometheus server';
export const sameRule = (text: string): string => `${text}: the checklist has it already`;
export const otherRule = (text: string): string =>
  `${text}: not taken; the checklist has this rule with another bound or duration, and that stays`;
export const notTaken = (text: string, why: string): string => `${text}: not taken; ${why}`;
export const importedInto = (file: string, rules: number): string =>
  `Wrote ${count(rules, 'rule')} into ${file}. Runs that begin from now on use ${rules === 1 ? 'it' : 'them'}.`;
export const nothingNew = 'No rule of the file is new, so nothing was written.';
export const howToImport = (file: string, rules: string): string =>
  `To write this, run: slipway metrics ${JSON.stringify(file)} --import-rules ${JSON.stringify(rules)} --write`;
