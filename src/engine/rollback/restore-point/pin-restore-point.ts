import type { HostPoint, KeptPath, RestorePoint } from '../../../shared/journal/events.ts';
import { type NamedPath, nameCopies, tidyPath } from '../../../shared/restore-point/restore-paths.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { settled } from '../../lib/ignore.ts';
import type { Targets } from '../../targets/targets.ts';
import { quoteWord } from '../../transport/quote.ts';
import { scriptCommand } from '../../transport/script-command.ts';
import { loadScript } from '../../transport/scripts/load-script.ts';
import type { ExecResult, Transport } from '../../transport/transport.ts';
import * as words from '../rollback-words.ts';
import { readPaths } from './backup-manifest.ts';
import { pinRelease } from './release-link.ts';

const pin = loadScript('restore-point/pin');
const settle = loadScript('restore-point/settle-pin');
const discard = loadScript('restore-point/discard-pin');
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
  /** Hides secrets in what servers answer; without it nothing is hidden. */
  readonly hide?: Hide;
}

type Hide = (text: string) => string;

/** Where the copies of a run lie on a host, and what they are called; null for a release layout, which is not copied. */
interface Keeping {
  /** The run's own folder. */
  readonly keep: string;
  readonly keepIn: string;
  readonly copies: readonly NamedPath[];
}

/**
 * Takes the restore point, on every host of its target: each path is copied to a folder of this run's own, compared by
 * hash, and also put where the document's rollback commands look for it (`keepIn/NAME`, by rename). Whatever happens
 * later, the point has one name. It is pinned everywhere or nowhere: whole copies get their names once every host has them,
 * and where one cannot have them, nothing of the point is left on any. Throws FAILED with the reason.
 */
export async function pinRestorePoint({ run, spec, targets, env, hide }: Pinning): Promise<RestorePoint> {
  const target = restoreTarget(spec, targets);
  const id = `slipway-${run}`;
  const isGroup = targets.group(target) !== null;
  const hosts = (isGroup ? targets.members(target) : [target]).map((host) => targets.get(host));
  const keeping = keepingOf(id, spec);
  const points = await everywhere(hosts, keeping, async (transport): Promise<HostPoint> => {
    const version = spec.version === undefined ? '' : await askVersion(transport, spec.version, env, hide);
    return { host: transport.target, version, paths: await draftOn(transport, spec, keeping) };
  });
  if (keeping !== null) await everywhere(hosts, keeping, (transport) => settleOn(transport, keeping));
  const { version = '', paths = [] } = points[0] ?? {};
  if (!isGroup) return { id, target, version, paths };
  const versions = [...new Set(points.map((point) => point.version))];
  return { id, target, version: versions.join(', '), paths, hosts: [...points] };
}

/** Does something on all hosts. Where it fails on one, all of them forget the point, and the first failure is thrown. */
async function everywhere<T>(
  hosts: readonly Transport[],
  keeping: Keeping | null,
  work: (transport: Transport) => Promise<T>,
): Promise<readonly T[]> {
  const done = await Promise.allSettled(hosts.map(work));
  const failure = done.find((each) => each.status === 'rejected');
  if (failure !== undefined) {
    if (keeping !== null) await Promise.all(hosts.map((transport) => discardOn(transport, keeping)));
    throw failure.reason;
  }
  return done.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}

function keepingOf(id: string, { paths = [], keepIn = '', releases }: RestorePointSpec): Keeping | null {
  if (releases !== undefined) return null;
  const folder = tidyPath(keepIn);
  return { keep: `${folder.replace(/\/$/, '')}/${id}`, keepIn: folder, copies: nameCopies(paths, id) };
}

async function draftOn(
  transport: Transport,
  { releases }: RestorePointSpec,
  keeping: Keeping | null,
): Promise<KeptPath[]> {
  if (keeping === null) return [await pinRelease(transport, releases ?? '')];
  const copies = keeping.copies.flatMap(({ path, name }) => [{ path }, name]);
  const result = await transport.exec(
    scriptCommand(pin, { path: keeping.keep }, { path: keeping.keepIn }, ...copies),
    { timeoutMs: 300_000 },
  );
  if (result.exit !== 0) throw notPinned(transport, result);
  return readPaths(result.stdout.toString('utf8'));
}

async function settleOn(transport: Transport, { keep, keepIn, copies }: Keeping): Promise<void> {
  const names = copies.map(({ name }) => name);
  const script = scriptCommand(settle, { path: keep }, { path: keepIn }, ...names);
  const result = await transport.exec(script, { timeoutMs: 60_000 });
  if (result.exit !== 0) throw notPinned(transport, result);
}

async function discardOn(transport: Transport, { keep, keepIn }: Keeping): Promise<void> {
  const gone = transport.exec(scriptCommand(discard, { path: keep }, { path: keepIn }), {
    timeoutMs: 60_000,
  });
  await settled(gone, 'what cannot be reached stays; the next try removes it');
}

function notPinned({ target }: Transport, { stderr, exit }: ExecResult): EngineError {
  const why = stderr.toString('utf8').trim() || words.status(exit);
  return new EngineError('FAILED', words.notPinnedOn(target, why), words.notPinnedHint);
}

/**
 * The version that answers on a target; empty when it cannot be asked. `env` is what the sidecar sets for every command, and `hide`
 * hides secrets in the answer, which goes into the journal and is compared with what is in there.
 */
export async function askVersion(
  transport: Transport,
  command: string,
  env: Readonly<Record<string, string>>,
  hide: Hide = (text) => text,
): Promise<string> {
  const exports = Object.entries(env).map(([name, value]) => `export ${name}=${quoteWord(value)}; `);
  const script = scriptCommand(askVersionScript, `${exports.join('')}${command}`);
  const result = await transport.exec(script, { timeoutMs: 15_000 });
  return result.exit === 0 ? hide(result.stdout.toString('utf8')).trim().slice(0, 200) : '';
}
