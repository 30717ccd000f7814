import { grouped } from '../../../shared/text/count.ts';
import { statusText } from '../../../shared/text/status-text.ts';

// What the watch says in logs, and why a source fails.

// Marks in logs
export const truncated = 'the file was truncated · still following';
export const rotated = 'the file was rotated · following the new file';
export const atCursor = 'resumed at its cursor';
export const atByte = (offset: number): string => `resumed at byte ${grouped(offset)}`;
export const nothingLost = '0 lines lost';
export const maybeLost = 'lines may be lost: the file was replaced in the meantime';
export const bytesLost = (bytes: number): string => `${bytes} bytes lost`;
export const reconnected = (gap: string, where: string, loss: string): string =>
  `reconnected after ${gap} s · ${where} · ${loss}`;
export const started = (title: string, target: string): string => `${title} started on ${target}`;
export const ended = (title: string, outcome: string): string => `${title}: ${statusText(outcome)}`;
export const rollingBack = 'rolling back';
export const rollbackEnded = (outcome: string): string => `rollback ${statusText(outcome)}`;

// Sources that fail
export const followEnded = (status: number | null): string => `the log command ended with status ${status}`;
export const via = (address: string, host: string): string => `${address} via ${host}`;
