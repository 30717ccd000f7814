import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knock } from '../transport/ssh/knock.ts';
import type { LinksAhead } from '../transport/ssh/links-ahead.ts';
import type { ChosenRelease } from './choose-release.ts';
import { readReached } from './reached.ts';

/** Hosts that are connected to ahead; the others of a large group would only wait for them. */
const mostHosts = 8;

interface SidecarTargets {
  readonly targets?: Readonly<Record<string, { readonly ssh?: string; readonly key?: string }>>;
}

/**
 * Begins to connect to the hosts that hold a release's restore point. What it reads is only believed as far as where to
 * connect to: a sidecar that changed on the way names its hosts anew, and what was begun in vain is closed unused. Settles when
 * the servers have something to do. What each step needs is loaded just before it, so that nothing waits for the rest.
 */
export async function connectAhead(
  state: string,
  release: ChosenRelease,
  config: string | null,
): Promise<LinksAhead> {
  const dir = join(state, 'runs', release.run);
  const targets = readTargets(join(dir, 'sidecar.json'));
  const reached = readReached(dir);
  const hosts = release.hosts.slice(0, mostHosts).flatMap((host) => {
    const { ssh, key } = targets[host] ?? {};
    if (ssh === undefined) return [];
    const address = reached.get(host);
    return { host, ssh, identity: key ?? null, socket: address === undefined ? null : knock(address) };
  });
  const { resolveHost } = await import('../transport/ssh/resolve-host.ts');
  const asked = hosts.map(({ ssh, identity }) => resolveHost(ssh, { config, identity }));
  for (const resolving of asked) resolving.catch(() => undefined);
  const { LinksAhead } = await import('../transport/ssh/links-ahead.ts');
  const links = new LinksAhead();
  await Promise.all(
    hosts.map(({ host, ssh, identity, socket }, index) =>
      links.begin(host, ssh, { config, identity }, { resolved: asked[index] ?? null, socket }),
    ),
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
