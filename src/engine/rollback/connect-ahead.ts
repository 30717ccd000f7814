import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LinksAhead } from '../transport/ssh/links-ahead.ts';
import type { ChosenRelease } from './choose-release.ts';

/** Hosts that are connected to ahead; the others of a large group would only wait for them. */
const mostHosts = 8;

interface SidecarTargets {
  readonly targets?: Readonly<Record<string, { readonly ssh?: string; readonly key?: string }>>;
}

/**
 * Begins to connect to the hosts that hold a release's restore point. What it reads is only believed as far as where to
 * connect to: a sidecar that changed on the way names its hosts anew, and what was begun in vain is closed unused. Settles when
 * the servers have something to do.
 */
export async function connectAhead(
  state: string,
  release: ChosenRelease,
  sshConfig: string | null,
): Promise<LinksAhead> {
  const links = new LinksAhead();
  const targets = readTargets(join(state, 'runs', release.run, 'sidecar.json'));
  await Promise.all(
    release.hosts.slice(0, mostHosts).map((host) => {
      const { ssh, key } = targets[host] ?? {};
      return ssh === undefined ? null : links.begin(host, ssh, { config: sshConfig, identity: key ?? null });
    }),
  );
  return links;
}

function readTargets(file: string): NonNullable<SidecarTargets['targets']> {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as SidecarTargets).targets ?? {};
  } catch {
    // Whoever opens the run says what is wrong with it.
    return {};
  }
}
