import type { Instruction, PlanItem, PlanStep } from './plan.ts';
import { settingsOf } from './step-settings.ts';
import { isForWindowsServer } from './windows-server.ts';
import type { WorkItem } from './work-item.ts';

/** The work of one element of a plan, before the sheet says when it is due and how it runs. */
export type Unplaced = Omit<WorkItem, 'phaseKind' | 'when' | 'runs'>;

/** What of an item or a step is taken over where it is there. */
function optional({ expect, undoes, timeoutMs, attributes }: Optional): Partial<WorkItem> {
  const settings = settingsOf(attributes);
  return {
    ...(expect === undefined ? {} : { expect }),
    ...(undoes === undefined ? {} : { undoes }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(settings === undefined ? {} : { settings }),
  };
}

type Optional = Partial<Pick<PlanStep, 'expect' | 'undoes' | 'timeoutMs' | 'attributes'>>;

/** What a person does, and says so. */
export function byHand({ id, text, code, phase, line }: Omit<Instruction, 'language'>): Unplaced {
  return {
    id,
    kind: 'manual',
    title: text,
    ...(code === undefined ? {} : { code }),
    source: id,
    phase,
    boxed: false,
    where: 'unclear',
    follow: false,
    verify: false,
    interactive: false,
    placeholders: [],
    line,
    checked: false,
  };
}

export function workOfBox(item: PlanItem, shell: string | undefined): Unplaced {
  const { id, kind, phase, where, command, danger, target, placeholders, line, checked } = item;
  return {
    id,
    kind,
    title: command === undefined ? withoutColon(item.text) : titleOfCheck(item.text, command),
    ...(command === undefined ? {} : { command: inShell(command, shell) }),
    source: id,
    phase,
    boxed: true,
    where,
    follow: false,
    verify: false,
    interactive: false,
    ...(danger === undefined ? {} : { danger }),
    ...(target === undefined ? {} : { target }),
    placeholders,
    line,
    checked,
    ...optional(item),
  };
}

/** One item a command, so that each has its own outcome, waiver and retry. */
export function workOfStep(step: PlanStep, shell: string | undefined): readonly Unplaced[] {
  const { id: source, phase, where, line } = step;
  return step.commands.map((command, index) => {
    const id = step.commands.length === 1 ? source : `${source}.${index + 1}`;
    const title = step.title === '' ? (command.split('\n')[0] ?? command) : withoutColon(step.title);
    return step.typed?.[index] === true || isForWindowsServer(step, command)
      ? { ...byHand({ id, text: title, code: command, phase, line }), source, where }
      : workOfCommand(step, { id, title, command, index, shell });
  });
}

interface CommandOfStep {
  readonly id: string;
  readonly title: string;
  readonly command: string;
  readonly index: number;
  readonly shell: string | undefined;
}

function workOfCommand(step: PlanStep, { id, title, command, index, shell }: CommandOfStep): Unplaced {
  const { id: source, phase, where, follow, verify, placeholders, line } = step;
  const danger = step.dangers === undefined ? step.danger : (step.dangers[index] ?? undefined);
  const target = step.targets?.[index];
  return {
    id,
    kind: 'step',
    title,
    command: inShell(command, step.shell ?? shell),
    source,
    phase,
    boxed: false,
    where,
    follow,
    verify,
    interactive: step.interactive ?? false,
    ...(danger === undefined ? {} : { danger }),
    ...(target == null ? {} : { target }),
    placeholders,
    line,
    checked: false,
    ...optional(step),
  };
}

/** What every step is read by anyway. */
const ownShells: ReadonlySet<string> = new Set(['bash', 'sh']);

/** Commands of another shell are handed to it whole; where it is missing, the step fails saying so (status 127). */
function inShell(command: string, shell: string | undefined): string {
  const name = shell?.split('/').at(-1);
  if (shell === undefined || name === undefined || ownShells.has(name)) return command;
  const quoted = `'${command.replaceAll("'", "'\\''")}'`;
  if (shell === 'powershell') return `pwsh -NoProfile -NonInteractive -Command ${quoted}`;
  if (name === 'pwsh') return `${shell} -NoProfile -NonInteractive -Command ${quoted}`;
  return shell === 'cmd' ? `cmd.exe /d /c ${quoted}` : `${shell} -c ${quoted}`;
}

/** “Copy it over:” is called as it is without what stands below it. */
function withoutColon(title: string): string {
  return title.replace(/[:：]\s*$/, '');
}

/** A check's sentence without its command and what stands behind it: both are shown beside it. */
function titleOfCheck(text: string, command: string): string {
  const code = text.indexOf('`');
  const at = code === -1 ? text.lastIndexOf(command) : code;
  const title = (at === -1 ? text : text.slice(0, at)).replace(/[\s:：(（–—-]+$/, '').trim();
  return title === '' ? text.replaceAll('`', '') : title;
}
