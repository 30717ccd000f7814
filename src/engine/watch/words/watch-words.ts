import type { RuleEvidence } from '../../../shared/journal/alert-shapes.ts';
import { count, grouped } from '../../../shared/text/count.ts';
import { formatBytes, formatDuration } from '../../../shared/text/duration.ts';
import { statusText } from '../../../shared/text/status-text.ts';

// What the watch says in logs, and why a source fails.

// Marks in logs
export const truncated = 'the file was truncated · still following';
export const rotated = 'the file was rotated · following the new file';
export const lackingBefore = (what: string): string =>
  `${what} · an unknown number of lines before is missing`;
export const atCursor = 'resumed at its cursor';
export const atByte = (offset: number): string => `resumed at byte ${grouped(offset)}`;
export const nothingLost = '0 lines lost';
export const maybeLost = 'an unknown number of lines lost: the file was replaced in the meantime';
export const entriesLost = 'an unknown number of entries lost: the journal no longer has where it stood';
export const entryLeftOut = (bytes: number): string =>
  `an entry of ${formatBytes(bytes)} was left out: it is too long`;
export const cut = (bytes: number): string => ` … (${grouped(bytes)} bytes in all)`;
export const reconnected = (gap: string, where: string, loss: string): string =>
  `reconnected after ${gap} s · ${where} · ${loss}`;
export const started = (title: string, target: string): string => `${title} started on ${target}`;
export const ended = (title: string, outcome: string): string => `${title}: ${statusText(outcome)}`;
export const rollingBack = 'rolling back';
export const rollbackEnded = (outcome: string): string => `rollback ${statusText(outcome)}`;

// Boxes whose words are alert rules
export const clear = (evidence: readonly RuleEvidence[]): string =>
  evidence
    .map(({ shown, from, to, samples, source }) => {
      const lasted = formatDuration(Date.parse(to) - Date.parse(from));
      return `did not fire for ${lasted}: ${shown}, ${count(samples, 'sample')} of ${source}`;
    })
    .join('; ');
export const boxFires = (rule: string, shown: string): string =>
  `“${rule}” fires${shown === '' ? '' : ` at ${shown}`}`;

// Sources that fail
export const followEnded = (status: number | null): string => `the log command ended with status ${status}`;
export const figuresOf = (host: string): string => `CPU, memory and disk of ${host}`;
export const logOn = (path: string, host: string): string => `${path} on ${host}`;
export const via = (address: string, host: string): string => `${address} via ${host}`;
