import type { Diagnostic, PlanDefaults } from '../../../shared/plan/plan.ts';
import { targetsSchema } from '../../../shared/plan/target-spec.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';

/**
 * The settings among front matter: `targets` (as in the sidecar; a plain text or a list names what ssh is given), `env`,
 * `shell` and `cwd`. A single value under `targets` or `env` is metadata. What cannot be read is reported and left out.
 */
export function readDefaults(
  front: Readonly<Record<string, unknown>>,
  source: string,
  diagnostics: Diagnostic[],
): PlanDefaults | null {
  const lines = source.split('\n');
  const refuse = (key: string, message: string, within?: string): null => {
    const start = lines.findIndex((each) => each.startsWith(`${key}:`));
    const inside =
      within === undefined
        ? -1
        : lines.findIndex((each, n) => n > start && each.trim().startsWith(`${within}:`));
    const line = (inside === -1 ? start : inside) + 2;
    diagnostics.push({ code: 'front-matter', severity: 'warning', message, line, column: 1 });
    return null;
  };
  const targets = readTargets(front.targets, (message) => refuse('targets', message));
  const env = readEnv(front.env, (message, within) => refuse('env', message, within));
  const shell = readShell(front.shell, (message) => refuse('shell', message));
  const cwd = typeof front.cwd === 'string' && front.cwd.trim() !== '' ? front.cwd.trim() : null;
  const defaults: PlanDefaults = {
    ...(targets === null ? {} : { targets }),
    ...(env === null ? {} : { env }),
    ...(shell === null ? {} : { shell }),
    ...(cwd === null ? {} : { cwd }),
  };
  return Object.keys(defaults).length === 0 ? null : defaults;
}

/** `within` is the name below the key that is wrong. */
type Refuse = (message: string, within?: string) => null;

function readTargets(value: unknown, refuse: Refuse): PlanDefaults['targets'] | null {
  if (typeof value !== 'object' || value === null) return null;
  const named: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((each: unknown) => [String(each), String(each)] as const)
    : Object.entries(value);
  const read = targetsSchema.safeParse(
    Object.fromEntries(named.map(([name, spec]) => [name, typeof spec === 'string' ? { ssh: spec } : spec])),
  );
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return refuse(
    `The front matter's targets are left out: ${issue?.message ?? ''} (at ${issue?.path.join('.') ?? ''}). They are written as in the sidecar, or as what ssh is given.`,
  );
}

function readEnv(value: unknown, refuse: Refuse): PlanDefaults['env'] | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value);
  const wrong = entries.find(([name, entry]) => !/^[A-Za-z_]\w*$/.test(name) || typeof entry === 'object');
  if (wrong !== undefined)
    return refuse(
      `The front matter's env is left out: "${wrong[0]}" is no name of a variable with a single value. Write "" for an empty one.`,
      wrong[0],
    );
  return Object.fromEntries(entries.map(([name, entry]) => [name, String(entry)]));
}

function readShell(value: unknown, refuse: Refuse): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && /^[\w./+-]+$/.test(value)) return value;
  return refuse(
    "The front matter's shell is left out: it is the name or the path of one program, without options.",
  );
}

/** A sidecar with what the document's front matter sets beneath it. */
export function withDefaults(sidecar: Sidecar, defaults: PlanDefaults | null): Sidecar {
  if (defaults === null) return sidecar;
  const { targets, env } = defaults;
  return {
    ...sidecar,
    ...(targets === undefined ? {} : { targets: { ...targets, ...sidecar.targets } }),
    ...(env === undefined ? {} : { env: { ...env, ...sidecar.env } }),
  };
}
