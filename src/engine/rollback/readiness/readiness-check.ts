import type { Armed, HostPoint, RestorePoint } from '../../../shared/journal/events.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';
import { hostPoints } from '../../../shared/run/group-state.ts';
import type { Targets } from '../../targets/targets.ts';
import { scriptCommand } from '../../transport/script-command.ts';
import { loadScript } from '../../transport/scripts/load-script.ts';
import type { Transport } from '../../transport/transport.ts';
import { hashArguments } from '../restore-point/backup-manifest.ts';
import * as say from '../rollback-words.ts';

const readiness = loadScript('restore-point/readiness');

/** What the rollback needs on its target, read from the rollback's own commands. Pure. */
export interface Preconditions {
  readonly programs: readonly string[];
  readonly units: readonly string[];
}

export function preconditionsOf(steps: readonly WorkItem[]): Preconditions {
  const programs = new Set<string>();
  const units = new Set<string>();
  for (const { command } of steps) {
    for (const part of bareText(command ?? '').split(/\n|&&|\|\||;|\|/)) {
      const words = part
        .trim()
        .replace(/^sudo\s+/, '')
        .split(/\s+/);
      const program = words[0] ?? '';
      if (/^[A-Za-z][\w.+-]*$/.test(program)) programs.add(program);
      if (
        program === 'systemctl' &&
        /^(?:start|stop|restart|reload)$/.test(words[1] ?? '') &&
        words[2] !== undefined
      )
        units.add(words[2]);
    }
  }
  return { programs: [...programs], units: [...units] };
}

/** A here-document; what stands behind it on its first line is the third group. */
const hereDocument = /(?<!<)<<-?\s*(['"]?)(\w+)\1(.*)\n[\s\S]*?^\s*\2$/gm;
const quotedOrRemark = /'([^']*)'|"((?:[^"\\]|\\.)*)"|(?<!\S)#.*/g;

/** A command without what only looks like commands in it. Quotes around a plain word are left off. */
function bareText(command: string): string {
  return command
    .replace(hereDocument, '$3')
    .replace(/\\\r?\n/g, ' ')
    .replace(quotedOrRemark, (_text, single = '', double = '') =>
      /^[\w.@-]+$/.test(single + double) ? single + double : "''",
    );
}

/**
 * Probes cheaply, in one round trip a host, whether a rollback would find what it needs: the kept copies with their
 * recorded hashes, its programs, its units, room for the copies. Every reason is a sentence about what is missing.
 */
export async function checkReadiness(
  point: RestorePoint,
  needs: Preconditions,
  targets: Targets,
  expectedMs: number | null,
): Promise<Armed> {
  const reasons = await Promise.all(
    hostPoints(point).map(async (hostPoint) => {
      const missing = await reasonsOn(hostPoint, needs, targets);
      return point.hosts === undefined ? missing : missing.map((reason) => `${hostPoint.host}: ${reason}`);
    }),
  );
  return { ready: reasons.every((some) => some.length === 0), reasons: reasons.flat(), expectedMs };
}

async function reasonsOn(
  point: HostPoint,
  needs: Preconditions,
  targets: Targets,
): Promise<readonly string[]> {
  const transport: Transport = targets.get(point.host);
  // Whoever works in the background does not knock again where it was refused: a person has to act first.
  if (targets.isRefused(point.host)) return [say.refused];
  const bytes = point.paths.reduce((sum, path) => sum + path.bytes, 0);
  const folder = point.paths[0]?.path.replace(/\/[^/]*$/, '') || '/';
  const script = scriptCommand(
    readiness,
    folder,
    String(Math.ceil((bytes * 2) / 1024)),
    ...point.paths.flatMap((path) => ['kept', path.kept, ...hashArguments(path)]),
    ...needs.programs.flatMap((program) => ['program', program]),
    ...needs.units.flatMap((unit) => ['unit', unit]),
  );
  try {
    const result = await transport.exec(script, { timeoutMs: 20_000 });
    return result.stdout
      .toString('utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  } catch (error) {
    return [say.notReached(point.host, error instanceof Error ? error.message : null)];
  }
}
