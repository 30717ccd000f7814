import type { PlanStep } from './plan.ts';

/** Commands that only Windows has: administration, PowerShell's verbs, paths with a drive letter. */
const windowsOnly =
  /^\s*(?:iisreset|icacls|certutil|robocopy|xcopy|net (?:start|stop|use)|sc(?:\.exe)? |reg (?:add|delete|query)|dism|appcmd|schtasks|[A-Z][a-z]+-[A-Z]\w+)\b|(?:^|[\s"'=(])[A-Za-z]:\\|^\s*\$\w+\s*=/;

/**
 * Whether a command belongs on a Windows server. The transport needs a POSIX shell on a server, so that a person runs it
 * there, and says so.
 */
export function isForWindowsServer({ where, shell }: PlanStep, command: string): boolean {
  return where === 'server' && (shell !== undefined || windowsOnly.test(command));
}
