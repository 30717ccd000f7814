import type { HostPoint, RestorePoint } from '../../../shared/journal/events.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import { EngineError } from '../../lib/engine-error.ts';
import type { Targets } from '../../targets/targets.ts';
import { quoteWord } from '../../transport/quote.ts';
import { scriptCommand } from '../../transport/script-command.ts';
import { loadScript } from '../../transport/scripts/load-script.ts';
import type { Transport } from '../../transport/transport.ts';
import * as words from '../rollback-words.ts';
import { readPaths } from './backup-manifest.ts';
import { pinRelease } from './release-link.ts';

const pin = loadScript('restore-point/pin');
const askVersionScript = loadScript('restore-point/ask-version');

export type RestorePointSpec = NonNullable<Sidecar['restorePoint']>;

/** The target that holds the restore point: named in the sidecar, or its only server, or the one group all servers are in. */
export function restoreTarget(spec: RestorePointSpec, targets: Targets): string {
  if (spec.on !== undefined) return spec.on;
  const [only, second] = targets.hosts;
  if (only === undefined) return 'local';
  if (second === undefined) return only;
  const whole = targets.groups.filter((group) => targets.hosts.every((host) => group.hosts.includes(host)));
  if (whole.length === 1 && whole[0] !== undefined) return whole[0].name;
  throw new EngineError('BAD_INPUT', words.whichServer, words.whichServerHint);
}

export interface Pinning {
  readonly run: string;
  readonly spec: RestorePointSpec;
  readonly targets: Targets;
  /** What the sidecar sets for every command. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Takes the restore point, on every host of its target: each path is copied to a folder of this run's own, compared by
 * hash, and also put where the document's rollback commands look for it (`keepIn/NAME`, by rename). Whatever happens
 * later, the point has one name. It is pinned everywhere or nowhere.
 */
export async function pinRestorePoint({ run, spec, targets, env }: Pinning): Promise<RestorePoint> {
  const target = restoreTarget(spec, targets);
  const id = `slipway-${run}`;
  if (targets.group(target) === null) {
    const { version, paths } = await pinOn(targets.get(target), run, spec, env);
    return { id, target, version, paths };
  }
  const hosts = await Promise.all(
    targets.members(target).map((host) => pinOn(targets.get(host), run, spec, env)),
  );
  const versions = [...new Set(hosts.map((host) => host.version))];
  return { id, target, version: versions.join(', '), paths: hosts[0]?.paths ?? [], hosts };
}

async function pinOn(
  transport: Transport,
  run: string,
  spec: RestorePointSpec,
  env: Readonly<Record<string, string>>,
): Promise<HostPoint> {
  const { target } = transport;
  const { paths = [], keepIn = '', releases } = spec;
  const version = spec.version === undefined ? '' : await askVersion(transport, spec.version, env);
  if (releases !== undefined)
    return { host: target, version, paths: [await pinRelease(transport, releases)] };
  const keep = `${keepIn.replace(/\/+$/, '')}/slipway-${run}`;
  const script = scriptCommand(pin, { path: keep }, { path: keepIn }, ...paths.map((path) => ({ path })));
  const result = await transport.exec(script, { timeoutMs: 300_000 });
  if (result.exit !== 0) {
    throw new EngineError(
      'FAILED',
      words.notPinnedOn(target, result.stderr.toString('utf8').trim() || words.status(result.exit)),
      words.notPinnedHint,
    );
  }
  return { host: target, version, paths: readPaths(result.stdout.toString('utf8')) };
}

/** The version that answers on a target; empty when it cannot be asked. `env` is what the sidecar sets for every command. */
export async function askVersion(
  transport: Transport,
  command: string,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const exports = Object.entries(env).map(([name, value]) => `export ${name}=${quoteWord(value)}; `);
  const script = scriptCommand(askVersionScript, `${exports.join('')}${command}`);
  const result = await transport.exec(script, { timeoutMs: 15_000 });
  return result.exit === 0 ? result.stdout.toString('utf8').trim().slice(0, 200) : '';
}
