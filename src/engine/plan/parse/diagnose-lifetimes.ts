import type { Diagnostic, Plan, PlanStep } from '../../../shared/plan/plan.ts';
import { simpleCommands } from '../commands/simple-commands.ts';

const said =
  'This command redirects the output of its shell. Slipway keeps the output of every command by itself, so the redirection ends with this one. Write it and the lines that need it as one command (a group in braces) if they belong together.';

/** An `exec` that redirects input, output or errors of the shell itself; other descriptors stay open. */
const redirectsShell = /^exec\s+(?:[012]?[<>]|&>)/;

/** Where a command redirects what its shell prints, and commands behind it in its section would expect that to last. */
export function diagnoseLifetimes(plan: Plan): readonly Diagnostic[] {
  return plan.steps.flatMap((step) =>
    step.commands.flatMap((command, index) => {
      const parts = simpleCommands(command);
      const redirects = parts.length > 0 && parts.every((part) => redirectsShell.test(part));
      if (!redirects || !goesOn(plan, step, index)) return [];
      return [
        { code: 'ends-with-its-command', severity: 'warning', message: said, line: step.line, column: 1 },
      ];
    }),
  );
}

/** Whether commands follow in the same section. */
function goesOn(plan: Plan, step: PlanStep, index: number): boolean {
  if (index < step.commands.length - 1) return true;
  return plan.steps.some(
    (other) => other.phase === step.phase && other.line > step.line && other.commands.length > 0,
  );
}
