import type { HostPoint, KeptPath } from '../../../shared/journal/events.ts';
import { scriptCommand } from '../../transport/script-command.ts';
import { loadScript } from '../../transport/scripts/load-script.ts';
import type { Transport } from '../../transport/transport.ts';
import { askVersion, type RestorePointSpec } from '../restore-point/pin-restore-point.ts';
import { currentRelease } from '../restore-point/release-link.ts';
import * as words from '../rollback-words.ts';

const hashPaths = loadScript('restore-point/hash-restored');

export interface Verified {
  readonly host: string;
  readonly restored: boolean;
  readonly version: string;
  readonly paths: readonly KeptPath[];
  readonly reason: string;
  /** Whether all that is missing is an answer of the service, which may still come. */
  readonly mayCome: boolean;
}

/** The hashes of a restore point's paths as they are now, in the point's order; `missing` for what is not there. */
export type RestoredHashes = readonly Pick<KeptPath, 'sha256' | 'form'>[];

/** Hashes what lies where a restore point's paths belong. */
export async function hashRestored(point: HostPoint, transport: Transport): Promise<RestoredHashes> {
  const script = scriptCommand(hashPaths, ...point.paths.flatMap(({ path, form = '-' }) => [path, form]));
  const { stdout } = await transport.exec(script, { timeoutMs: 120_000 });
  const hashes = new Map(
    stdout
      .toString('utf8')
      .split('\n')
      .map((line): [string, RestoredHashes[number]] => {
        const [index = '', sha256 = '', form = '-'] = line.split(' ');
        return [index, form === '-' ? { sha256 } : { sha256, form }];
      }),
  );
  return point.paths.map((_path, index) => hashes.get(String(index)) ?? { sha256: 'missing' });
}

/** A host's restore point, and how to look at what is there now. */
export interface RestoredHost {
  readonly point: HostPoint;
  readonly spec: RestorePointSpec;
  readonly transport: Transport;
  /** What the sidecar sets for every command. */
  readonly env: Readonly<Record<string, string>>;
  /** Hides secrets in what the host answers, as when the point was pinned. */
  readonly hide?: (text: string) => string;
}

/**
 * Whether a host holds the restore point's content and answers with its version. `hashing` are its hashes where they are being
 * taken already, with nothing done since that has an effect.
 */
export async function verifyRestored(
  { point, spec, transport, env, hide }: RestoredHost,
  hashing: Promise<RestoredHashes> = hashRestored(point, transport),
): Promise<Verified> {
  const asked = point.version === '' ? undefined : spec.version;
  const [hashes, version, elsewhere] = await Promise.all([
    hashing,
    asked === undefined ? point.version : askVersion(transport, asked, env, hide),
    spec.releases === undefined ? null : pointsElsewhere(point, transport),
  ]);
  const paths = point.paths.map(({ form: _pinned, ...path }, index) => ({
    ...path,
    ...(hashes[index] ?? { sha256: 'missing' }),
  }));
  const wrong = elsewhere ?? wrongPaths(point, paths);
  const reason = wrong ?? wrongVersion(point, version) ?? '';
  return {
    host: point.host,
    restored: reason === '',
    version,
    paths,
    reason,
    mayCome: wrong === null && reason !== '',
  };
}

/** Which paths do not match the restore point, in words; null where all of them are. */
function wrongPaths(point: HostPoint, paths: readonly KeptPath[]): string | null {
  const wrong = paths.filter(({ sha256, form }, index) => {
    const pinned = point.paths[index];
    return sha256 !== pinned?.sha256 || form !== pinned.form;
  });
  if (wrong.length === 0) return null;
  return words.otherFiles(wrong.map(({ path }) => path));
}

/** What answers instead of the pinned version, in words; null where it answers. */
function wrongVersion(point: HostPoint, version: string): string | null {
  if (version === point.version) return null;
  return version === '' ? words.serviceSilent(point.version) : words.otherVersion(version, point.version);
}

/** Where a release layout's `current` points, in words, unless it is the pinned release. */
async function pointsElsewhere(point: HostPoint, transport: Transport): Promise<string | null> {
  for (const { path, kept } of point.paths) {
    const now = await currentRelease(transport, path);
    if (now !== kept) return words.otherRelease(path, now, kept);
  }
  return null;
}
