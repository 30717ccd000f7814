import type { Plan } from '../../../shared/plan/plan.ts';
import { placeholdersOf } from '../values/placeholders.ts';

/** Where something that the document names could be watched from. */
export interface ProposedLog {
  readonly kind: 'journal' | 'file';
  readonly name: string;
}

export interface ProposedRestorePoint {
  readonly paths: readonly string[];
  readonly keepIn: string;
  readonly version: string | null;
}

/** Journals and files that the document's own commands read. */
export function proposeLogs(plan: Plan): readonly ProposedLog[] {
  const found = new Map<string, ProposedLog>();
  for (const command of plan.steps.flatMap((step) => step.commands)) {
    for (const [, unit = ''] of command.matchAll(
      /\bjournalctl\b[^|;&\n]*?\s(?:-\w*u|--unit)[ =]?([\w@.-]+)/g,
    ))
      found.set(`journal ${unit}`, { kind: 'journal', name: unit });
    for (const [, file = ''] of command.matchAll(/\btail\s(?:-\S+\s+(?:\d+\s+)?)*(\/[\w./-]+)/g))
      found.set(`file ${file}`, { kind: 'file', name: file });
  }
  return [...found.values()];
}

/** Hosts that the document reaches by ssh, scp or rsync, each with a name for a target; those with a placeholder are left out. */
export function proposeTargets(plan: Plan): ReadonlyMap<string, string> {
  const remotes = [
    ...plan.items.flatMap((item) => item.remote ?? []),
    ...plan.steps.flatMap((step) => step.remotes ?? []),
  ];
  const names = new Map<string, string>();
  for (const remote of remotes) {
    if (remote === null || names.has(remote.host) || placeholdersOf([`ssh ${remote.host}`]).length > 0)
      continue;
    const name = remote.host.replace(/^[^@]*@/, '').replace(/[^A-Za-z0-9._-]+/g, '-');
    if (/^[A-Za-z0-9]/.test(name) && ![...names.values()].includes(name)) names.set(remote.host, name);
  }
  return names;
}

/** Addresses of metrics that the document's own commands ask. */
export function proposeScrapes(plan: Plan): readonly string[] {
  const commands = [
    ...plan.steps.flatMap((step) => step.commands),
    ...plan.items.flatMap((item) => item.command ?? []),
  ];
  const urls = commands.flatMap(
    (command) =>
      command.match(/(?:\bhttps?:\/\/|(?<![\w./:${}-]))[\w-]+(?:\.[\w-]+)*(?::\d+)?\/metrics\b/) ?? [],
  );
  return [...new Set(urls.map((url) => (url.includes('://') ? url : `http://${url}`)))];
}

/**
 * What the rollback steps put back, and from where: `cp /app/backup/x /app/` restores `/app/x`, kept in `/app/backup`.
 * Null where no step says so.
 */
export function proposeRestorePoint(plan: Plan): ProposedRestorePoint | null {
  const steps = new Set(plan.rollback.alternatives.flatMap((alternative) => alternative.steps));
  const paths = new Set<string>();
  let keepIn: string | null = null;
  for (const command of plan.steps.filter((step) => steps.has(step.id)).flatMap((step) => step.commands)) {
    const restored = restoredBy(command);
    if (restored === null || (keepIn !== null && restored.keepIn !== keepIn)) continue;
    keepIn = restored.keepIn;
    paths.add(restored.path);
  }
  return keepIn === null ? null : { paths: [...paths], keepIn, version: versionCommand(plan) };
}

function restoredBy(command: string): { readonly path: string; readonly keepIn: string } | null {
  const operands = /^(?:sudo\s+)?(?:cp|rsync)\s+(.+)$/
    .exec(command)?.[1]
    ?.split(/\s+/)
    .filter((word) => !word.startsWith('-'));
  const [from, to] = operands ?? [];
  if (operands?.length !== 2 || from === undefined || to === undefined) return null;
  if (!/^(?:~|\/)[\w./-]+$/.test(from) || !/^(?:~|\/)[\w./-]+$/.test(to)) return null;
  const cut = from.replace(/\/$/, '').lastIndexOf('/');
  const name = from.slice(cut + 1);
  return cut < 1 ? null : { path: to.endsWith('/') ? `${to}${name}` : to, keepIn: from.slice(0, cut) };
}

function versionCommand(plan: Plan): string | null {
  return (
    plan.steps
      .flatMap((step) => step.commands)
      .find((command) => /^curl\s[^|;&\n]*\/version\b[^|;&\n]*$/.test(command)) ?? null
  );
}
