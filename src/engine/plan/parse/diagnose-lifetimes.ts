import type { Diagnostic, Plan, PlanStep } from '../../../shared/plan/plan.ts';
import { simpleCommands } from '../commands/simple-commands.ts';

/** What ends with the command that begins it, and what that means for the lines below. */
interface Lifetime {
  begins(command: string, parts: readonly string[]): boolean;
  readonly said: string;
}

const together =
  'Write it and the lines that need it as one command (a function, or a group in parentheses) if they belong together.';

const lifetimes: readonly Lifetime[] = [
  {
    begins: (command) => /(?:^|[^&|>\\])&\s*$/.test(command) && !/\b(?:nohup|setsid|disown)\b/.test(command),
    said: `This command starts a job in the background. The lines below cannot wait for it, and on this machine it stops when its command ends. ${together}`,
  },
  {
    begins: (_command, parts) => parts.length > 0 && parts.every((part) => opensFile.test(part)),
    said: `What this command opens or redirects is closed again when it ends: the lines below do not have it. ${together}`,
  },
];

const opensFile = /^exec\s+(?:\{\w+\}|\d*)[<>]/;

/** Where a command begins something that the commands behind it in its step rely on, and that ends with it. */
export function diagnoseLifetimes(plan: Plan): readonly Diagnostic[] {
  return plan.steps.flatMap((step) => lifetimesIn(plan, step));
}

function lifetimesIn(plan: Plan, step: PlanStep): readonly Diagnostic[] {
  return step.commands.flatMap((command, index) => {
    const parts = simpleCommands(command);
    const found = lifetimes.find(({ begins }) => begins(command, parts));
    if (found === undefined || !goesOn(plan, step, index)) return [];
    return [
      { code: 'ends-with-its-command', severity: 'warning', message: found.said, line: step.line, column: 1 },
    ];
  });
}

/** Whether commands follow in the same section. */
function goesOn(plan: Plan, step: PlanStep, index: number): boolean {
  if (index < step.commands.length - 1) return true;
  return plan.steps.some(
    (other) => other.phase === step.phase && other.line > step.line && other.commands.length > 0,
  );
}
