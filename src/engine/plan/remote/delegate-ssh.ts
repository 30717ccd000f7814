import type { Diagnostic, Plan, PlanItem, PlanStep, Remote } from '../../../shared/plan/plan.ts';
import type { SheetLine } from '../../../shared/plan/sheet.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { type PlainCopy, readPlainCopy } from './read-copy.ts';
import { readRemote } from './remote-line.ts';
import { sessionsIn } from './sessions-in.ts';

/**
 * Lets the transport run what the document runs through `ssh`: the command itself, on the target, where the sidecar says
 * so (`takeOver: true`, or on a target). What is typed into a session (`ssh host` and the lines behind it) runs there as well,
 * from where a login starts. A line that says itself how its host is reached stays as it is, with a diagnostic:
 * the transport would reach the host in another way. Of copies, a plain `scp` is taken over and keeps its words; rsync is
 * left to itself.
 */
export function delegateSsh(plan: Plan, sidecar: Sidecar): Plan {
  const targets = hostsTaken(sidecar);
  if (targets.size === 0) return plan;
  return {
    ...plan,
    items: plan.items.map((item) => takeItem(item, targets)),
    steps: plan.steps.map((step) => takeStep(step, targets)),
    ...(plan.sheet === undefined ? {} : { sheet: takeSessions(plan, plan.sheet, targets) }),
    diagnostics: [...plan.diagnostics, ...refusals(plan, targets)],
  };
}

/** Targets by what the document may call them: their name, and the address they are reached by. */
function hostsTaken(sidecar: Sidecar): ReadonlyMap<string, string> {
  const hosts = new Map<string, string>();
  for (const [name, spec] of Object.entries(sidecar.targets ?? {})) {
    if (!('ssh' in spec) || (spec.takeOver ?? sidecar.takeOver) !== true) continue;
    hosts.set(spec.ssh, name);
    hosts.set(name, name);
  }
  return hosts;
}

function takeItem(item: PlanItem, targets: ReadonlyMap<string, string>): PlanItem {
  const taken = taking(item.remote, item.command ?? '', targets);
  return taken === null ? item : { ...item, command: taken.command, target: taken.target, where: 'server' };
}

function takeStep(step: PlanStep, targets: ReadonlyMap<string, string>): PlanStep {
  const sessions = sessionsIn(step);
  const taken = step.commands.map((command, index) => {
    const remote = step.remotes?.[index] ?? undefined;
    const own = taking(remote, command, targets);
    const session = targets.get(sessions[index] ?? '');
    // What another line of the session does elsewhere is no part of it.
    return own !== null || remote !== undefined || session === undefined ? own : { command, target: session };
  });
  if (taken.every((each) => each === null)) return step;
  return {
    ...step,
    commands: step.commands.map((command, index) => taken[index]?.command ?? command),
    targets: step.commands.map((_command, index) => taken[index]?.target ?? step.targets?.[index] ?? null),
  };
}

function taking(
  remote: Remote | undefined,
  command: string,
  targets: ReadonlyMap<string, string>,
): { readonly command: string; readonly target: string } | null {
  if (remote?.kind === 'copy') {
    const target = targets.get(remote.host);
    // What a placeholder stands for is known when the copy runs.
    const plain = readPlainCopy(command.replace(/<[^<>\s]+>/g, 'x'));
    return target === undefined || plain === null ? null : { command, target };
  }
  if (remote?.kind === 'session') {
    const target = targets.get(remote.host);
    return target === undefined || !opensPlainly(command) ? null : { command: opened, target };
  }
  if (remote?.kind !== 'command' || remote.options !== undefined) return null;
  const target = targets.get(remote.host);
  return target === undefined ? null : { command: remote.command, target };
}

/** What opening a session comes to where Slipway holds the connection: a login starts in the home. */
const opened = 'cd ~';

/** Whether a line opens a session and says nothing of how its host is reached. */
function opensPlainly(command: string): boolean {
  return /^ssh\s+(?:-(?:t+|q|A|4|6)\s+)*[^\s-]\S*(?:\s+#.*)?$/.test(command.trim());
}

/** The lines of sessions that are taken over: opening one needs nobody at the keyboard any more. */
function takeSessions(
  plan: Plan,
  sheet: readonly SheetLine[],
  targets: ReadonlyMap<string, string>,
): SheetLine[] {
  const taken = new Set(
    plan.steps.flatMap(({ id, commands, remotes = [] }) =>
      commands.flatMap((command, index) => {
        const remote = remotes[index] ?? undefined;
        if (remote?.kind !== 'session' || taking(remote, command, targets) === null) return [];
        return commands.length === 1 ? id : `${id}.${index + 1}`;
      }),
    ),
  );
  return sheet.map((line) =>
    taken.has(line.id) ? { ...line, nature: 'check', where: 'server', sets: { directory: '~' } } : line,
  );
}

/**
 * The copy that a command is, where the transport of `target` makes it; null where the command runs as it is written. Throws
 * `NOT_NOW` where its values have made more of it than a copy.
 */
export function delegatedCopy(command: string, target: string, sidecar: Sidecar): PlainCopy | null {
  if (!/^scp\s/.test(command)) return null;
  const remote = readRemote(command);
  if (remote?.kind !== 'copy' || hostsTaken(sidecar).get(remote.host) !== target) return null;
  const copy = readPlainCopy(command);
  if (copy !== null) return copy;
  throw new EngineError(
    'NOT_NOW',
    `"${command}" is to be copied by Slipway, and is no plain copy with these values. Nothing was started.`,
    'Correct the values, or take `takeOver` off the target in the sidecar.',
  );
}

/** One diagnostic for every line that would be taken over but for its options. */
function refusals(plan: Plan, targets: ReadonlyMap<string, string>): readonly Diagnostic[] {
  const lines = [
    ...plan.items.map(({ remote, line }) => ({ remotes: [remote ?? null], line })),
    ...plan.steps.map(({ remotes, line }) => ({ remotes: remotes ?? [], line })),
  ];
  return lines.flatMap(({ remotes, line }) =>
    remotes.flatMap((remote): readonly Diagnostic[] => {
      if (remote?.kind !== 'command' || remote.options === undefined) return [];
      const target = targets.get(remote.host);
      if (target === undefined) return [];
      const message = `The ssh line to ${remote.host} is not taken over: it says itself how the host is reached (${remote.options.join(' ')}), which the target "${target}" would not follow. It runs as it is written; put the options into the ssh configuration of ${target} to have it taken over.`;
      return [{ code: 'take-over', severity: 'warning', message, line, column: 1 }];
    }),
  );
}
