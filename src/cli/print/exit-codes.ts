/** What a command's exit status says; a contract for scripts. */
export const exitCode = { done: 0, failed: 1, usage: 2, needsPerson: 3, rolledBack: 4 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
