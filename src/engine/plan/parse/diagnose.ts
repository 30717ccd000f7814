import type { Diagnostic, Plan, PlanItem, PlanStep } from '../../../shared/plan/plan.ts';
import { isForWindowsServer } from '../../../shared/plan/windows-server.ts';
import { hiddenCharacters } from '../../../shared/text/control-characters.ts';
import { count } from '../../../shared/text/count.ts';
import { diagnoseNearMisses } from './near-misses.ts';

/** What somebody who is about to run a plan should know about it, in the order of the document; `text` is its source. */
export function diagnose(plan: Plan, text: string): readonly Diagnostic[] {
  return [
    ...diagnoseWork(plan, text),
    ...diagnoseRollback(plan),
    ...diagnoseDefaults(plan),
    ...diagnoseWindows(plan),
    ...plan.items.flatMap(diagnoseItem),
    ...plan.steps.flatMap(diagnoseStep),
    ...diagnoseNearMisses(plan, text),
  ];
}

/** What most lines of a long checklist have; made once. */
const nothing: readonly Diagnostic[] = [];

function note(code: string, severity: Diagnostic['severity'], message: string, line = 1): Diagnostic {
  return { code, severity, message, line, column: 1 };
}

function diagnoseWork(plan: Plan, text: string): readonly Diagnostic[] {
  if (text.trim() === '') return [note('empty', 'warning', 'The document is empty: there is nothing to do.')];
  return plan.items.length + plan.steps.length > 0
    ? []
    : [note('no-work', 'warning', 'No task item and no shell fence was found: there is nothing to run.')];
}

function diagnoseRollback({ phases, steps, rollback }: Plan): readonly Diagnostic[] {
  const deploying = new Set(phases.filter(({ kind }) => kind === 'deploy').map(({ id }) => id));
  return rollback.alternatives.length > 0 || !steps.some(({ phase }) => deploying.has(phase))
    ? []
    : [
        note(
          'no-rollback',
          'warning',
          'The document deploys but has no rollback section, so no rollback can be prepared.',
        ),
      ];
}

function diagnoseDefaults({ defaults }: Plan): readonly Diagnostic[] {
  const shell = defaults?.shell;
  return shell === undefined || /(?:^|\/)(?:ba)?sh$/.test(shell)
    ? []
    : [
        note(
          'shell',
          'info',
          `The front matter has its commands read by ${shell}, each by itself: the directory and the variables one of them sets are not there for the next. Where ${shell} is missing they fail with status 127.`,
        ),
      ];
}

function diagnoseWindows({ steps }: Plan): readonly Diagnostic[] {
  const found = steps.flatMap((step) =>
    step.commands.filter((command) => isForWindowsServer(step, command)).map(() => step.line),
  );
  const [first] = found;
  if (first === undefined) return nothing;
  return [
    note(
      'windows-server',
      'info',
      `${count(found.length, 'command')} for a Windows server. Slipway runs nothing there: copy each one, run it on the server, and tick the line.`,
      first,
    ),
  ];
}

function diagnoseItem({ text, command, danger, line }: PlanItem): readonly Diagnostic[] {
  if (command === undefined) return nothing;
  return [
    ...diagnoseHidden(command, line),
    ...(danger === undefined ? [] : [note('danger', 'warning', `"${text}" ${danger}.`, line)]),
  ];
}

function diagnoseStep({ title, commands, where, danger, shell, line }: PlanStep): readonly Diagnostic[] {
  const name = title || commands[0];
  const found = commands.flatMap((command) => diagnoseHidden(command, line));
  if (danger !== undefined) found.unshift(note('danger', 'warning', `"${name}" ${danger}.`, line));
  if (where === 'unclear') found.unshift(note('where', 'info', `Where does "${name}" run?`, line));
  if (shell !== undefined && where !== 'server') found.push(note('shell', 'info', otherShells[shell], line));
  return found;
}

const otherShells = {
  powershell:
    'These commands are PowerShell; they run where pwsh is installed, and fail with status 127 elsewhere.',
  cmd: 'These commands are for cmd.exe; they run on Windows, and fail with status 127 elsewhere.',
} as const;

function diagnoseHidden(command: string, line: number): readonly Diagnostic[] {
  const found = hiddenCharacters(command);
  return found.length === 0
    ? []
    : [
        note(
          'hidden-characters',
          'error',
          `A command holds invisible characters (${found.join(', ')}); it is shown with them escaped and may not do what it reads like.`,
          line,
        ),
      ];
}
