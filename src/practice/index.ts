export { findShells, PracticeUnavailableError } from './home/find-shell.ts';
export type { Fault, Practice, PracticeOptions } from './practice.ts';
export { startPractice } from './start-practice.ts';
