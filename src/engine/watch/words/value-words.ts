import { formatBytes } from '../../../shared/text/duration.ts';

// Why a JSON page or a command gives no series. A failed reading is no data; nothing of it is used.

export const noJson = (address: string, begin: string): string =>
  `${address} is no JSON: it begins with ${JSON.stringify(begin)}`;
export const noPath = (path: string): string => `there is nothing at ${path}`;
export const noNumber = (path: string, value: unknown): string =>
  `what stands at ${path} is no number: ${(JSON.stringify(value) ?? 'nothing').slice(0, 60)}`;
export const twice = (name: string): string => `two paths give the same series ${name}; give them labels`;
export const nothingOf = (address: string, why: readonly string[]): string => `${address}: ${why.join('; ')}`;

export const hung = (ms: number): string =>
  `the command did not end within ${ms / 1_000} s and was stopped there`;
export const tooMuch = (bytes: number): string =>
  `the command printed more than ${formatBytes(bytes)}; nothing of it was used`;
export const exited = (exit: number | null, why: string): string =>
  `the command ended with status ${exit ?? 'unknown'}${why === '' ? '' : `: ${why}`}`;
export const printedNothing = 'the command printed nothing';
export const noName = 'the command printed a number alone; say what it is with “name” in the sidecar';
export const noLine = (line: string): string =>
  `the command printed a line that is no name and number: ${JSON.stringify(line)}`;
export const commandOn = (command: string, host: string): string =>
  `command “${command.length > 60 ? `${command.slice(0, 59)}…` : command}” on ${host}`;
